import type { INestApplicationContext } from '@nestjs/common';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import type { RoundId } from '#kernel';
import { RoundClosing } from '#results';

type Source = Pick<INestApplicationContext, 'get'>;

const PLACE = 'Lâm Đồng';

/** What the worker does each second with the rounds of the tenant in scope, as often as it takes. */
export async function theWorkerGoesOn(source: Source): Promise<void> {
  const transitions = source.get(RoundTransitions, { strict: false });
  const closing = source.get(RoundClosing, { strict: false });
  for (let n = 0; n < 4; n += 1) {
    await transitions.advance();
    for (const round of await transitions.unfinished()) await closing.takeFurther(round, PLACE);
  }
}

/** One round, taken further so many times as the worker does. */
export async function takenFurther(source: Source, id: RoundId, times: number): Promise<Round> {
  const contests = source.get(ContestReader, { strict: false });
  const closing = source.get(RoundClosing, { strict: false });
  for (let n = 0; n < times; n += 1) await closing.takeFurther(await contests.round(id), PLACE);
  return contests.round(id);
}
