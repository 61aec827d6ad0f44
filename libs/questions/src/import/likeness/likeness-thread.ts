import { join, relative } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '#settings';
import type { Comparable } from '../near-duplicates.js';
import type { LikenessSaid, LikenessTold } from './likeness-messages.js';
import type { FoundLikeness, KnownQuestion } from './likenesses.js';

/** Always the built program, also when this file runs from its source: a thread starts no TypeScript, and tests build first. */
const HERE = relative(PROJECT_ROOT, fileURLToPath(new URL('./likeness-program.js', import.meta.url)));
const PROGRAM = join(PROJECT_ROOT, HERE.startsWith('dist') ? HERE : join('dist', HERE));
/** 2,000 questions against 10,000 take a third of it. */
const MOST_MEMORY_MB = 768;
/** Copied to the thread in a millisecond or two. */
const PORTION = 250;

/**
 * Looks for what a file says again, in a thread of its own, one file after the other: people who sit their exam at the same process
 * wait for none of it.
 */
export class LikenessThread {
  private before: Promise<unknown> = Promise.resolve();

  /** @throws Error when the thread ended without a word */
  async find(bank: readonly KnownQuestion[], file: readonly Comparable[]): Promise<FoundLikeness[]> {
    const found = this.before.then(() => foundInAThread(bank, file));
    this.before = found.catch(() => undefined);
    return found;
  }
}

async function foundInAThread(bank: readonly KnownQuestion[], file: readonly Comparable[]): Promise<FoundLikeness[]> {
  const worker = new Worker(PROGRAM, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  const said = new Promise<LikenessSaid>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that compares questions ended with ${code}.`)));
  });
  // It may fail while it is still being told.
  said.catch(() => undefined);
  const tell = async (told: LikenessTold): Promise<void> => {
    worker.postMessage(told);
    await breathe();
  };
  try {
    for (let from = 0; from < bank.length; from += PORTION) await tell({ bank: bank.slice(from, from + PORTION) });
    // What is compared, and no more: neither keys nor explanations leave.
    for (let from = 0; from < file.length; from += PORTION)
      await tell({ file: file.slice(from, from + PORTION).map(({ text, options }) => ({ text, options })) });
    await tell('that is all');
    return await said;
  } finally {
    await worker.terminate();
  }
}
