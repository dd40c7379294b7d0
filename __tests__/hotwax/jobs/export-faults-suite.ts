import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SqlExportLedger } from '../../../packages/hotwax/src/adapters/database/sql-export-ledger';
import { SqlJobLocks } from '../../../packages/hotwax/src/adapters/database/sql-job-locks';
import { LocalFolder } from '../../../packages/hotwax/src/adapters/files/local-folder';
import type { SeenRecord } from '../../../packages/hotwax/src/core/decide-export';
import type { FileDraft } from '../../../packages/hotwax/src/core/feed-file-draft';
import { FeedFolderError } from '../../../packages/hotwax/src/jobs/feed-folder-error';
import type { SeededCustomer } from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { draftRows } from '../../../packages/hotwax/src/seed/order-draft';
import { plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import type { TestDatabases } from '../databases';
import { EXPORT_FOLDERS, NOW } from './export-run';
import { ExportScene, HOUR, MINUTE } from './export-scene';

/** What the exports do when something is in their way, whatever the database. */
export function describeExportFaults(name: string, databases: TestDatabases): void {
  describe(`exports with something in their way on ${name}`, () => {
    const scene = new ExportScene(databases);
    const { run, files, sentOrders, sentIds, addOrders, addCustomers, record, setRecord } = scene;

    describe('two runs at once', () => {
      test('weakness 15: are kept apart by the lock, which a dead run leaves and the next one takes over', async () => {
        const ids = await addOrders(2);
        const nested: Promise<PromiseSettledResult<unknown>[]>[] = [];
        const observe = (step: string) => {
          if (step.startsWith('before remembering')) {
            nested.push(Promise.allSettled([run('salesorder', { holder: 'other' })]));
          }
        };
        await run('salesorder', { observe });
        const told = expect.stringMatching(/its lock holds until 2026-03-09T10:25:00.000Z/);
        expect(await nested[0]).toMatchObject([{ status: 'rejected', reason: { message: told } }]);
        expect(sentIds()).toEqual(ids);
        await scene.db
          .insertInto('hcsync_lock')
          .values({ job: 'export-salesorder', holder: 'dead', held_until: scene.clock.now().toISOString() })
          .execute();
        scene.clock.pass(1);
        await expect(run('salesorder')).resolves.toMatchObject({ exported: 0 });
      });

      test('do not come about because an upload is slow: it keeps the lock, and stops when it lost it', async () => {
        await addOrders(1);
        const lock = () => scene.db.selectFrom('hcsync_lock').select('held_until').executeTakeFirst();
        const real = new LocalFolder(scene.root);
        let heldUntil: string | undefined;
        /** A folder where something happens before each upload. */
        const folder = (before: () => unknown) =>
          Object.assign(new LocalFolder(scene.root), {
            write: async (path: string, content: AsyncIterable<Buffer>) => {
              await before();
              const parts: Buffer[] = [];
              for await (const part of content) {
                parts.push(part);
              }
              heldUntil = (await lock())?.held_until;
              await real.write(path, parts);
            },
          });
        const lose = () => scene.db.updateTable('hcsync_lock').set({ holder: 'other' }).execute();
        await expect(run('salesorder', { folder: folder(lose) })).rejects.toMatchObject({ name: 'AnotherRunError' });
        expect(files('salesorder').size).toBe(0);
        scene.clock.pass(HOUR);
        await run('salesorder', { folder: folder(() => scene.clock.pass(9 * MINUTE)) });
        expect(files('salesorder').size).toBe(1);
        expect(heldUntil).toBe(new Date(scene.clock.now().getTime() + 10 * MINUTE).toISOString());
      });

      test.each(['never sent before', 'rejected before'])(
        'send nothing twice even where the lock fails: orders %s',
        async (before) => {
          const ids = await addOrders(2);
          if (before === 'rejected before') {
            await run('salesorder');
            await scene.db.updateTable('hcsync_record').set({ state: 'rejected', retry_asked: 1 }).execute();
            rmSync(join(scene.root, EXPORT_FOLDERS.salesorder), { recursive: true });
          }
          let other: Promise<PromiseSettledResult<unknown>[]> | undefined;
          const runWithoutLock = async () => {
            await scene.db.deleteFrom('hcsync_lock').execute();
            return run('salesorder', { holder: 'other' });
          };
          const observe = (step: string) => {
            if (step.startsWith('before remembering')) {
              // Another machine whose lock this one does not see.
              other ??= Promise.allSettled([runWithoutLock()]);
            }
          };
          const own = await Promise.allSettled([run('salesorder', { observe })]);
          const outcomes = [...own, ...((await other) ?? [])];
          const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
          // On a real server each of them may find the other one at work.
          expect([outcomes.length, new Set(failures)]).toEqual([2, new Set(['AnotherRunError'])]);
          scene.clock.pass(HOUR);
          await run('salesorder');
          expect(sentIds()).toEqual(ids);
        },
      );
    });

    describe('the bookkeeping', () => {
      const draft: FileDraft = {
        records: [{ recordId: 'M1', externalId: 'e1', fingerprint: 'f' }],
        rows: 1,
        content: [Buffer.from('a\n1\n')],
        bytes: 4,
        sha256: 'digest',
      };
      const seen: SeenRecord = { state: 'rejected', attempts: 1, fingerprint: 'f', retryAsked: false };
      const count = async () => (await scene.db.selectFrom('hcsync_file').select('file_name').execute()).length;

      test('remembers no file with a record that another run marked meanwhile', async () => {
        const ledger = new SqlExportLedger(scene.db);
        await ledger.commitFile('salesorder', draft, new Map(), NOW);
        const again = (before: ReadonlyMap<string, SeenRecord>) => ledger.commitFile('salesorder', draft, before, NOW);
        for (const before of [new Map(), new Map([['M1', seen]])]) {
          await expect(again(before)).rejects.toMatchObject({ name: 'AnotherRunError' });
        }
        await setRecord('M1', { state: 'rejected' });
        await expect(again(new Map([['M1', { ...seen, attempts: 0 }]]))).rejects.toMatchObject({
          name: 'AnotherRunError',
        });
        expect(await count()).toBe(1);
        await again(new Map([['M1', seen]]));
        expect(await count()).toBe(2);
      });

      test('gives the lock of a process that is surely gone to the next run at once', async () => {
        const take = (holder: string, isGone: boolean) =>
          new SqlJobLocks(scene.db, () => isGone).take('export', holder, NOW, new Date(NOW.getTime() + 1));
        expect(await take('one', false)).toBeUndefined();
        expect(await take('two', false)).toEqual(new Date(NOW.getTime() + 1));
        expect(await take('two', true)).toBeUndefined();
        expect(await new SqlJobLocks(scene.db).extend('export', 'one', NOW)).toBe(false);
      });
    });

    describe('a server that says no', () => {
      test('gets the very same file once it takes it, whatever HotWax says by then', async () => {
        const [id] = await addOrders(1);
        const full = Object.assign(new LocalFolder(scene.root), {
          write: async () => {
            throw new FeedFolderError('salesorder/export: the disk is full');
          },
        });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('the disk is full');
        await scene.db.updateTable('order_header').set({ order_name: '#changed' }).execute();
        scene.clock.pass(HOUR);
        const result = await run('salesorder');
        expect([result.exported, result.files.length]).toEqual([0, 1]);
        expect(sentOrders().map(({ orderId, values }) => [orderId, values.orderId])).toEqual([[id, '#1001']]);
      });

      test('never gets bytes that are not those that were remembered', async () => {
        await addOrders(1);
        const full = Object.assign(new LocalFolder(scene.root), { write: () => Promise.reject(new Error('full')) });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('full');
        await scene.db
          .updateTable('hcsync_file_part')
          .set({ content: Buffer.from('tampered') })
          .execute();
        scene.clock.pass(HOUR);
        await expect(run('salesorder')).rejects.toThrow(/are not those that were remembered; nothing was sent/);
        expect(files('salesorder').size).toBe(0);
      });

      test('keeps a file of another one under the same name', async () => {
        await addOrders(1);
        const full = Object.assign(new LocalFolder(scene.root), { write: () => Promise.reject(new Error('full')) });
        await expect(run('salesorder', { folder: full })).rejects.toThrow('full');
        const [file] = await scene.db.selectFrom('hcsync_file').selectAll().execute();
        mkdirSync(join(scene.root, EXPORT_FOLDERS.salesorder), { recursive: true });
        writeFileSync(join(scene.root, EXPORT_FOLDERS.salesorder, file?.file_name ?? ''), 'of somebody else');
        scene.clock.pass(HOUR);
        await expect(run('salesorder')).rejects.toThrow(/a file of that name is there with 16 bytes/);
        expect([...files('salesorder').values()]).toEqual(['of somebody else']);
      });

      test('weakness 14: one file that cannot be brought does not keep back the others', async () => {
        const ids = await addOrders(3);
        const real = new LocalFolder(scene.root);
        const picky = Object.assign(new LocalFolder(scene.root), {
          write: (path: string, content: AsyncIterable<Buffer>) =>
            path.endsWith('1.csv') ? Promise.reject(new FeedFolderError(`${path}: no`)) : real.write(path, content),
        });
        await expect(run('salesorder', { folder: picky, limits: { records: 1 } })).rejects.toThrow(/00000001.csv: no/);
        expect(sentIds()).toEqual(ids.slice(1));
        scene.clock.pass(HOUR);
        const [customer] = await scene.db.selectFrom('order_role').selectAll().limit(1).execute();
        await insertRows(
          scene.db,
          draftRows(plainOrder(9, { partyId: customer?.party_id } as SeededCustomer, NOW, scene.random)),
        );
        await expect(run('salesorder', { folder: picky })).rejects.toThrow(/00000001.csv: no/);
        expect(sentIds()).toEqual([...ids.slice(1), 'M100010']);
        scene.clock.pass(HOUR);
        await run('salesorder');
        expect(sentIds()).toEqual([...ids, 'M100010']);
      });

      test('weakness 25: what could not be brought is told, and no time cursor passes it over', async () => {
        const early = await addCustomers(['new', 'new']);
        const full = Object.assign(new LocalFolder(scene.root), { write: () => Promise.reject(new Error('full')) });
        await expect(run('customer', { folder: full })).rejects.toThrow('full');
        // Longer than the overlap with what was looked at before.
        scene.clock.pass(40 * 24 * HOUR);
        const late = await addCustomers(['new'], early.length, scene.clock.now());
        await run('customer');
        expect(scene.sentCustomers()).toEqual([...early, ...late].map(({ partyId }) => partyId));
      });

      test('that cannot be reached is not waited for with files that grow old', async () => {
        await addOrders(1);
        const gone = () => Promise.reject(new FeedFolderError('sftp: the connection was lost', 'server'));
        const lost = Object.assign(new LocalFolder(scene.root), { write: gone, size: gone });
        await expect(run('salesorder', { folder: lost })).rejects.toThrow('the connection was lost');
        await scene.db.updateTable('order_header').set({ external_id: 'other', order_id: 'M2' }).execute();
        await expect(run('salesorder', { folder: lost })).rejects.toThrow('the connection was lost');
        expect(await record('salesorder', 'M2')).toBeUndefined();
      });
    });
  });
}
