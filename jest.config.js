const SuiteCloudJestConfiguration = require('@oracle/suitecloud-unit-testing/jest-configuration/SuiteCloudJestConfiguration');

const suiteCloud = SuiteCloudJestConfiguration.build({
  projectFolder: 'dist',
  projectType: SuiteCloudJestConfiguration.ProjectType.ACP,
});

const shared = {
  ...suiteCloud,
  roots: ['<rootDir>/__tests__'],
  // Compiled already.
  transformIgnorePatterns: [...suiteCloud.transformIgnorePatterns, '/packages/(sandbox|hotwax)/dist/'],
  transform: {
    ...suiteCloud.transform,
    '^.+\\.ts$': [
      'babel-jest',
      {
        presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
      },
    ],
  },
};

module.exports = {
  // Milliseconds. Many tests start processes, and a machine may be busy.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'local',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(servers|large)\\.test\\.ts$'],
    },
    { ...shared, displayName: 'servers', testMatch: ['**/*.servers.test.ts'] },
    // One test that takes minutes.
    { ...shared, displayName: 'large', testMatch: ['**/*.large.test.ts'] },
  ],
};
