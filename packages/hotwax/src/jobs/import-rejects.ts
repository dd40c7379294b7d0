import type { FeedName } from '../core/feeds';
import { readAnswer } from '../core/read-answer';
import { type AnswerPorts, type AnswerSource, type ImportResult, importAnswers } from './import-answers';
import type { SignOfLife } from './job-lock';

/**
 * Job `import-rejects`: what NetSuite's side rejected, into the bookkeeping. The export jobs send a rejected record again
 * once the feed would say something else of it, or when somebody asks (weakness 2).
 * @param exportFolders folders of the feeds; the reports stand in `error` below them
 */
export async function importRejects(
  exportFolders: Readonly<Record<FeedName, string>>,
  ports: AnswerPorts,
  alive: SignOfLife,
): Promise<ImportResult> {
  return importAnswers(
    (['customer', 'salesorder'] as const).map((feed) => rejectSource(feed, `${exportFolders[feed]}/error`, ports)),
    ports,
    alive,
  );
}

function rejectSource(feed: FeedName, folder: string, { answers }: AnswerPorts): AnswerSource {
  return {
    folder,
    mayBeMissing: true,
    take: async (file, content, now) => {
      const read = readAnswer('rejects', content);
      return read.unreadable === undefined ? answers.takeRejects(feed, file, read, now) : read;
    },
  };
}
