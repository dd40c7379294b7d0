import { createHash, timingSafeEqual } from 'node:crypto';
import type { AuthContext, AuthenticationType, ParsedKey } from 'ssh2';
import { utils } from 'ssh2';
import { SandboxError } from '../errors';
import { publicKeyLine } from './public-key-line';

/** As OpenSSH's MaxAuthTries. */
export const MOST_LOGIN_TRIES = 6;

export interface LoginRules {
  readonly username: string;
  readonly password?: string;
  /** Public keys in OpenSSH's one-line form or PEM. */
  readonly publicKeys?: readonly string[];
  /** Demand both a key and the password, as OpenSSH's `AuthenticationMethods publickey,password`. */
  readonly twoFactor?: boolean;
}

/** Decides the login attempts of one connection. */
export class LoginCheck {
  private readonly keys: readonly ParsedKey[];
  private readonly passed = new Set<AuthenticationType>();

  constructor(private readonly rules: LoginRules) {
    this.keys = (rules.publicKeys ?? []).map(readPublicKey);
  }

  /** @returns whether the client is in now */
  decide(attempt: AuthContext): boolean {
    if (!this.proves(attempt)) {
      attempt.reject(this.methodsLeft());
      return false;
    }
    if (attempt.method === 'publickey' && attempt.signature === undefined) {
      // The client only asks whether this key would do.
      attempt.accept();
      return false;
    }
    this.passed.add(attempt.method);
    if (this.rules.twoFactor && this.passed.size < 2) {
      attempt.reject(this.methodsLeft(), true);
      return false;
    }
    attempt.accept();
    return true;
  }

  private proves(attempt: AuthContext): boolean {
    if (!sameText(attempt.username, this.rules.username)) return false;
    if (attempt.method === 'password') {
      return this.rules.password !== undefined && sameText(attempt.password, this.rules.password);
    }
    if (attempt.method !== 'publickey') return false;
    const key = this.keys.find((known) => known.getPublicSSH().equals(attempt.key.data));
    if (key === undefined) return false;
    if (attempt.signature === undefined || attempt.blob === undefined) return true;
    return key.verify(attempt.blob, attempt.signature, attempt.hashAlgo as never) === true;
  }

  private methodsLeft(): AuthenticationType[] {
    const offered: AuthenticationType[] = [];
    if (this.keys.length > 0) offered.push('publickey');
    if (this.rules.password !== undefined) offered.push('password');
    return offered.filter((method) => !this.passed.has(method));
  }
}

/** @throws SandboxError when the text is no public key */
export function readPublicKey(text: string): ParsedKey {
  const key = parse(text.trim()) ?? parse(publicKeyLine(text) ?? '');
  if (key === undefined) {
    throw new SandboxError('This is no public key. Expected one line such as "ssh-rsa AAAA… name", or PEM.');
  }
  return key;
}

function parse(text: string): ParsedKey | undefined {
  const parsed = utils.parseKey(text);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  return key instanceof Error ? undefined : key;
}

/** Compares without telling by its time how much was right. */
function sameText(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
