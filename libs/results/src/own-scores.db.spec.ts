import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { type Attempt, Attempts } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { OwnScores } from './own-scores.service.js';
import { ResultsModule } from './results.module.js';

const at = (text: string): Date => parseLocal(text)!;

describe('one’s own scores', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  /** As many sittings of one person as there are numbers: so many questions right in each. */
  const sittings = async (...right: number[]): Promise<Attempt[]> => {
    const [first = 0, ...others] = right;
    const { registration, attempt } = await aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), right: first });
    for (const [n, count] of others.entries())
      await aSealedSitting(context.module, running, { registration, startsAt: at(`2024-10-22 ${10 + n}:00`), right: count });
    return context.get(Attempts).ofAccount(attempt.accountId, running.contest.id);
  };
  const published = async () => {
    await aFinishedRound(context.module, running);
    // Which another process does within a second.
    context.get(ContestReader).forget();
  };

  it('are closed as long as the rules keep them so', async () => {
    await inScope(async () => {
      const attempts = await sittings(3, 1);

      expect(await context.get(OwnScores).ofAll(attempts)).toEqual(new Map());
    });
  });

  it('are told for every attempt once the round is public, with the place for the one that counted', async () => {
    await inScope(async () => {
      const attempts = await sittings(1, 3, 2);
      await published();

      const scores = await context.get(OwnScores).ofAll(attempts);

      const told = attempts.toReversed().map(({ id }) => scores.get(id));
      expect(told).toEqual([
        { full: 3, points: 1 },
        { full: 3, points: 3, place: { rank: 1, of: 1, prizes: [] } },
        { full: 3, points: 2 },
      ]);
      expect(await context.get(OwnScores).of(attempts[1]!)).toEqual(told[1]);
    });
  });

  it('say by what the next place above is better, and to the first nothing', async () => {
    await inScope(async () => {
      const first = await sittings(3);
      const second = await sittings(1);
      await published();

      const whys = await Promise.all([first, second].map(async ([one]) => (await context.get(OwnScores).of(one!))?.place?.why));
      expect(whys).toEqual([undefined, 'Hạng trên hơn bạn ở điểm: 3 điểm; của bạn: 1 điểm.']);
    });
  });

  it('cost as many statements for many attempts as for two', async () => {
    await inScope(async () => {
      // The first is told less.
      await sittings(3);
      const few = await sittings(1, 2);
      const many = await sittings(1, 2, 2, 0, 1, 2, 2);
      await published();
      const statementsFor = async (attempts: readonly Attempt[]): Promise<number> => {
        context.statements.length = 0;
        expect((await context.get(OwnScores).ofAll(attempts)).size).toBe(attempts.length);
        return context.statements.length;
      };
      // What the process remembers for good is read now.
      await context.get(OwnScores).ofAll(few);

      expect(await statementsFor(many)).toBe(await statementsFor(few));
    });
  });
});
