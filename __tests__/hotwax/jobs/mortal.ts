import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import type { Db } from '../../../packages/hotwax/src/adapters/database/open-database';
import type { FeedFolder } from '../../../packages/hotwax/src/jobs/ports';

/** The process is gone. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Counts what a run asks of the outside, and ends the run at one of these points: from then on nothing that it asks takes
 * place, also not what its `finally` blocks would tidy up.
 */
export class Mortality {
  /** Points that were passed, and what each was about. */
  readonly passed: string[] = [];
  /** What the run was about to do when it died. */
  diedAt = '';

  constructor(private readonly dieAt = Number.POSITIVE_INFINITY) {}

  pass(what: string): void {
    this.passed.push(what);
    if (this.passed.length >= this.dieAt) {
      this.diedAt ||= what;
      throw new Killed(`killed at point ${this.dieAt}: ${this.diedAt}`);
    }
  }

  /** Each statement is a point. What a transaction did before it died is rolled back, as the server would. */
  database(db: Db): Db {
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }: PluginTransformQueryArgs) => {
        this.pass(node.kind);
        return node;
      },
      transformResult: async ({ result }: PluginTransformResultArgs) => result,
    };
    return db.withPlugin(plugin);
  }

  /** Before, in the middle and after each write is a point; so is each look. */
  folder(folder: FeedFolder, root: string): FeedFolder {
    return {
      list: (path) => this.#before(`list ${path}`, () => folder.list(path)),
      size: (path) => this.#before(`size of ${path}`, () => folder.size(path)),
      read: (path) => {
        this.pass(`read ${path}`);
        return folder.read(path);
      },
      move: (from, to) => this.#before(`move ${from}`, () => folder.move(from, to)),
      close: () => folder.close(),
      write: async (path, content) => {
        this.pass(`write ${path}`);
        const parts: Buffer[] = [];
        for await (const part of content) {
          parts.push(part);
        }
        try {
          this.pass(`in the middle of ${path}`);
        } catch (error) {
          const torn = Buffer.concat(parts);
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, `${path}.part`), torn.subarray(0, torn.length / 2));
          throw error;
        }
        await folder.write(path, parts);
        this.pass(`wrote ${path}`);
      },
    };
  }

  async #before<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.pass(what);
    return work();
  }
}
