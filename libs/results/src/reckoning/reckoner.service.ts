import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { AttemptLedger } from '#attempts';
import type { RoundId } from '#kernel';
import { beginReckoning } from './begin-reckoning.js';
import type { AskScoring } from './reckoning.js';
import type { ReckoningKind, ReckoningOf, Reckonings } from './reckonings.js';
import { ReckoningThread } from './reckoning-thread.js';

/** Which sealed attempts go in, and by what they are scored. */
export interface ReckonedFrom {
  roundIds: readonly RoundId[];
  /** At whose closing a person's unit is the one that counts. */
  asOf: RoundId;
  /** Called in the scope of now and in no transaction, whenever the reckoning asks. */
  ask: AskScoring;
}

/** Reads sealed attempts into a reckoning: more than some ten thousand in a thread of its own. */
@Injectable()
export class Reckoner {
  constructor(private readonly ledger: AttemptLedger) {}

  /**
   * A reckoning that has taken all of them. What comes in one portion is reckoned here: it takes less than a thread does to begin.
   * The caller stops what it gets.
   */
  async read<Kind extends ReckoningKind>(
    kind: Kind,
    task: Reckonings[Kind]['task'],
    { roundIds, asOf, ask: asked }: ReckonedFrom,
  ): Promise<ReckoningOf<Kind>> {
    const ask: AskScoring = AsyncLocalStorage.bind(asked);
    let first: Buffer | undefined;
    let thread: ReckoningOf<Kind> | undefined;
    try {
      await this.ledger.sealedText(roundIds, { asOf }, async (portion) => {
        if (!first) first = portion;
        else if (thread) await thread.take(portion);
        else {
          thread = new ReckoningThread(kind, task, ask);
          await thread.take(first);
          await thread.take(portion);
        }
      });
    } catch (error) {
      await thread?.stop();
      throw error;
    }
    if (thread) return thread;
    const here = beginReckoning(kind, task, ask);
    if (first) await here.take(first);
    return here;
  }
}
