import { spawnSync } from 'node:child_process';

/** A block of a page: what a reader copies, or lines that the commands before it print. */
export interface PageStep {
  readonly kind: 'bash' | 'text';
  readonly text: string;
}

export function stepsOf(page: string): PageStep[] {
  return [...page.matchAll(/```(bash|text)\n(.*?)```/gs)].map(([, kind, text = '']) => ({
    kind: kind === 'bash' ? 'bash' : 'text',
    text,
  }));
}

export interface Replay {
  readonly status: number | null;
  readonly stderr: string;
  /** What each step printed. */
  readonly printed: readonly string[];
}

/**
 * Does what a reader would copy, in one bash, without the installation, and without npm between us and the programs.
 * @param folder for temporary files
 */
export function replay(steps: readonly PageStep[], folder: string): Replay {
  const commands = steps.map(({ kind, text }) => (kind === 'bash' ? text : '')).join('echo "=== step"\n');
  const script = commands
    .replace('npm ci && npm run build', 'set -e')
    .replaceAll('npm run --silent sandbox --', `"${process.execPath}" packages/sandbox/bin/sandbox.js`)
    .replaceAll('npm run --silent hotwax --', `"${process.execPath}" packages/hotwax/bin/hotwax.js`)
    .replaceAll('npm start --', `"${process.execPath}" build/demo/main.js`);
  const env = { ...process.env, TMPDIR: folder };
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env });
  return { status, stderr, printed: stdout.split('=== step\n') };
}

/** Lines that the page shows and its commands did not print. Of log lines, the time in front may be left out. */
export function notPrinted(steps: readonly PageStep[], printed: readonly string[]): string[] {
  return steps.flatMap(({ kind, text }, index) => {
    const output = (printed[index - 1] ?? '').split(/\r?\n/);
    const lines = kind === 'text' ? text.trimEnd().split('\n') : [];
    return lines.filter((line) => !output.some((found) => found.endsWith(line)));
  });
}
