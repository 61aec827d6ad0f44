import type { INestApplicationContext } from '@nestjs/common';
import { Attempts, type Attempt } from '#attempts';
import { Sessions } from '#accounts';
import type { Round, RunningContest } from '#contests';
import { DatabaseClock } from '#persistence';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { aContestant } from './a-running-contest.js';

/** How a sitting goes. */
export interface SittingScript {
  /** The first round unless said otherwise. */
  round?: Round;
  /** Who sits; a new person unless said otherwise. */
  registration?: Registration;
  fullName?: string;
  /** Code of the audience group of a new person; the first one unless said otherwise. */
  audience?: string;
  /** How many questions are answered right; the others wrongly. All of them unless said otherwise. */
  right?: number;
  prediction?: number | null;
  startsAt: Date;
  minutes?: number;
}

/** A whole sitting in the tenant's scope, through the real services on a moved clock, up to the seal. */
export async function aSealedSitting(
  source: Pick<INestApplicationContext, 'get'>,
  running: RunningContest,
  script: SittingScript,
): Promise<{ attempt: Attempt; registration: Registration }> {
  const from = <T>(token: new (...args: never[]) => T): T => source.get(token, { strict: false });
  const [clock, attempts] = [from(DatabaseClock), from(Attempts)];
  const round = script.round ?? running.rounds[0]!;
  await clock.moveTo(script.startsAt);
  const registration = script.registration ?? (await aContestant(source, running, script)).registration;
  const id = await attempts.start(running, round, registration);
  const { paper, bank } = await attempts.sitting(id, registration.accountId);
  const { key } = await from(SealedBanks).key(bank.id);
  const answers = paper.map((item, at) => {
    const isRight = at < (script.right ?? paper.length);
    const shown = item.options.findIndex((option) => (key[item.question] ?? []).includes(option) === isRight);
    return { place: at + 1, bits: 1 << shown, seq: 1 };
  });
  const { token } = await from(Sessions).open(registration.accountId, 'contestant');
  await attempts.save(id, token, answers);
  await clock.moveTo(new Date(script.startsAt.getTime() + (script.minutes ?? 5) * 60_000));
  const attempt = await attempts.submit(id, registration.accountId, script.prediction ?? null, 'Lâm Đồng');
  return { attempt, registration };
}
