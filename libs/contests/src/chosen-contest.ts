import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ContestId } from '#kernel';

/** The earlier contest that a request of the console is about, where one was opened there; what runs without a choice is about the newest. */
@Injectable()
export class ChosenContest {
  private readonly chosen = new AsyncLocalStorage<ContestId>();

  /** Runs the work with the choice. */
  run<T>(contestId: ContestId, work: () => T): T {
    return this.chosen.run(contestId, work);
  }

  /** The choice of the present request; undefined where there is none. */
  id(): ContestId | undefined {
    return this.chosen.getStore();
  }
}
