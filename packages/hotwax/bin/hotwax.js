#!/usr/bin/env node
const fs = require('node:fs');
const path = require('node:path');

const main = path.join(__dirname, '..', 'dist', 'packages', 'hotwax', 'src', 'cli', 'main.js');

if (fs.existsSync(main)) {
  require(main).main(process.argv);
} else {
  console.error('The feed jobs are not built yet: run npm run build first.');
  process.exitCode = 1;
}
