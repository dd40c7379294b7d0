import { readFileSync } from 'node:fs';

/**
 * Members that the sandbox does not have, as docs/sandbox-support.md says, which a test of its own keeps true:
 * `record.transform`, and `query.Query.*` for an object that it does not have at all.
 */
export const absentMembers = (): ReadonlySet<string> => membersListedAs('Absent');

/** @param status as the page has it: `Absent`, `Typings only` */
export function membersListedAs(status: string): ReadonlySet<string> {
  const members = new Set<string>();
  let module = '';
  let holder = '';
  for (const line of readFileSync('docs/sandbox-support.md', 'utf8').split('\n')) {
    const heading = /^(##|###) (?:N\/)?(.+)$/.exec(line);
    if (heading?.[1] === '##') module = heading[2] ?? '';
    if (heading) holder = heading[2] ?? module;
    if (line.startsWith(`**${status}**: all`)) members.add(`${holder}.*`);
    if (!line.startsWith(`- **${status}**: `)) continue;
    for (const [, member] of line.matchAll(/`([^`]+)`/g)) members.add(`${holder}.${member}`);
  }
  return members;
}

/** @param call e.g. `record.Record.getMacro` */
export function isAbsent(call: string, absent: ReadonlySet<string>): boolean {
  return absent.has(call) || absent.has(call.replace(/\.[^.]+$/, '.*'));
}
