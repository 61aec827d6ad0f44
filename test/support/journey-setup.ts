import { jest } from '@jest/globals';

// A journey starts a whole product and walks through it, and may wait for the one that all are copied from; the limit is for
// what hangs, not for what is slow.
jest.setTimeout(300_000);
