import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, ContestsModule, type Round } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { ReportsModule } from '#reports';
import { Approvals, ResultsModule, Standings } from '#results';
import { anApprover } from '../factories/a-member.js';
import { aRehearsal, aRehearsedContest, type Rehearsed } from '../factories/a-rehearsed-contest.js';
import { DatabaseContext } from '../support/database-context.js';
import { ruleSetOf } from '../support/plan-files.js';
import type { Order } from './keeping-messages.js';
import { WorkerProcess } from './worker-process.js';

const at = (text: string): Date => parseLocal(text)!;
const SECOND = 1_000;
/** Twenty processes begin, one after the other. */
const LIMIT_MS = 600 * SECOND;
/** Room for a slow machine: the clock goes on while workers look. */
const BEFORE = 20 * SECOND;

@Module({ imports: [AccessModule, AccountsModule, ContestsModule, QuestionsModule, ResultsModule, ReportsModule] })
class RoundsModule {}

/** As they were run in 2024: a week's results at their minute, and half an hour between two weeks of Lâm Đồng. */
const PLANS = [
  {
    plan: 'lam-dong',
    published: '2024-10-14 08:00',
    rounds: [
      ['tuan-1', '2024-10-21 10:00', '2024-10-28 09:30', '2024-10-30 10:00'],
      ['tuan-2', '2024-10-28 10:00', '2024-11-04 09:30', '2024-11-06 10:00'],
      ['tuan-3', '2024-11-04 10:00', '2024-11-11 09:30', '2024-11-13 10:00'],
      ['tuan-4', '2024-11-11 10:00', '2024-11-18 09:30', '2024-11-20 10:00'],
    ],
  },
  {
    plan: 'thai-nguyen',
    published: '2024-09-16 08:00',
    rounds: [
      ['tuan-1', '2024-09-23 08:30', '2024-09-29 16:30', '2024-09-30 08:00:00'],
      ['tuan-2', '2024-09-30 08:30', '2024-10-06 16:30', '2024-10-07 08:00:00'],
    ],
  },
] as const;

interface Golden {
  contestants: number;
  seed: string;
  standings: { name: string; sha256: string }[];
}

describe.each(PLANS)(
  'the rounds of $plan on their own dates, with two workers of which one is killed at every transition',
  ({ plan, published, rounds }) => {
    const context = DatabaseContext.forTests(RoundsModule);
    const golden = JSON.parse(readFileSync(join(import.meta.dirname, `../golden/rehearsals/${plan}.json`), 'utf8')) as Golden;
    let tenant: TenantId;
    let contest: Rehearsed;
    let survivor: WorkerProcess;
    let victim: Promise<WorkerProcess>;
    let kills = 0;

    beforeAll(async () => {
      [survivor, victim] = [await WorkerProcess.begin(), WorkerProcess.begin()];
      await context.timeIs(at(published));
      tenant = await context.aTenant();
      const played = aRehearsal(ruleSetOf(plan), golden);
      contest = await inScope(() => aRehearsedContest(context, tenant, played));
    });
    afterAll(async () => {
      await Promise.all([survivor.kill(), victim.then((worker) => worker.kill())]);
    });

    const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenant, work);
    const roundNow = (code: string): Promise<Round> =>
      inScope(() => context.get(ContestReader).round(contest.running.rounds.find((one) => one.code === code)!.id));

    /**
     * One worker stands still at the transition, inside its transaction: the other meets it there, the first is killed, the second goes
     * on. Or right after the commit: the first is killed, and the second finds the next thing to do when it looks the next time.
     */
    const survives = async (action: string, when: NonNullable<Order['stop']>['when']): Promise<void> => {
      const worker = await victim;
      worker.tell({ tenant, stop: { at: action, when } });
      await worker.says('standing still');
      if (when === 'before the commit') survivor.tell({ tenant });
      await worker.kill();
      kills += 1;
      victim = WorkerProcess.begin();
      if (when === 'before the commit') await survivor.says('looked');
    };
    const approve = (code: string): Promise<void> =>
      inScope(async () => {
        const { id: roundId } = await roundNow(code);
        const { standing, needed } = (await context.get(Approvals).signingOf(roundId))!;
        for (let n = 0; n < needed; n += 1)
          await context
            .get(Approvals)
            .approve({ roundId, standingId: standing.id, sha256: standing.sha256, by: await anApprover(context.module) });
      });

    it(
      'open, close, are ranked and published at their minute and never before, each transition once, with the rehearsal’s SHA-256',
      async () => {
        const after = (text: string, ms: number): Date => new Date(at(text).getTime() + ms);
        const events = rounds
          .flatMap(([code, opens, closes, publishes], week) => {
            const when = (step: number) => ((week + step) % 2 === 0 ? ('before the commit' as const) : ('after the commit' as const));
            const quiet = async (): Promise<void> => {
              await Promise.all([survivor.look({ tenant }), victim.then((worker) => worker.look({ tenant }))]);
            };
            return [
              { code, time: after(opens, -BEFORE), state: 'scheduled', then: quiet },
              { code, time: at(opens), state: 'open', then: () => survives('round.open', when(0)) },
              { code, time: after(closes, -BEFORE), state: 'open', then: async () => { await contest.sit(code); await quiet(); } }, // prettier-ignore
              { code, time: at(closes), state: 'closing', then: () => survives('round.closing', when(1)) },
              { code, time: after(closes, 10 * SECOND), state: 'settling', then: () => survives('round.settling', when(0)) },
              // Whoever was killed while computing still holds the lease: the other one waits for its end.
              { code, time: after(closes, 20 * SECOND), state: null, then: () => survives('round.ranked', when(1)) },
              { code, time: after(closes, 90 * SECOND), state: 'ranked', then: quiet },
              { code, time: after(closes, 600 * SECOND), state: 'approved', then: () => approve(code) },
              { code, time: after(publishes, -BEFORE), state: 'approved', then: quiet },
              { code, time: at(publishes), state: 'published', then: () => survives('round.published', when(0)) },
            ];
          })
          .toSorted((one, other) => one.time.getTime() - other.time.getTime());
        for (const { code, time, state, then } of events) {
          await victim;
          await context.timeIs(time);
          await then();
          if (state) expect([code, time, (await roundNow(code)).state]).toEqual([code, time, state]);
        }

        const standings = await inScope(async () => Promise.all(contest.running.rounds.map(({ id }) => context.get(Standings).newest(id))));
        expect(standings.map((standing) => standing?.sha256)).toEqual(golden.standings.slice(0, rounds.length).map(({ sha256 }) => sha256));
        expect(standings.map((standing) => standing?.version)).toEqual(rounds.map(() => 1));
        for (const { id } of contest.running.rounds) {
          const trail = await inScope(() => context.get(AuditTrail).of(id));
          const { opensAt, closesAt, publishesAt } = await inScope(() => context.get(ContestReader).round(id));
          const momentOf = (action: string): Date => trail.find((entry) => entry.action === action)!.happenedAt;
          expect(
            momentOf('round.open') >= opensAt && momentOf('round.closing') >= closesAt && momentOf('round.published') >= publishesAt!,
          ).toBe(true);
          expect(trail.map(({ action }) => action).filter((action) => action.startsWith('round.'))).toEqual([
            ...['round.open', 'round.closing', 'round.settling', 'round.ranked', 'round.approved', 'round.published'],
          ]);
        }
        expect(kills).toBe(rounds.length * 5);
      },
      LIMIT_MS,
    );
  },
);
