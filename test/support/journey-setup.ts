import { jest } from '@jest/globals';

// A journey starts a whole product and walks through it; the limit is for what hangs, not for what is slow.
jest.setTimeout(180_000);
