import type { Account } from '../../account/account';
import { NetSuiteError } from '../../errors';
import type { ExportKind, ExportSource, ExportTarget } from '../../exports/export-task';
import { submitExport } from '../../exports/submit-export';
import type { ScriptExecution } from '../../scripts/script-execution';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';
import { type InboundDependency, readDependency, requestOf, shownDependency } from './inbound-dependency';

/** What tells task.SearchTask and task.SuiteQLTask apart; whatever is a method of theirs, a script could call. */
export interface ExportTaskRules<Members> {
  readonly kind: ExportKind;
  readonly units: Extract<keyof typeof UNITS, 'task.SearchTask.submit' | 'task.SuiteQLTask.submit'>;
  readonly required: string;
  /** Thrown when both the id and the path of the file are given. */
  readonly conflict: string;
  /** Thrown when it is submitted once more. */
  readonly resubmitted: string;
  /** What is exported. @throws NetSuiteError when there is no such thing */
  source(members: Members, account: Account): ExportSource;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The members that task.SearchTask and task.SuiteQLTask share: the CSV file, and what is to run when it is there. */
export class ExportTaskMembers<Members> {
  #fileId: number | undefined;
  #filePath: string | undefined;
  #id: string | undefined;
  #dependentIds: readonly string[] = [];
  readonly #dependencies: InboundDependency[] = [];
  readonly #execution: ScriptExecution;
  readonly #rules: ExportTaskRules<Members>;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>, rules: ExportTaskRules<Members>) {
    this.#execution = execution;
    this.#rules = rules;
    this.fileId = options.fileId as number | undefined;
    this.filePath = options.filePath as string | undefined;
  }

  get id(): string | undefined {
    return this.#id;
  }

  get fileId(): number | undefined {
    return this.#fileId;
  }

  set fileId(fileId: number | undefined) {
    this.#refuseBoth(fileId, this.#filePath);
    this.#fileId = fileId;
  }

  get filePath(): string | undefined {
    return this.#filePath;
  }

  set filePath(filePath: string | undefined) {
    this.#refuseBoth(this.#fileId, filePath);
    this.#filePath = filePath;
  }

  /** By index, from 0; with the ids of their tasks when the export has been submitted. */
  get inboundDependencies(): object {
    const entries = this.#dependencies.map((each, at) => [at, shownDependency(each, this.#dependentIds[at])]);
    return this.#execution.toScript(Object.fromEntries(entries));
  }

  addInboundDependency(dependentScript: unknown): void {
    this.#dependencies.push(readDependency(dependentScript));
  }

  /** @returns task id */
  submit(): string {
    const { kind, units, required, resubmitted } = this.#rules;
    requireArguments(this, [required, isGiven(this.#filePath) ? 'filePath' : 'fileId'], 'submit');
    const dependencies = this.#dependencies.map(requestOf);
    this.#execution.charge(UNITS[units]);
    if (this.#id !== undefined) throw new NetSuiteError(resubmitted, `This task has been submitted: ${this.#id}.`);
    const { account } = this.#execution;
    const source = this.#rules.source(this as unknown as Members, account);
    const submitted = submitExport(account, kind, { source, target: this.#target(), dependencies });
    this.#dependentIds = submitted.dependents;
    this.#id = submitted.id;
    return this.#id;
  }

  #target(): ExportTarget {
    return isGiven(this.#filePath) ? { path: String(this.#filePath) } : { fileId: Number(this.#fileId) };
  }

  #refuseBoth(fileId: unknown, filePath: unknown): void {
    if (!isGiven(fileId) || !isGiven(filePath)) return;
    throw new NetSuiteError(this.#rules.conflict, 'Either fileId or filePath can be set, not both.');
  }
}
