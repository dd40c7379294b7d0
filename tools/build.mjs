/**
 * Builds everything: `npm run build`. With `project` as argument only the SDF project.
 * - packages/sandbox, packages/hotwax and demo → JavaScript for Node
 * - src → dist/, the SDF project: AMD modules, one per source module, in FileCabinet; objects, manifest and deploy file.
 *   Their source maps go to build/maps
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from '@rollup/wasm-node';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A compiler error ends the build without a stack trace: tsc has said what is wrong. */
process.on('uncaughtException', (error) => {
  console.error(error.status === undefined ? error : 'The build stopped.');
  process.exit(1);
});
const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const cabinet = join(dist, 'FileCabinet/SuiteScripts/HotWaxSync');
const compiled = join(root, 'build/suitescript');
/** Source maps of the scripts. They stay here: NetSuite has no use for them, the sandbox follows the comment in each script. */
const maps = join(root, 'build/maps');

/** First comment of an entry file: NetSuite reads the script's type from it. */
const HEADER = '/**\n * @NApiVersion 2.1\n * @NScriptType ScheduledScript\n * @NModuleScope SameAccount\n */';
const ENTRIES = ['scripts/import_customers', 'scripts/import_sales_orders'];

if (process.argv[2] !== 'project') {
  compile('packages/sandbox/tsconfig.json');
  compile('packages/hotwax/tsconfig.json');
  compile('demo/tsconfig.json');
}
rmSync(compiled, { recursive: true, force: true });
compile('src/tsconfig.json');
rmSync(dist, { recursive: true, force: true });
rmSync(maps, { recursive: true, force: true });
await bundle();
assemble();

function compile(project) {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, project)], { stdio: 'inherit' });
}

/** TypeScript no longer writes AMD, so Rollup turns its ES modules into AMD modules, one file each. */
async function bundle() {
  const built = await rollup({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(compiled, `${name}.js`)])),
    external: (id) => id.startsWith('N/') || id === 'papaparse',
    treeshake: { moduleSideEffects: false },
    plugins: [{ name: 'with-map', load: loadWithMap }],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await built.generate({
    dir: cabinet,
    format: 'amd',
    sourcemap: 'hidden',
    amd: { forceJsExtensionForImports: false },
    preserveModules: true,
    preserveModulesRoot: compiled,
    // Only feed/ uses papaparse, so the path is the same from everywhere.
    paths: { papaparse: '../vendor/papaparse' },
    interop: (id) => (id === 'papaparse' ? 'default' : 'esModule'),
    exports: 'auto',
    esModule: false,
    indent: '    ',
    banner: ({ name }) => (ENTRIES.includes(name) ? HEADER : ''),
    generatedCode: { preset: 'es2015', symbols: false },
  });
  for (const chunk of output) if (chunk.type === 'chunk') writeScript(chunk);
}

/** tsc has written a map beside each module; with it Rollup leads back to TypeScript. */
function loadWithMap(id) {
  if (!existsSync(`${id}.map`)) return null;
  const code = readFileSync(id, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
  return { code, map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
}

/** Writes a script and its map, with a comment that leads from one to the other on this machine. */
function writeScript({ fileName, code, map }) {
  const script = join(cabinet, fileName);
  const mapFile = join(maps, `${fileName}.map`);
  const spaced = spaceOut(code, map.mappings.split(';'));
  const sources = map.sources.map((source) => relative(dirname(mapFile), join(cabinet, dirname(fileName), source)));
  for (const file of [script, mapFile]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    mapFile,
    JSON.stringify({ ...map, mappings: spaced.mappings.join(';'), sources, sourcesContent: undefined }),
  );
  writeFileSync(script, `${spaced.code}//# sourceMappingURL=${relative(dirname(script), mapFile)}\n`);
}

/**
 * The compiler drops blank lines; people who read the File Cabinet want one after each function.
 * @param mappings of the source map, a text per line
 */
function spaceOut(code, mappings) {
  const lines = code.split('\n');
  const isEnd = (at) => /^ {4}\}[;)]*$/.test(lines[at]) && /^ {4}\S/.test(lines[at + 1] ?? '');
  return {
    code: lines.flatMap((line, at) => (isEnd(at) ? [line, ''] : [line])).join('\n'),
    mappings: lines.flatMap((_, at) => (isEnd(at) ? [mappings[at] ?? '', ''] : [mappings[at] ?? ''])),
  };
}

function assemble() {
  cpSync(join(root, 'src/Objects'), join(dist, 'Objects'), { recursive: true });
  cpSync(join(root, 'src/SuiteScripts/HotWaxSync/data'), join(cabinet, 'data'), { recursive: true });
  for (const file of ['manifest.xml', 'deploy.xml']) {
    cpSync(join(root, file), join(dist, file));
  }
  const papaparse = require.resolve('papaparse/papaparse.js');
  mkdirSync(join(cabinet, 'vendor'), { recursive: true });
  cpSync(papaparse, join(cabinet, 'vendor/papaparse.js'));
  if (!existsSync(join(cabinet, `${ENTRIES[0]}.js`))) {
    throw new Error('The build has written no scripts.');
  }
}
