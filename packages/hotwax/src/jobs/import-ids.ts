import type { IdKind } from '../core/answer-kinds';
import { readAnswer } from '../core/read-answer';
import { type AnswerPorts, type AnswerSource, type ImportResult, importAnswers } from './import-answers';
import type { SignOfLife } from './job-lock';

/** Folders of the ids, by kind. */
export type IdFolders = Readonly<Record<IdKind, string>>;

/** Job `import-ids`: ids of customers, orders and lines that NetSuite has, into HotWax's tables. */
export async function importIds(folders: IdFolders, ports: AnswerPorts, alive: SignOfLife): Promise<ImportResult> {
  const kinds = ['customerIds', 'orderIds', 'orderLineIds'] as const;
  return importAnswers(
    kinds.map((kind) => idSource(kind, folders[kind], ports)),
    ports,
    alive,
  );
}

function idSource<Kind extends IdKind>(kind: Kind, folder: string, { answers }: AnswerPorts): AnswerSource {
  return {
    folder,
    mayBeMissing: false,
    take: async (file, content, now) => {
      const read = readAnswer(kind, content);
      return read.unreadable === undefined ? answers.takeIds(kind, file, read, now) : read;
    },
  };
}
