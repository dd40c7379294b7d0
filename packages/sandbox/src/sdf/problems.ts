/** One thing that is wrong with a project. */
export interface Problem {
  /** Relative to the project folder. */
  readonly file: string;
  /** Path of element names; empty for the file as a whole. */
  readonly element: string;
  readonly rule: string;
  /** NetSuite would deploy it all the same. */
  readonly warning?: true;
}

/** Adds a problem of one file. */
export type Complain = (element: string, rule: string, warning?: 'warning') => void;

/** @returns a function that collects the problems of a file */
export function complaintsOf(file: string, problems: Problem[]): Complain {
  return (element, rule, warning) => {
    problems.push({ file, element, rule, ...(warning && { warning: true as const }) });
  };
}

/** A line each: file, element, rule; no line twice. */
export function describeProblems(problems: readonly Problem[]): string[] {
  return [...new Set(problems.map(describeProblem))];
}

function describeProblem({ file, element, rule }: Problem): string {
  return `${file}: ${element === '' ? '' : `${element}: `}${rule}`;
}
