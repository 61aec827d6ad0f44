import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { AccountId } from '#kernel';

/** Who really acts where the act is somebody else's: an account that helps, or the operator, who has none. */
export type TrueActor = { kind: 'account'; id: AccountId } | { kind: 'operator' };

/** For whom the present work is done and by whom: the trail writes both down. */
@Injectable()
export class ActingAs {
  private readonly storage = new AsyncLocalStorage<TrueActor>();

  /** Runs the work as done by `trueActor`, whoever its entries name as the actor. */
  run<T>(trueActor: TrueActor, work: () => T): T {
    return this.storage.run(trueActor, work);
  }

  /** Who really acts; undefined where whoever is named does. */
  current(): TrueActor | undefined {
    return this.storage.getStore();
  }
}
