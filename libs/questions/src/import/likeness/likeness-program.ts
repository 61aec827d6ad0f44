import { parentPort } from 'node:worker_threads';
import type { Comparable } from '../near-duplicates.js';
import { type KnownQuestion, likenesses } from './likenesses.js';
import type { LikenessSaid, LikenessTold } from './likeness-messages.js';

// Program of the thread that foundInAThread starts: one file, then it ends.
const bank: KnownQuestion[] = [];
const file: Comparable[] = [];

parentPort?.on('message', (told: LikenessTold) => {
  if (told === 'that is all') {
    const said: LikenessSaid = likenesses(bank, file);
    parentPort?.postMessage(said);
    parentPort?.close();
  } else if ('bank' in told) bank.push(...told.bank);
  else file.push(...told.file);
});
