// What test/architecture/test-runner.spec.ts runs: files that must fail, run as the real ones are.
import config from '../../../config/jest.config.mjs';

const [unit] = config.projects;

export default { ...unit, testMatch: ['<rootDir>/test/runner/samples/*.sample.ts'], testPathIgnorePatterns: [] };
