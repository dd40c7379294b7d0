import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../../packages/hotwax/src/adapters/config/load-config';
import { notPrinted, type Replay, replay, stepsOf } from '../../replayed-page';

const PAGE = readFileSync('docs/hotwax.md', 'utf8');
const section = (title: string) => PAGE.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';

describe('the page for operators', () => {
  const steps = stepsOf(section('Try it here'));
  let folder: string;
  let replayed: Replay;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'operators-page-'));
    replayed = replay(steps, folder);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('shows what its commands print, and they leave nothing behind', () => {
    expect(replayed.status).toBe(0);
    expect(notPrinted(steps, replayed.printed)).toEqual([]);
    expect(steps.filter(({ kind }) => kind === 'text')).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('names every key of the config', () => {
    const file = join(folder, 'hotwax.json');
    writeFileSync(file, readFileSync('packages/hotwax/config.example.json'));
    const { folder: _, ...config } = loadConfig(file);
    rmSync(file);
    const table = section('Config');
    const keys = Object.entries(config).flatMap(([part, values]) => Object.keys(values).map((key) => `${part}.${key}`));
    expect(keys.length).toBeGreaterThan(30);
    const isNamed = (key: string) => {
      const [part = '', name = ''] = key.split('.');
      return table.split('\n').some((row) => row.startsWith(`| \`${part}.`) && row.includes(name));
    };
    expect(keys.filter((key) => !isNamed(key))).toEqual([]);
  });

  test('its lines for cron print only what failed', () => {
    const line = /out=.*export-orders.*/.exec(section('Run'))?.[0] ?? '';
    const command = `HOTWAX="${process.execPath} packages/hotwax/bin/hotwax.js"; ${line}`;
    const config = {
      database: { kind: 'sqlite', file: 'hotwax.db' },
      files: { kind: 'local', directory: 'feeds' },
      orders: { timeZone: 'UTC' },
    };
    const good = join(folder, 'good.json');
    writeFileSync(good, JSON.stringify(config));
    const lost = join(folder, 'lost.json');
    const server = { kind: 'mysql', host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' };
    writeFileSync(lost, JSON.stringify({ ...config, database: server }));
    const steps = [{ kind: 'bash' as const, text: `${command}\n` }];
    const printedWith = (file: string, before: string) =>
      replay([{ kind: 'bash', text: `export HOTWAX_CONFIG=${file}\n${before}\n` }, ...steps], folder).printed[1];
    expect(printedWith(good, 'npm run --silent hotwax -- seed --customers 5 --orders 5')).toBe('');
    expect(printedWith(lost, '')).toBe('error: database: connect ECONNREFUSED 127.0.0.1:1\n');
  }, 60_000);
});
