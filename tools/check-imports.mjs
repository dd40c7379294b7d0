/**
 * Holds the rules of direction of the two houses: in src scripts → netsuite → pipeline → feed, where only netsuite/ calls
 * N/*; in packages/hotwax cli → seed → adapters → jobs → core, which shares only the feed's columns and lengths with src. Time comes
 * from outside in their inner layers; the sandbox knows nothing of this project; no imports run in a circle. Type-only
 * imports do not count for circles. Prints file, line and rule; exits with 1 on a breach.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
/** Each layer may import itself and the layers after it; the pure ones read no clock. */
const SYNC = {
  folder: join(root, 'src/SuiteScripts/HotWaxSync'),
  layers: ['scripts', 'netsuite', 'pipeline', 'feed'],
  pure: ['pipeline', 'feed'],
};
const HOTWAX = {
  folder: join(root, 'packages/hotwax/src'),
  layers: ['cli', 'seed', 'adapters', 'jobs', 'core'],
  pure: ['seed', 'jobs', 'core'],
};
const SANDBOX = { folder: join(root, 'packages/sandbox/src'), layers: [], pure: [] };
const HOUSES = [SYNC, HOTWAX, SANDBOX];
/** What HotWax's half may know of the NetSuite half: the contract between them. */
const FEED_CONTRACT = /^feed\/([a-z]+-columns|lengths)\.ts$/;
/** Packages that only one layer of packages/hotwax calls. */
const OUTSIDE = /^(kysely|mysql2|libsql|ssh2|node:fs|node:net)(\/|$)/;

const breaches = [];
const graph = new Map();
for (const house of HOUSES) {
  for (const file of sources(house.folder)) {
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      checkLine(house, file, line, index + 1);
    }
  }
}
for (const file of graph.keys()) {
  findCircle(file);
}
if (breaches.length > 0) {
  console.error(breaches.join('\n'));
  process.exit(1);
}

function sources(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => file.endsWith('.ts') && statSync(file).isFile());
}

function checkLine(house, file, line, number) {
  const layer = layerOf(house, file);
  const breach = (rule) => breaches.push(`${relative(root, file)}:${number}: ${rule}`);
  if (house.pure.includes(layer) && /\bDate\.now\(|\bnew Date\(\)/.test(line)) {
    breach('time comes from the clock port, so that tests can set it');
  }
  const target = /(?:from|import) '([^']+)'/.exec(line)?.[1];
  if (target === undefined || line.trimStart().startsWith('*')) {
    return;
  }
  if (house === SYNC && /^N(\/|$)/.test(target) && layer !== 'netsuite' && !line.startsWith('import type')) {
    breach(`only netsuite/ calls ${target}`);
  }
  if (house === HOTWAX && OUTSIDE.test(target) && (layer === 'jobs' || layer === 'core')) {
    breach(`only adapters/ calls ${target}`);
  }
  if (target.startsWith('.')) {
    checkRelative(house, file, join(dirname(file), `${target}.ts`), line, breach);
  }
}

function checkRelative(house, file, target, line, breach) {
  const layer = layerOf(house, file);
  const targetHouse = HOUSES.find(({ folder }) => target.startsWith(`${folder}/`));
  if (targetHouse !== house) {
    if (house !== HOTWAX) {
      breach('the sandbox and the sync do not know each other');
    } else if (targetHouse !== SYNC || !FEED_CONTRACT.test(relative(SYNC.folder, target))) {
      breach('packages/hotwax shares only the columns of the feeds with src: feed/…-columns and feed/lengths');
    }
    return;
  }
  const targetLayer = layerOf(house, target);
  if (layer !== undefined && house.layers.indexOf(targetLayer) < house.layers.indexOf(layer)) {
    breach(`${layer}/ must not import ${targetLayer}/: imports point ${house.layers.join(' → ')}`);
  }
  if (!line.startsWith('import type') && !line.startsWith('export type')) {
    graph.set(file, [...(graph.get(file) ?? []), target]);
  }
}

function layerOf(house, file) {
  const [layer] = relative(house.folder, file).split(/[\\/]/);
  return house.layers.includes(layer) ? layer : undefined;
}

/** Told once per circle, from the file that sorts first in it. */
function findCircle(start) {
  const cameFrom = new Map([[start, undefined]]);
  for (const file of cameFrom.keys()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) {
        const path = [start];
        for (let step = file; step !== undefined && step !== start; step = cameFrom.get(step)) {
          path.splice(1, 0, step);
        }
        if (path.every((step) => step >= start)) {
          breaches.push(`imports run in a circle: ${[...path, start].map((step) => relative(root, step)).join(' → ')}`);
        }
        return;
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, file);
      }
    }
  }
}
