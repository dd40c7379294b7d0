import type { CsvImportRequest } from '../../csv-import/csv-jobs';
import { submitCsvImport } from '../../csv-import/submit-csv-import';
import { NetSuiteError, NotSimulatedError } from '../../errors';
import type { ScriptExecution } from '../../scripts/script-execution';
import { fileContentOf } from '../file/file-object';
import { requireArguments } from '../script-object';
import { UNITS } from '../units';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_5594909667.html */
const MAY_SUBMIT = new Set(['ScheduledScript', 'Restlet', 'BundleInstallationScript']);

/** task.CsvImportTask: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4392320106.html */
export class CsvImportTask {
  /** A file.File, or CSV text. */
  importFile: unknown = undefined;
  mappingId: string | number | undefined = undefined;
  name: string | undefined = undefined;
  queueId: number | undefined = undefined;
  /** Files of the sublists by sublist id; not simulated. */
  linkedFiles: object | undefined = undefined;
  #id: string | undefined;
  readonly #execution: ScriptExecution;

  constructor(execution: ScriptExecution, options: Readonly<Record<string, unknown>>) {
    this.#execution = execution;
    this.importFile = options.importFile;
    this.mappingId = options.mappingId as string | number | undefined;
    this.name = options.name as string | undefined;
    this.queueId = options.queueId as number | undefined;
    this.linkedFiles = options.linkedFiles as object | undefined;
  }

  get id(): string | undefined {
    return this.#id;
  }

  /** @returns task id */
  submit(): string {
    const { account, script } = this.#execution;
    if (!MAY_SUBMIT.has(script.scriptType)) {
      throw new NetSuiteError(
        'SSS_OPERATION_UNAVAILABLE',
        `A CSV import task cannot be submitted from a ${script.scriptType}; scheduled scripts and RESTlets may.`,
      );
    }
    requireArguments(this, ['importFile', 'mappingId'], 'submit');
    if (this.linkedFiles && Object.keys(this.linkedFiles).length > 0) {
      throw new NotSimulatedError('task.CsvImportTask.linkedFiles');
    }
    this.#execution.charge(UNITS['task.CsvImportTask.submit']);
    this.#id = submitCsvImport(account, { ...this.#content(), ...this.#choices() });
    return this.#id;
  }

  #content(): Pick<CsvImportRequest, 'content' | 'fileName'> {
    if (typeof this.importFile === 'string') return { content: this.importFile, fileName: 'import.csv' };
    const file = fileContentOf(this.importFile);
    if (file) return { content: file.content, fileName: file.name };
    throw new NetSuiteError('SSS_INVALID_TYPE_ARG', 'You have entered an invalid type argument: importFile');
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
