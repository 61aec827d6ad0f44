import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest, RoundTransitions, Teams } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aSealedSitting, type SittingScript } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { soonAfter } from '../../../../test/support/soon-after.js';
import { ResultsModule } from '../results.module.js';
import { RunningStandings } from './running-standings.service.js';

const at = (text: string): Date => parseLocal(text)!;

describe('the standing of an open round', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  /** The round closes at 9:30 on 28/10. */
  const begin = async (standingShown?: { code: string; version: 1; hours?: number }): Promise<void> => {
    const ruleSet = rulesWithPrizes({
      parts: [aQuizPart({ scoreShown: { code: 'at-once', version: 1 }, ...(standingShown && { standingShown }) })],
    });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet }));
  };
  const sit = async (script: Partial<SittingScript> = {}): Promise<string> =>
    (await aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), ...script })).registration.pseudonym;
  const fresh = async (): Promise<[RunningContest, Round]> => {
    await context.get(RoundTransitions).advance();
    const contest = await context.get(ContestReader).contest(running.contest.id);
    return [contest, contest.rounds[0]!];
  };
  const take = async () => {
    const [contest, round] = await fresh();
    await context.get(RunningStandings).take(contest, round);
    return context.get(RunningStandings).find(contest, round);
  };

  it('is taken of what was handed in, without those whom the rules leave out', async () => {
    await begin({ code: 'while-open', version: 1 });
    await inScope(async () => {
      const [slow, quick] = [await sit({ minutes: 9 }), await sit({ minutes: 4 })];
      await sit({ fullName: 'Lê Văn Khải', minutes: 1 });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]);

      await context.timeIs(at('2024-10-22 10:00'));
      const standing = (await take())!;
      expect(standing.lines.map(({ rank, person, points }) => [rank, person, points])).toEqual([
        [1, quick, 3],
        [2, slow, 3],
      ]);
      expect([standing.people, standing.sha256]).toEqual([2, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    });
  });

  it('stops where the rules say, and never hears of what comes later', async () => {
    await begin({ code: 'frozen', version: 1, hours: 24 });
    await inScope(async () => {
      const early = await sit({ minutes: 9, right: 2 });
      await sit({ startsAt: at('2024-10-27 09:20'), minutes: 10 });
      await sit({ startsAt: at('2024-10-28 09:00'), minutes: 4 });

      const standing = (await take())!;
      expect([standing.people, standing.lines.map(({ person }) => person), standing.until]).toEqual([1, [early], at('2024-10-27 09:30')]);
      expect((await take())!.sha256).toBe(standing.sha256);
    });
  });

  it.each([undefined, { code: 'winners-only', version: 1 as const }, { code: 'own-place', version: 1 as const }])(
    'is not even taken where the rules say %j',
    async (standingShown) => {
      await begin(standingShown);
      await inScope(async () => {
        await sit();
        expect(await take()).toBeUndefined();
      });
      expect(await context.asSuperuser('select 1 from running_standings where tenant_id = $1', [tenantId])).toEqual([]);
    },
  );

  it('goes when the round is over, and is not there any more from the moment of the closing', async () => {
    await begin({ code: 'while-open', version: 1 });
    await inScope(async () => {
      await sit();
      await context.get(RunningStandings).look();
      expect((await take())!.people).toBe(1);
      await aFinishedRound(context.module, running, { to: 'closing' });

      const [contest, round] = await fresh();
      expect(await context.get(RunningStandings).find(contest, round)).toBeUndefined();
      soonAfter(1_000);
      await context.get(RunningStandings).look();
    });
    expect(await context.asSuperuser('select 1 from running_standings where tenant_id = $1', [tenantId])).toEqual([]);
  });

  it('goes with a round that was annulled', async () => {
    await begin({ code: 'while-open', version: 1 });
    await inScope(async () => {
      await sit();
      await context.get(RunningStandings).look();
      await context.asSuperuser("update rounds set state = 'annulled' where tenant_id = $1", [tenantId]);
      soonAfter(1_000);
      await context.get(RunningStandings).look();
    });
    expect(await context.asSuperuser('select 1 from running_standings where tenant_id = $1', [tenantId])).toEqual([]);
  });
});
