// One configuration for the three sizes of test; tools/test.mjs chooses a project by name.
import { dirname } from 'node:path';

const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2024',
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const shared = {
  rootDir: dirname(import.meta.dirname),
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
};

const database = {
  globalSetup: '<rootDir>/test/support/global-database.mjs',
  globalTeardown: '<rootDir>/test/support/global-database-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/database-setup.ts'],
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
      setupFilesAfterEnv: ['<rootDir>/test/support/journey-setup.ts'],
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
  ],
};
