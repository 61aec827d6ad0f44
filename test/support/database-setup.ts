import { jest } from '@jest/globals';

// The limit is for what hangs, not for what is slow on a busy machine.
jest.setTimeout(60_000);
