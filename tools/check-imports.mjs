/**
 * Holds the house's one rule of direction: scripts → netsuite → pipeline → feed, and that only netsuite/ calls N/*; that
 * time comes from outside in feed/ and pipeline/; that the sandbox knows nothing of this project; that no imports run
 * in a circle. Type-only imports do not count for circles. Prints file, line and rule; exits with 1 on a breach.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const house = join(root, 'src/SuiteScripts/HotWaxSync');
/** Each layer may import itself and the layers after it. */
const LAYERS = ['scripts', 'netsuite', 'pipeline', 'feed'];
const PURE = ['pipeline', 'feed'];

const breaches = [];
const graph = new Map();
for (const file of [...sources(house), ...sources(join(root, 'packages/sandbox/src'))]) {
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    checkLine(file, line, index + 1);
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
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => file.endsWith('.ts') && statSync(file).isFile());
}

function checkLine(file, line, number) {
  const layer = file.startsWith(house) ? relative(house, file).split(/[\\/]/)[0] : undefined;
  const breach = (rule) => breaches.push(`${relative(root, file)}:${number}: ${rule}`);
  if (PURE.includes(layer) && /\bDate\.now\(|\bnew Date\(\)/.test(line)) {
    breach('time comes from the clock port, so that tests can set it');
  }
  const target = /(?:from|import) '([^']+)'/.exec(line)?.[1];
  if (target === undefined || line.trimStart().startsWith('*')) {
    return;
  }
  if (/^N(\/|$)/.test(target) && layer !== undefined && layer !== 'netsuite' && !line.startsWith('import type')) {
    breach(`only netsuite/ calls ${target}`);
  }
  if (target.startsWith('.')) {
    checkRelative(file, join(dirname(file), `${target}.ts`), layer, line, breach);
  }
}

function checkRelative(file, target, layer, line, breach) {
  const inHouse = target.startsWith(house);
  if (layer === undefined ? inHouse : !inHouse) {
    breach('the sandbox and the sync do not know each other');
  }
  const targetLayer = relative(house, target).split(/[\\/]/)[0];
  if (layer !== undefined && inHouse && LAYERS.indexOf(targetLayer) < LAYERS.indexOf(layer)) {
    breach(`${layer}/ must not import ${targetLayer}/: imports point ${LAYERS.join(' → ')}`);
  }
  if (!line.startsWith('import type') && !line.startsWith('export type')) {
    graph.set(file, [...(graph.get(file) ?? []), target]);
  }
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
