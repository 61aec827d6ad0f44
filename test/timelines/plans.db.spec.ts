import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule, type Round, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionBank } from '#questions';
import { ReportsModule } from '#reports';
import { Approvals, Awards, CollectiveStandings, ResultsModule } from '#results';
import { RandomWords } from '#rules';
import { type Tenant, TenantDirectory } from '#tenants';
import { type Unit, UnitRegister } from '#units';
import { planOf } from '../../apps/cli/src/demo/demo-editions.js';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { demoUnits } from '../../apps/cli/src/demo/demo-units.js';
import { inventedPeople } from '../../apps/cli/src/demo/invented-people.js';
import { playRound } from '../../apps/cli/src/demo/play-round.js';
import { RoundKeeper } from '../../apps/worker/src/round-keeper.js';
import { anApprover } from '../factories/a-member.js';
import { DatabaseContext } from '../support/database-context.js';

const at = (text: string): Date => parseLocal(text)!;

@Module({ imports: [ContestsModule, ResultsModule, ReportsModule], providers: [RoundKeeper] })
class KeeperModule {}

interface Timeline {
  plan: string;
  published: string;
  people: number;
  rounds: { code: string; opens: string; lastSecond: string; closes: string; publishes: string }[];
  prizesPerRound: number;
  collective: { award: string; tiers: string[] };
}

/** The dates as the plans of 2024 have them. */
const TIMELINES: Timeline[] = [
  {
    plan: 'lam-dong',
    published: '2024-10-14 08:00',
    people: 11,
    rounds: [
      ['2024-10-21 10:00', '2024-10-28 09:29:59', '2024-10-28 09:30', '2024-10-30 10:00'],
      ['2024-10-28 10:00', '2024-11-04 09:29:59', '2024-11-04 09:30', '2024-11-06 10:00'],
      ['2024-11-04 10:00', '2024-11-11 09:29:59', '2024-11-11 09:30', '2024-11-13 10:00'],
      ['2024-11-11 10:00', '2024-11-18 09:29:59', '2024-11-18 09:30', '2024-11-20 10:00'],
    ].map(
      ([opens, lastSecond, closes, publishes], n) =>
        ({ code: `tuan-${n + 1}`, opens, lastSecond, closes, publishes }) as Timeline['rounds'][number],
    ),
    prizesPerRound: 10,
    collective: { award: 'tap-the', tiers: ['tap-the', 'tap-the', 'tap-the'] },
  },
  {
    plan: 'phu-tho',
    published: '2024-08-25 08:00',
    people: 12,
    rounds: [
      {
        code: 'dot-thi',
        opens: '2024-09-01 00:00',
        lastSecond: '2024-10-30 23:59:59',
        closes: '2024-10-31 00:00',
        publishes: '2024-11-08 08:00',
      },
    ],
    prizesPerRound: 9,
    collective: { award: 'tap-the', tiers: ['tap-the'] },
  },
  {
    plan: 'thai-nguyen',
    published: '2024-09-16 08:00',
    people: 14,
    rounds: [
      {
        code: 'tuan-1',
        opens: '2024-09-23 08:30',
        lastSecond: '2024-09-29 16:29:59',
        closes: '2024-09-29 16:30',
        publishes: '2024-09-30 08:00',
      },
      {
        code: 'tuan-2',
        opens: '2024-09-30 08:30',
        lastSecond: '2024-10-06 16:29:59',
        closes: '2024-10-06 16:30',
        publishes: '2024-10-07 08:00',
      },
    ],
    prizesPerRound: 11,
    collective: { award: 'phuong-xa', tiers: [] },
  },
];

