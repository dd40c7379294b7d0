import { summarizeScriptError } from './script-errors';

/** What the prototype chains of the realms' objects end in. */
const ownRoots = new WeakSet<object>();
let listening = false;

/**
 * Keeps a promise that a script rejects and nothing handles from ending this process, as Node would: a script that forgets
 * a `catch` is not the end of the account's other work. It is told as a warning of the process, since it comes to light
 * only when the run is over. What NetSuite does about it is not documented
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4387812940.html).
 * @param objectPrototype of the realm
 */
export function surviveLostRejections(objectPrototype: object): void {
  ownRoots.add(objectPrototype);
  if (listening) return;
  listening = true;
  process.on('unhandledRejection', (reason, promise) => {
    if (ownRoots.has(rootOf(promise))) return warn(reason);
    // Of somebody else: what Node does when nobody listens.
    if (process.listenerCount('unhandledRejection') === 1) throw reason;
  });
}

/** The last object of a prototype chain: that of the realm where the object was made, unless somebody changed it. */
export function rootOf(value: object): object {
  const next = Object.getPrototypeOf(value) as object | null;
  return next === null ? value : rootOf(next);
}

function warn(reason: unknown): void {
  const { name, message } = summarizeScriptError(reason);
  process.emitWarning(`A script left a rejected promise that nothing handles: ${name}: ${message}`);
}
