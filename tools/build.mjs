/**
 * Builds everything: `npm run build`. With `project` as argument only the SDF project.
 * - packages/sandbox, packages/hotwax and demo → JavaScript for Node
 * - src → dist/, the SDF project: AMD modules, one per source module, in FileCabinet; objects, manifest and deploy file
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  await built.write({
    dir: cabinet,
    format: 'amd',
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
    plugins: [{ name: 'blank-lines', renderChunk: (code) => spaceOut(code) }],
  });
}

/** The compiler drops blank lines; people who read the File Cabinet want one after each function. */
function spaceOut(code) {
  return code.replace(/^( {4}\}[;)]*)\n(?= {4}\S)/gm, '$1\n\n');
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
