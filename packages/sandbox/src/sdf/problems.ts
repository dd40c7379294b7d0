/** One thing that is wrong with a project. */
export interface Problem {
  /** Relative to the project folder. */
  readonly file: string;
  /** Path of element names; empty for the file as a whole. */
  readonly element: string;
  readonly rule: string;
}

/** One line: file, element, rule. */
export function describeProblem({ file, element, rule }: Problem): string {
  return `${file}: ${element === '' ? '' : `${element}: `}${rule}`;
}
