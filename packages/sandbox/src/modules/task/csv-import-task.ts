import type { CsvImportRequest } from '../../csv-import/csv-jobs';
import { submitCsvImport } from '../../csv-import/submit-csv-import';
import { NetSuiteError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { fileContentOf } from '../file/file-object';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';

/**
 * "You can use this method only in bundle installation scripts, scheduled scripts, and RESTlets":
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_5594909667.html. Which error others get is not
 * said. SDF installation scripts are not named, so they may not, either. In lower case.
 */
const MAY_SUBMIT: ReadonlySet<string> = new Set(['scheduledscript', 'restlet', 'bundleinstallationscript']);

/** task.CsvImportTask: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4392320106.html */
export class CsvImportTask {
  /** A file.File, or CSV text. */
  importFile: unknown = undefined;
  mappingId: string | number | undefined = undefined;
  name: string | undefined = undefined;
  queueId: number | undefined = undefined;
  /** Linked files, file.File or CSV text, by sublist id. */
  linkedFiles: Readonly<Record<string, unknown>> | undefined = undefined;
  #id: string | undefined;
  readonly #execution: ScriptExecution;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>) {
    this.#execution = execution;
    this.importFile = options.importFile;
    this.mappingId = options.mappingId as string | number | undefined;
    this.name = options.name as string | undefined;
    this.queueId = options.queueId as number | undefined;
    this.linkedFiles = options.linkedFiles as Readonly<Record<string, unknown>> | undefined;
  }

  get id(): string | undefined {
    return this.#id;
  }

  /** @returns task id */
  submit(): string {
    const { account, script } = this.#execution;
    if (!MAY_SUBMIT.has(script.scriptType.toLowerCase())) {
      throw new NetSuiteError(
        'SSS_OPERATION_UNAVAILABLE',
        `A CSV import task cannot be submitted from a ${script.scriptType}; scheduled scripts and RESTlets may.`,
      );
    }
    requireArguments(this, ['importFile', 'mappingId'], 'submit');
    this.#execution.charge(UNITS['task.CsvImportTask.submit']);
    this.#id = submitCsvImport(account, { ...this.#content(), ...this.#choices() });
    return this.#id;
  }

  #content(): Pick<CsvImportRequest, 'content' | 'fileName' | 'linked'> {
    const main = readGiven(this.importFile, 'importFile');
    const linked = Object.entries(this.linkedFiles ?? {}).map(([sublist, given]): [string, Buffer | string] => [
      sublist,
      readGiven(given, `linkedFiles.${sublist}`).content,
    ]);
    return { ...main, linked: new Map(linked) };
  }

  #choices(): Pick<CsvImportRequest, 'mappingId' | 'name' | 'queueId'> {
    const { mappingId, name, queueId } = this;
    return {
      mappingId: mappingId ?? '',
      ...(name && { name: String(name) }),
      ...(queueId !== undefined && queueId !== null && { queueId: Number(queueId) }),
    };
  }

  toString(): string {
    return 'task.CsvImportTask';
  }
}

/** @param given a file.File, or CSV text */
function readGiven(given: unknown, name: string): Pick<CsvImportRequest, 'content' | 'fileName'> {
  if (typeof given === 'string') return { content: given, fileName: 'import.csv' };
  const file = fileContentOf(given);
  if (file) return { content: file.content, fileName: file.name };
  throw new NetSuiteError('SSS_INVALID_TYPE_ARG', `You have entered an invalid type argument: ${name}`);
}