describe.each(TIMELINES)(
  'the plan of $plan, played on its own dates',
  ({ plan, published, people, rounds, prizesPerRound, collective }) => {
    const context = DatabaseContext.forTests(AccessModule, AccountsModule, KeeperModule);
    let tenant: Tenant;
    let running: RunningContest;
    let units: Unit[];
    let keeper: RoundKeeper;

    beforeAll(async () => {
      await context.timeIs(at(published));
      const id: TenantId = await context.aTenant();
      tenant = (await context.get(TenantDirectory).findById(id))!;
      keeper = context.get(RoundKeeper);
      await inScope(async () => {
        const ruleSet = planOf(plan);
        await context.get(UnitRegister).enter(demoUnits(plan));
        units = (await context.get(UnitRegister).list(ruleSet.contest.unitsAt)).filter((unit) => unit.bases.includes('residence'));
        const contestId = await context.get(ContestPublisher).publish({ slug: '2024', ruleSet });
        await context.get(QuestionBank).add(demoQuestions());
        await context.get(QuestionBank).seal(contestId, ruleSet);
        running = await context.get(ContestReader).contest(contestId);
      });
    });

    const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenant.id, work);
    const roundNow = (code: string): Promise<Round> =>
      context.get(ContestReader).round(running.rounds.find((round) => round.code === code)!.id);

    it('has the rounds of the plan', () => {
      expect(running.rounds.map(({ code, opensAt, closesAt, publishesAt }) => [code, opensAt, closesAt, publishesAt])).toEqual(
        rounds.map(({ code, opens, closes, publishes }) => [code, at(opens), at(closes), at(publishes)]),
      );
    });

    const play = async (code: string): Promise<void> => {
      const round = await roundNow(code);
      const dice = new RandomWords(`${plan} ${code}`);
      const crowd = inventedPeople(people, `${code}.${plan}`, dice);
      const until = new Date(round.opensAt.getTime() + 2 * 3_600_000);
      await playRound(context.module, { running, round, people: crowd, origins: { units }, until, place: 'Thử' }, dice);
    };
    const approve = async (code: string): Promise<void> => {
      const { id: roundId } = await roundNow(code);
      const { standing, needed } = (await context.get(Approvals).signingOf(roundId))!;
      for (let n = 0; n < needed; n += 1)
        await context
          .get(Approvals)
          .approve({ roundId, standingId: standing.id, sha256: standing.sha256, by: await anApprover(context.module) });
    };
    /** What happens to a round, by when: with the state in which it must be right after the worker's look at that second. */
    const eventsOf = ({ code, opens, lastSecond, closes, publishes }: Timeline['rounds'][number]) => {
      const after = (text: string, ms: number): Date => new Date(at(text).getTime() + ms);
      return [
        { code, when: after(opens, -1_000), looks: 1, state: 'scheduled' },
        { code, when: at(opens), looks: 1, state: 'open', then: play },
        { code, when: at(lastSecond), looks: 1, state: 'open' },
        { code, when: at(closes), looks: 1, state: 'closing' },
        { code, when: after(closes, 6_000), looks: 3, state: 'ranked' },
        { code, when: after(closes, 600_000), looks: 1, state: 'ranked', then: approve },
        { code, when: after(publishes, -1_000), looks: 1, state: 'approved' },
        { code, when: at(publishes), looks: 1, state: 'published' },
      ];
    };

    it('opens, closes, ranks and publishes every round to the second', async () => {
      await inScope(async () => {
        const events = rounds.flatMap(eventsOf).toSorted((one, other) => one.when.getTime() - other.when.getTime());
        for (const { code, when, looks, state, then } of events) {
          await context.timeIs(when);
          for (let look = 0; look < looks; look += 1) {
            await keeper.look(tenant);
            await keeper.compute(tenant);
          }
          expect([code, when, (await roundNow(code)).state]).toEqual([code, when, state]);
          await then?.(code);
        }
      });
    });

    it('gives the prizes of the plan in every round', async () => {
      await inScope(async () => {
        for (const { id } of running.rounds) expect(await context.get(Awards).ofRound(id)).toHaveLength(prizesPerRound);
      });
    });

    it('ranks units for the collective award over all rounds', async () => {
      await inScope(async () => {
        const snapshot = await context.get(CollectiveStandings).newest(running.contest.id, collective.award);
        const winners = snapshot!.body.lines.filter((line) => line.tier !== null);

        expect(snapshot!.roundId).toBe(running.rounds.at(-1)!.id);
        expect(winners.map((line) => line.rank)).toEqual(winners.map((_, n) => n + 1));
        if (collective.tiers.length > 0) expect(winners.map((line) => line.tier)).toEqual(collective.tiers);
      });
    });
  },
);
