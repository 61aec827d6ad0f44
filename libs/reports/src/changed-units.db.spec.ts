import { AccessModule } from '#access';
import { AccountsModule, Sessions } from '#accounts';
import { AttemptsModule, Attempts } from '#attempts';
import { ContestReader, ContestsModule, Grants, RoundTransitions, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Erasure, type Registration, Registrations, RegistrationsModule, UnitChanges } from '#registrations';
import { Standings, ResultsModule } from '#results';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { type Unit, UnitsModule } from '#units';
import { handedIn } from '../../../test/factories/a-sealed-sitting.js';
import { aContestant, aRunningContest, unitNamed } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ReportsModule } from './reports.module.js';
import { Turnouts } from './turnouts.service.js';

const at = (text: string): Date => parseLocal(text)!;
const FIRST = at('2024-10-22 08:00');
const BETWEEN = at('2024-10-28 12:00');
const SECOND = at('2024-10-29 08:00');
const AFTER = at('2024-11-06 08:00');
const ROUNDS = {
  code: 'listed',
  version: 1,
  rounds: [
    { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30', publishes: '2024-10-30 10:00' },
    { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 14:00', closes: '2024-11-04 09:30', publishes: '2024-11-06 10:00' },
  ],
};

describe('a teacher who lives in one ward and works in another', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    AttemptsModule,
    ContestsModule,
    QuestionsModule,
    RegistrationsModule,
    ReportsModule,
    ResultsModule,
    UnitsModule,
  );
  let tenantId: TenantId;
  let running: RunningContest;
  let home: Unit;
  let school: Unit;
  let registration: Registration;

  beforeEach(async () => {
    await context.timeIs(FIRST);
    tenantId = await context.aTenant();
    await inScope(async () => {
      running = await aRunningContest(context.module, { ruleSet: aRuleSet({ parts: [aQuizPart({ rounds: ROUNDS })] }) });
      [home, school] = [await unitNamed(context.module, 'Phường 9'), await unitNamed(context.module, 'Phường 10')];
      ({ registration } = await aContestant(context.module, running));
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const now = async (): Promise<Registration> => (await context.get(Registrations).findOf(registration.accountId, running.contest.id))!;
  const choose = async (
    unit: Pick<Unit, 'id' | 'codes' | 'bases' | 'validFrom' | 'validTo'>,
    basis: 'residence' | 'workplace' = 'workplace',
  ): Promise<void> => context.get(UnitChanges).change(await fresh(), await now(), { basis, unit });
  const fresh = async (): Promise<RunningContest> => context.get(ContestReader).contest(running.contest.id);
  const sit = async (round: number): Promise<void> => {
    const id = await context.get(Attempts).start(running, running.rounds[round]!, await now());
    await handedIn(context.module, id, registration.accountId, 3);
  };
  const turnout = async (round: number | null): Promise<Record<string, number>> => {
    const roundId = round === null ? null : running.rounds[round]!.id;
    await context.get(Turnouts).take(running.contest.id, roundId);
    const found = await context.get(Turnouts).find({ contestId: running.contest.id, roundId });
    return Object.fromEntries(
      found!.units.map(({ unit, people }) => [unit === home.id ? 'home' : unit === school.id ? 'school' : '?', people]),
    );
  };
  const close = async (round: number): Promise<void> => {
    const { id } = running.rounds[round]!;
    for (const [from, to] of [
      ['scheduled', 'open'],
      ['open', 'closing'],
      ['closing', 'settling'],
    ] as const)
      await context.get(RoundTransitions).move(id, { from, to, actor: null });
  };

  it('counts for one of the two, and takes the round that is open along', async () => {
    await inScope(async () => {
      await sit(0);
      expect(await turnout(0)).toEqual({ home: 1 });
      await choose(school);

      expect([await turnout(0), await turnout(null)]).toEqual([{ school: 1 }, { school: 1 }]);
      expect(await now()).toMatchObject({ basis: 'workplace', unitId: school.id, residenceUnitId: home.id, workplaceUnitId: school.id });
      expect((await context.get(UnitChanges).of(registration)).map(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])).toEqual([
        [home.id, school.id],
      ]);
    });
  });

  it('leaves a closed round as it was, and is nobody twice in the contest', async () => {
    await inScope(async () => {
      await sit(0);
      await context.timeIs(BETWEEN);
      await choose(school);
      await context.timeIs(SECOND);
      await sit(1);

      expect([await turnout(0), await turnout(1), await turnout(null)]).toEqual([{ home: 1 }, { school: 1 }, { school: 1 }]);
      // And back again: the first round keeps what it had, not what came in between.
      await choose(home, 'residence');
      expect([await turnout(0), await turnout(1), await turnout(null)]).toEqual([{ home: 1 }, { home: 1 }, { home: 1 }]);
    });
  });

  it('leaves the standing of a closed round as it was, computed before the change or after', async () => {
    await inScope(async () => {
      await sit(0);
      await context.timeIs(BETWEEN);
      await close(0);
      const standings = context.get(Standings);
      const text = async (): Promise<string> => {
        const { sha256 } = (await standings.newest(running.rounds[0]!.id))!;
        return sha256;
      };
      await standings.compute((await fresh()).rounds[0]!);
      const before = await text();
      await choose(school);
      await context
        .get(RoundTransitions)
        .move(running.rounds[0]!.id, { from: 'ranked', to: 'settling', actor: registration.accountId, reason: 'Tính lại' });
      await standings.compute((await fresh()).rounds[0]!);

      expect(await text()).toBe(before);
    });
  });

  it('goes over to the other ward’s sight, attempts of the open round included', async () => {
    const [one, other] = [await context.aTenant({ kind: 'ward' }), await context.aTenant({ kind: 'ward' })];
    await inScope(async () => {
      await context.get(Grants).give({ contestId: running.contest.id, to: one, unitCode: '24769', by: null });
      await context.get(Grants).give({ contestId: running.contest.id, to: other, unitCode: '24778', by: null });
      await choose(school);
      await choose(home, 'residence');
      expect((await now()).viaTenantId).toBe(one);
      await sit(0);
      await context.timeIs(BETWEEN);
      await context.timeIs(SECOND);
      await sit(1);
      await choose(school);

      expect((await now()).viaTenantId).toBe(other);
      const rows = await context.asSuperuser<{ via: string }>(
        'select via_tenant_id as via from attempts where registration_id = $1 order by started_at',
        [registration.id],
      );
      expect(rows.map(({ via }) => via)).toEqual([one, other]);
    });
  });

  it('chooses among the units of the contest’s day: one that ended before or began later is none', async () => {
    await inScope(async () => {
      const day = running.ruleSet.contest.unitsAt;
      for (const other of [
        { ...school, validTo: day },
        { ...school, validFrom: '2025-07-01' },
      ])
        await expect(choose(other)).rejects.toThrow(expect.objectContaining({ code: 'UNIT_WRONG' }));
      await choose({ ...school, validFrom: day, validTo: '2025-07-01' });
      expect((await now()).unitId).toBe(school.id);
    });
  });

  it('cannot choose any more once the last round is over', async () => {
    await inScope(async () => {
      await context.timeIs(AFTER);

      await expect(choose(school)).rejects.toMatchObject({ code: 'UNIT_FIXED' });
      expect((await now()).unitId).toBe(home.id);
    });
  });

  it.each([0, 1, 2, 3, 4])('in the moment of closing, %i ms from it, is before it or after it, and counted once', async (delay) => {
    await inScope(async () => {
      const { registration: person } = await aContestant(context.module, running);
      const id = await context.get(Attempts).start(running, running.rounds[0]!, person);
      await handedIn(context.module, id, person.accountId, 3);
      await context.timeIs(new Date(at('2024-10-28 09:30').getTime() - 2));
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      await Promise.all([
        pause(delay).then(() => context.get(UnitChanges).change(running, person, { basis: 'workplace', unit: school })),
        pause(2).then(() => context.get(RoundTransitions).advance()),
      ]);

      const { people } = (await turnoutTotals(0)) ?? { people: 0 };
      const all = await turnout(0);
      expect(Object.values(all).reduce((sum, number) => sum + number, 0)).toBe(people);
      const kept = await context.asSuperuser('select 1 from kept_units where registration_id = $1', [person.id]);
      const moved = (await context.get(Registrations).findOf(person.accountId, running.contest.id))!;
      expect(moved.unitId).toBe(school.id);
      expect([0, 1]).toContain(kept.length);
    });
  });
  const turnoutTotals = async (round: number) => {
    await context.get(Turnouts).take(running.contest.id, running.rounds[round]!.id);
    return (await context.get(Turnouts).find({ contestId: running.contest.id, roundId: running.rounds[round]!.id }))?.totals;
  };

  it('who chooses in two tabs at once is told so in one of them, or has chosen twice in turn', async () => {
    await inScope(async () => {
      const before = await now();
      const answers = await Promise.allSettled(
        [school, school, school].map((unit) => context.get(UnitChanges).change(running, before, { basis: 'workplace', unit })),
      );

      for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'CHANGED_MEANWHILE' });
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await context.get(UnitChanges).of(registration)).toHaveLength(1);
    });
  });

  it('who is erased leaves counts, standing and hash as they were, and nobody to be found', async () => {
    await inScope(async () => {
      await sit(0);
      await context.timeIs(BETWEEN);
      await close(0);
      const standings = context.get(Standings);
      await standings.compute((await fresh()).rounds[0]!);
      const standing = (await standings.newest(running.rounds[0]!.id))!;
      const counts = await turnout(0);
      await context.get(Erasure).erase(await fresh(), await now(), 'contestant');
      await context
        .get(RoundTransitions)
        .move(running.rounds[0]!.id, { from: 'ranked', to: 'settling', actor: registration.accountId, reason: 'Tính lại' });
      await standings.compute((await fresh()).rounds[0]!);

      expect((await standings.newest(running.rounds[0]!.id))!.sha256).toBe(standing.sha256);
      expect(await turnout(0)).toEqual(counts);
      expect(await context.get(Registrations).peopleOf(running.contest.id, [registration.pseudonym])).toEqual(new Map());
      expect(await context.get(Sessions).principal('nothing')).toBeUndefined();
      const rows = await context.asSuperuser<{ account_id: string }>('select account_id from attempts where registration_id = $1', [
        registration.id,
      ]);
      expect(rows).toEqual([{ account_id: '00000000-0000-0000-0000-000000000000' }]);
    });
  });
});
