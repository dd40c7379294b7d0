import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names this run for people, and apart from every other one. */
export function thisProcess(): string {
  return `${hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`.slice(-120);
}
