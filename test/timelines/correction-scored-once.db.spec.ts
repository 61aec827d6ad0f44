import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type RoundId, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { type CorrectionId, Corrections, CorrectionWishes, ResultsModule, Standings } from '#results';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aMember, anApprover } from '../factories/a-member.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { DatabaseContext } from '../support/database-context.js';
import { WorkerProcess } from './worker-process.js';

const at = (text: string): Date => parseLocal(text)!;
/** Longer than a worker may be silent. */
const AFTER_THE_LEASE = at('2024-10-28 10:02');
/** Its table is whole, the correction is held, nothing is committed. */
const ALL_BUT_COMMITTED = { at: 'correction.held', when: 'before the commit' } as const;
const COMMITTED = { at: 'correction.held', when: 'after the commit' } as const;

@Module({ imports: [AccessModule, AccountsModule, ResultsModule] })
class CorrectingModule {}

describe('a correction that is scored by one worker while another is there', () => {
  const context = DatabaseContext.forTests(CorrectingModule);
  let tenant: TenantId;
  let running: RunningContest;
  let out: Registration;
  let id: CorrectionId;
  let decider: AccountId;
  let first: WorkerProcess;
  let second: WorkerProcess;

  beforeEach(async () => {
    [first, second] = await Promise.all([WorkerProcess.begin(), WorkerProcess.begin()]);
    await context.timeIs(at('2024-10-20 08:00'));
    ({ tenantId: tenant, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      for (const minutes of [4, 6, 8])
        out = (await aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), minutes })).registration;
      await aFinishedRound(context.module, running, { to: 'ranked' });
      decider = await anApprover(context.module);
      const wish = { by: await aMember(tenant, ['author']), reason: 'Nhờ người khác thi hộ' };
      const round = await context.get(ContestReader).round(roundId());
      id = await context.get(CorrectionWishes).askDisqualification(round, out, 'Điều 8', wish);
    });
    await context.timeIs(at('2024-10-28 10:00'));
  });
  afterEach(async () => {
    await Promise.all([first.kill(), second.kill()]);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenant, work);
  const roundId = (): RoundId => running.rounds[0]!.id;
  const found = () => inScope(() => context.get(Corrections).find(id));
  const scoredAt = async (): Promise<(Date | null)[]> => (await found()).rounds.map((row) => row.scoredAt);
  /** What comes of it once it was scored: one table, one person out, one more version. */
  const goesOn = async (): Promise<void> => {
    const { rounds, seen } = await found();
    expect(rounds.map(({ outcome }) => [outcome?.before.ranked, outcome?.after.ranked])).toEqual([[3, 2]]);
    await inScope(() => context.get(Corrections).switch(id, decider, seen!));
    await second.look({ tenant });
    const versions = await inScope(() => context.get(Standings).versions(roundId()));
    expect(versions.map(({ version, sha256 }) => [version, sha256 === rounds[0]!.outcome!.after.sha256])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await context.asSuperuser('select from ranking_exclusions where tenant_id = $1', [tenant])).toHaveLength(1);
  };

  it('is left alone by the other, until the first is dead and silent for a minute', async () => {
    first.tell({ tenant, stop: ALL_BUT_COMMITTED });
    await first.says('standing still');
    await second.look({ tenant });
    expect(await scoredAt()).toEqual([null]);

    await first.kill();
    await second.look({ tenant });
    expect(await scoredAt()).toEqual([null]);

    await context.timeIs(AFTER_THE_LEASE);
    await second.look({ tenant });
    await goesOn();
  });

  it('is kept once although the other begins while the first, which was silent, is about to keep it', async () => {
    first.tell({ tenant, stop: ALL_BUT_COMMITTED });
    await first.says('standing still');
    await context.timeIs(AFTER_THE_LEASE);
    second.tell({ tenant });
    await first.kill();
    await second.says('looked');

    await goesOn();
  });

  it('is not scored again where the first died right after it had kept the table', async () => {
    first.tell({ tenant, stop: COMMITTED });
    await first.says('standing still');
    await first.kill();
    const before = await scoredAt();
    await context.timeIs(AFTER_THE_LEASE);
    await second.look({ tenant });

    expect([before, before.every((moment) => moment !== null)]).toEqual([await scoredAt(), true]);
    await goesOn();
  });
});
