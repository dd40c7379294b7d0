import { SandboxError } from '../errors';
import type { Account } from './account';
import { sqlGet, sqlRun } from './sql';

/** Longest value of an API secret. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_160216486846.html */
const SECRET_MAX_CHARACTERS = 1_000_000;

/**
 * Stores an API secret's value, as a person does at Setup > Company > API Secrets.
 * @param id script id, `custsecret…`
 */
export function setSecret(account: Account, id: string, value: string): void {
  requireScriptId(id, 'custsecret');
  if (value.length > SECRET_MAX_CHARACTERS) {
    throw new SandboxError(`The secret ${id} has more than ${SECRET_MAX_CHARACTERS} characters.`);
  }
  sqlRun(
    account.db,
    'INSERT INTO secret (scriptid, value) VALUES (?, ?) ON CONFLICT (scriptid) DO UPDATE SET value = excluded.value',
    id.toLowerCase(),
    value,
  );
}

/** @returns the value, or undefined when the account has no such secret or no value was entered */
export function readSecret(account: Account, id: string): string | undefined {
  return sqlGet<{ value: string }>(account.db, 'SELECT value FROM secret WHERE scriptid = ?', id.toLowerCase())?.value;
}

/**
 * Stores an SSH private key, as a person does at Setup > Company > Keys.
 * @param id script id, `custkey…`
 * @param pem the private key in PEM form
 */
export function setKey(account: Account, id: string, pem: string): void {
  requireScriptId(id, 'custkey');
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    throw new SandboxError(`The key ${id} is not a private key in PEM form (-----BEGIN … PRIVATE KEY-----).`);
  }
  sqlRun(
    account.db,
    'INSERT INTO sshkey (scriptid, pem) VALUES (?, ?) ON CONFLICT (scriptid) DO UPDATE SET pem = excluded.pem',
    id.toLowerCase(),
    pem,
  );
}

/** @returns the PEM text, or undefined when the account has no such key */
export function readKey(account: Account, id: string): string | undefined {
  return sqlGet<{ pem: string }>(account.db, 'SELECT pem FROM sshkey WHERE scriptid = ?', id.toLowerCase())?.pem;
}

function requireScriptId(id: string, prefix: string): void {
  if (!new RegExp(`^${prefix}[a-z0-9_]+$`, 'i').test(id)) {
    throw new SandboxError(
      `"${id}" is no script id: it starts with ${prefix} and has letters, digits and underscores.`,
    );
  }
}
