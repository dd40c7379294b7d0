import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { describeProblems } from 'netsuite-sandbox/sdf/problems';
import { readProject } from 'netsuite-sandbox/sdf/read-project';
import { validateProject } from 'netsuite-sandbox/sdf/validate-project';
import { deployment, newProject, removeProject, scheduledScript, writeProject } from './sdf-project';

let dir: string;
let account: Account;
beforeEach(() => {
  ({ dir, account } = newProject());
});
afterEach(() => removeProject(dir, account));

/** What is wrong with a project of this one object. */
function problemsOf(id: string, xml: string): string[] {
  writeProject(dir, { [`Objects/${id}.xml`]: xml });
  return describeProblems(validateProject(account, readProject(dir)).problems);
}

const START = '<startdate>2026-01-01</startdate><starttime>03:00:00Z</starttime>';
const recurring = (inside: string): string[] => {
  const recurrence = `<recurrence>${inside}</recurrence>`;
  return problemsOf('customscript_x', scheduledScript(deployment(recurrence, 'customdeploy_x', 'SCHEDULED')));
};

describe('a recurrence', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_4155912874.html
  test.each([
    ['0', false],
    ['1', true],
    ['1000', true],
    ['1001', false],
  ])('of every %s days: %s', (days, taken) => {
    const problems = recurring(`<daily>${START}<everyxdays>${days}</everyxdays></daily>`);
    const problem = `everyxdays: must be a whole number from 1 to 1000, not "${days}"`;
    expect(problems).toEqual(taken ? [] : [expect.stringContaining(problem)]);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_3317777165.html
  test('of weeks names how many, and each day by T or F', () => {
    const days = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
    const week = (of: readonly string[], flag = 'F') => of.map((day) => `<${day}>${flag}</${day}>`).join('');
    const every = '<everyxweeks>1</everyxweeks>';
    expect(recurring(`<weekly>${START}${every}${week(days)}</weekly>`)).toEqual([]);
    expect(recurring(`<weekly>${START}${week(days)}</weekly>`)).toEqual([
      expect.stringContaining('recurrence/weekly/everyxweeks: is required'),
    ]);
    expect(recurring(`<weekly>${START}${every}${week(days.slice(1))}</weekly>`)).toEqual([
      expect.stringContaining('recurrence/weekly/sunday: is required'),
    ]);
    expect(recurring(`<weekly>${START}${every}${week(days.slice(1))}${week(['sunday'], 'yes')}</weekly>`)).toEqual([
      expect.stringContaining('recurrence/weekly/sunday: must be T or F, not "yes"'),
    ]);
  });
});

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162072306524.html
test('a secret has a script id of up to 99 characters, and never its value', () => {
  const secret = (length: number, inside = '') => {
    const id = 'custsecret_'.padEnd(length, 'x');
    return problemsOf('custsecret_a', `<secret scriptid="${id}">${inside}</secret>`);
  };
  expect(secret(99)).toEqual([]);
  expect(secret(100)).toEqual([expect.stringContaining('has more than 99 characters')]);
  expect(secret(20, '<value>s3cret</value>')).toEqual([
    expect.stringContaining('secret/value: is not an element of secret'),
  ]);
});
