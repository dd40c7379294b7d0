import { join } from 'node:path';
import { HELP, readOptions, UsageError } from './options';

const ROOT = join(__dirname, '../..');

async function main(): Promise<number> {
  process.chdir(ROOT);
  const options = readOptions(process.argv.slice(2), ROOT, process.env.INIT_CWD ?? ROOT);
  switch (options.mode) {
    case 'help':
      console.log(HELP);
      return 0;
    case 'feeds':
      return (await import('./own-feeds.js')).runFeeds(options);
    case 'circle':
      return (await import('./circle.js')).playCircle(options);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) {
      console.error(`\n${HELP}`);
    }
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
