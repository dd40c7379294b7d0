import { readFileSync } from 'node:fs';

/**
 * Members that the sandbox does not have, as docs/sandbox-support.md says, which a test of its own keeps true:
 * `record.transform`, and `query.Query.*` for an object that it does not have at all.
 */
export function absentMembers(): ReadonlySet<string> {
  const absent = new Set<string>();
  let module = '';
  let holder = '';
  for (const line of readFileSync('docs/sandbox-support.md', 'utf8').split('\n')) {
    const heading = /^(##|###) (?:N\/)?(.+)$/.exec(line);
    if (heading?.[1] === '##') module = heading[2] ?? '';
    if (heading) holder = heading[2] ?? module;
    if (line.startsWith('**Absent**: all')) absent.add(`${holder}.*`);
    if (!line.startsWith('- **Absent**: ')) continue;
    for (const [, member] of line.matchAll(/`([^`]+)`/g)) absent.add(`${holder}.${member}`);
  }
  return absent;
}

/** @param call e.g. `record.Record.getMacro` */
export function isAbsent(call: string, absent: ReadonlySet<string>): boolean {
  return absent.has(call) || absent.has(call.replace(/\.[^.]+$/, '.*'));
}
