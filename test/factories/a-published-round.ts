import type { INestApplicationContext } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { type AccountId, newId } from '#kernel';
import { DatabaseClock } from '#persistence';
import type { Registration } from '#registrations';
import type { Award, Standing } from '#results';
import type { RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import type { ScopedRepository } from '#tenancy';
import { aContestant } from './a-running-contest.js';
import { aPrizePerRound } from './some-prizes.js';
import { TWO_ROUNDS } from './some-rule-sets.js';

type Source = Pick<INestApplicationContext, 'get'>;
type PlanInput = NonNullable<Parameters<typeof aRuleSet>[0]>;

/** Rules whose board gives a Nhất and two Nhì per round, each with a certificate; two rounds unless said otherwise. */
export function rulesWithCertificates(overrides: Partial<PlanInput> = {}): RuleSet {
  return aRuleSet({ parts: [aQuizPart({ rounds: TWO_ROUNDS })], prizes: [aPrizePerRound()], ...overrides });
}

export interface Winner {
  award: Award;
  accountId: AccountId;
  registration: Registration;
}

/**
 * A published round of the contest with its awards: how it was ranked and signed is another test's business.
 * @param names of the winners from the first place on; the first has the first prize of the first group, the rest the second
 */
export async function aPublishedRound(
  source: Source,
  running: RunningContest,
  { names = ['Nguyễn Thị Ngọc Diệp', 'Lê Na'], round = running.rounds[0]!, state = 'published' } = {},
): Promise<Winner[]> {
  const table = <E extends object>(entity: string): ScopedRepository<never> & { insert(row: Partial<E>): Promise<void> } =>
    source.get(`ScopedRepository(${entity})`, { strict: false });
  const now = source.get(DatabaseClock, { strict: false }).now();
  const standingId = newId<'standing'>(now);
  await table<Standing>('Standing').insert({
    id: standingId,
    contestId: running.contest.id,
    roundId: round.id,
    version: 1,
    ruleSetId: running.ruleSetId,
    keyVersions: {},
    summary: {} as never,
    sha256: '0'.repeat(64),
    computedAt: now,
  });
  const [group] = running.ruleSet.prizes;
  const winners: Winner[] = [];
  for (const [at, fullName] of names.entries()) {
    const { accountId, registration } = await aContestant(source, running, { fullName });
    const award = {
      id: newId<'award'>(now),
      contestId: running.contest.id,
      roundId: round.id,
      standingId,
      groupCode: group!.code,
      tierCode: group!.tiers[Math.min(at, 1)]!.code,
      rank: at + 1,
      person: registration.pseudonym,
      createdAt: now,
    };
    await table<Award>('Award').insert(award);
    winners.push({ award: award as Award, accountId, registration });
  }
  const rounds = table<Round>('Round') as unknown as ScopedRepository<never>;
  await rounds.update({ id: round.id } as never, { state } as never);
  return winners;
}
