import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type RoundId, type TenantId } from '#kernel';
import { ResultsModule, Standings } from '#results';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { takenFurther } from '../factories/the-worker.js';
import { DatabaseContext } from '../support/database-context.js';
import { WorkerProcess } from './worker-process.js';

const at = (text: string): Date => parseLocal(text)!;
const CLOSED = at('2024-10-28 10:00');
/** Longer than a worker may be silent. */
const AFTER_THE_LEASE = at('2024-10-28 10:02');
/** Its standing is written to the last line, but not committed. */
const ALL_BUT_COMMITTED = { at: 'round.ranked', when: 'before the commit' } as const;

@Module({ imports: [AccessModule, AccountsModule, ResultsModule] })
class ClosingModule {}

describe('a round that is computed by one worker while another is there', () => {
  const context = DatabaseContext.forTests(ClosingModule);
  let tenant: TenantId;
  let running: RunningContest;
  let first: WorkerProcess;
  let second: WorkerProcess;

  beforeEach(async () => {
    [first, second] = await Promise.all([WorkerProcess.begin(), WorkerProcess.begin()]);
    await context.timeIs(at('2024-10-20 08:00'));
    ({ tenantId: tenant, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    await inScope(async () => {
      for (const minutes of [4, 6, 8]) await aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), minutes });
      await aFinishedRound(context.module, running, { to: 'closing' });
      expect((await takenFurther(context.module, roundId(), 1)).state).toBe('settling');
    });
    await context.timeIs(CLOSED);
  });
  afterEach(async () => {
    await Promise.all([first.kill(), second.kill()]);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenant, work);
  const roundId = (): RoundId => running.rounds[0]!.id;
  /** What anybody else sees: the round's state, its standings, and how many lines there are of them. */
  const seen = async () => ({
    state: (await inScope(() => context.get(ContestReader).round(roundId()))).state,
    versions: (await inScope(() => context.get(Standings).versions(roundId()))).map(({ version }) => version),
    lines: (await context.asSuperuser('select from standing_lines where tenant_id = $1', [tenant])).length,
  });
  const NOTHING = { state: 'settling', versions: [], lines: 0 };
  const RANKED = { state: 'ranked', versions: [1], lines: 3 };
  const timesRanked = async (): Promise<number> =>
    (await inScope(() => context.get(AuditTrail).of(roundId()))).filter(({ action }) => action === 'round.ranked').length;

  it('is left alone by the other, until the first is dead and silent for a minute; nobody ever sees half of it', async () => {
    first.tell({ tenant, stop: ALL_BUT_COMMITTED });
    await first.says('standing still');
    await second.look({ tenant });
    expect(await seen()).toEqual(NOTHING);

    await first.kill();
    await second.look({ tenant });
    expect(await seen()).toEqual(NOTHING);

    await context.timeIs(AFTER_THE_LEASE);
    await second.look({ tenant });
    expect(await seen()).toEqual(RANKED);
    expect(await timesRanked()).toBe(1);
  });

  it('is kept once although the other begins while the first, which was silent, is at its last line', async () => {
    first.tell({ tenant, stop: ALL_BUT_COMMITTED });
    await first.says('standing still');
    await context.timeIs(AFTER_THE_LEASE);
    second.tell({ tenant });
    await first.kill();
    await second.says('looked');

    expect(await seen()).toEqual(RANKED);
    expect(await timesRanked()).toBe(1);
  });
});
