import type { INestApplicationContext } from '@nestjs/common';
import { type Attempt, type AttemptId, Attempts } from '#attempts';
import { Sessions } from '#accounts';
import type { Round, RunningContest } from '#contests';
import type { AccountId } from '#kernel';
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
  /** What is guessed; 1 unless said otherwise. Null: nothing is, and so the paper is not handed in, but sealed when its time is over. */
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
  const { prediction = 1, minutes = 5 } = script;
  const { deadlineAt } = (await attempts.sitting(id, registration.accountId)).attempt;
  await clock.moveTo(
    prediction === null ? new Date(deadlineAt.getTime() + 10_000) : new Date(script.startsAt.getTime() + minutes * 60_000),
  );
  if (prediction === null) await attempts.sealIfOver(id, registration.accountId, 'Lâm Đồng');
  else await attempts.submit(id, { sessionToken: token }, prediction, 'Lâm Đồng');
  return { attempt: (await attempts.sitting(id, registration.accountId)).attempt, registration };
}

/** Hands in a sitting for its person, signed in for that moment; the attempt as it is then. */
export async function handedIn(
  source: Pick<INestApplicationContext, 'get'>,
  id: AttemptId,
  accountId: AccountId,
  prediction: number | null = 1,
): Promise<Attempt> {
  const from = <T>(token: new (...args: never[]) => T): T => source.get(token, { strict: false });
  const { token } = await from(Sessions).open(accountId, 'contestant');
  await from(Attempts).submit(id, { sessionToken: token }, prediction, 'Lâm Đồng');
  await from(Sessions).close(token);
  return (await from(Attempts).sitting(id, accountId)).attempt;
}
