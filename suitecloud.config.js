const childProcess = require('node:child_process');

/** SDF deploys what the build assembles in dist/, so the build runs before every command that looks at the project. */
function beforeExecuting(options) {
  childProcess.execFileSync(process.execPath, ['tools/build.mjs', 'project'], { cwd: __dirname, stdio: 'inherit' });
  return options;
}

module.exports = {
  defaultProjectFolder: 'dist',
  commands: {
    'project:deploy': { beforeExecuting },
    'project:validate': { beforeExecuting },
  },
};
