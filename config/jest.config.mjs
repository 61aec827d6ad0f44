// One configuration for the three sizes of test; tools/test.mjs chooses a project by name.
import { dirname } from 'node:path';

const shared = {
  rootDir: dirname(import.meta.dirname),
  // In threads: as child processes, of several workers that start together one may wait for ever for its settings.
  runner: 'jest-light-runner',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/runner/limits.mjs'],
};

const database = {
  globalSetup: '<rootDir>/test/support/global-database.mjs',
  globalTeardown: '<rootDir>/test/support/global-database-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/runner/limits.mjs', '<rootDir>/test/support/database-setup.ts'],
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test/architecture,config}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.(db|http)\\.spec\\.ts$', '/node_modules/'],
    },
    { ...shared, ...database, displayName: 'database', testMatch: ['<rootDir>/{apps,libs,test}/**/*.db.spec.ts'] },
    { ...shared, ...database, displayName: 'http', testMatch: ['<rootDir>/test/**/*.http.spec.ts'] },
    {
      ...shared,
      displayName: 'journey',
      setupFilesAfterEnv: ['<rootDir>/test/runner/limits.mjs', '<rootDir>/test/support/journey-setup.ts'],
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
  ],
};
