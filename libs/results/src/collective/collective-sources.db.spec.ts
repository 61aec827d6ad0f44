import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type RunningContest, RoundTransitions, Teams } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { type Registration, Registrations, UnitChanges } from '#registrations';
import { sourcesHash, unitSourceHash } from '#rules';
import { aQuizPart } from '#rules/testing';
import { UnitKeeping } from '#units';
import { unitNamed } from '../../../../test/factories/a-running-contest.js';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aSealedSitting, type SittingScript } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../../../../test/factories/some-prizes.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { ResultsModule } from '../results.module.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { Standings } from '../standings.service.js';
import { CollectiveSources, type OpenedUnit } from './collective-sources.service.js';
import { CollectiveSourceUnit, unitSourceOf } from './entities/collective-source.entity.js';
import { SourceKeeping } from './source-keeping.service.js';

const at = (text: string): Date => parseLocal(text)!;
const BETWEEN = at('2024-10-28 12:00');
const WARD = '24769';

const camel = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );

describe('what a collective figure is made of', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const sit = async (script: Partial<SittingScript> = {}): Promise<Registration> =>
    (await aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), ...script })).registration;
  const keep = (): Promise<number> => context.get(SourceKeeping).keepMissing();
  const award = () => running.ruleSet.collective[0]!;
  const snapshot = async () => (await context.get(CollectiveStandings).newest(running.contest.id, award().code))!;
  const open = async (unit = WARD): Promise<OpenedUnit> =>
    context.get(CollectiveSources).open(running.ruleSet, award(), await snapshot(), unit);
  const stored = () =>
    context.asSuperuser('select * from collective_source_units where tenant_id = $1 order by standing_id, unit_code', [tenantId]);
  const again = async (): Promise<void> => {
    const { id } = running.rounds[0]!;
    await context.get(RoundTransitions).move(id, { from: 'ranked', to: 'settling', actor: randomUUID() as AccountId, reason: 'Tính lại' });
    await takenFurther(context.module, id, 1);
  };
  /** One with two attempts, one on the board, one with one attempt; then the round is ranked. */
  const ranked = async (): Promise<Registration[]> => {
    const twice = await sit({ right: 1 });
    await sit({ registration: twice, startsAt: at('2024-10-23 09:00') });
    const board = await sit({ fullName: 'Lê Văn Khải' });
    const once = await sit({ startsAt: at('2024-10-24 09:00') });
    await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]);
    await aFinishedRound(context.module, running, { to: 'ranked' });
    return [twice, board, once];
  };

  beforeEach(async () => {
    const ruleSet = rulesWithPrizes({
      parts: [aQuizPart({ rounds: TWO_ROUNDS })],
      collective: [
        aCollectiveAward({
          conditions: [
            { code: 'minimum-share', version: 1, percent: 50 },
            { code: 'minimum-people', version: 1, count: 2 },
          ],
          order: ['distinct-people', 'attempts', 'mean-score', 'draw'].map((code) => ({ code, version: 1 })),
        }),
      ],
    });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet }));
  });

  it('is each of its attempts, once, with why one of them adds nothing', async () => {
    await inScope(async () => {
      const [twice, board, once] = await ranked();
      expect(await keep()).toBe(1);

      const { line, figures, attempts, counting, exclusions, conditions } = await open();
      expect(figures.map(({ value }) => value)).toEqual(line.values.slice(0, -1));
      expect(counting.map(({ person }, n) => [person, figures[0]!.shares[n]!.adds, figures[0]!.shares[n]!.why])).toEqual([
        [twice!.pseudonym, 1, undefined],
        [twice!.pseudonym, 0, 'người này đã được đếm ở lượt trước'],
        [once!.pseudonym, 1, undefined],
      ]);
      expect(attempts.filter(({ leftOut }) => leftOut === 'excluded').map(({ person }) => person)).toEqual([board!.pseudonym]);
      expect([...exclusions]).toEqual([[board!.pseudonym, expect.stringContaining('Thành viên Ban Tổ chức')]]);
      expect(conditions.map(({ isMet, lacks }) => [isMet, lacks])).toEqual([
        [false, 'chưa khai báo tổng số người của đơn vị'],
        [true, undefined],
      ]);
    });
  });

  it('stays as it was frozen, whoever chooses another unit and whatever head-count is written down afterwards', async () => {
    await inScope(async () => {
      const [twice] = await ranked();
      await keep();
      const before = [await open(), await stored()];
      await context.timeIs(BETWEEN);
      const unit = await unitNamed(context.module, 'Phường 10');
      const now = (await context.get(Registrations).findOf(twice!.accountId, running.contest.id))!;
      await context
        .get(UnitChanges)
        .change(await context.get(ContestReader).contest(running.contest.id), now, { basis: 'workplace', unit });
      const { id } = await unitNamed(context.module, 'Phường 9');
      await context.get(UnitKeeping).count(id, { people: 4, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);

      expect([await open(), await stored()]).toEqual(before);
      // The next version is computed of the same people: they counted for their unit when the round closed.
      await again();
      expect(await keep()).toBe(1);
      expect((await open()).attempts).toEqual((before[0] as OpenedUnit).attempts);
    });
  });

  it('is kept once, however many keep it at the same time and however often', async () => {
    await inScope(async () => {
      await ranked();
      await Promise.all([keep(), keep(), keep()]);
      const once = await stored();

      expect(await keep()).toBe(0);
      expect(await stored()).toEqual(once);
      expect(once.map((row) => row['unit_code'])).toEqual([WARD]);
    });
  });

  it('cannot be changed or taken away by the application', async () => {
    await inScope(async () => {
      await ranked();
      await keep();
    });

    for (const statement of [
      "update collective_source_units set unit_code = 'x'",
      'delete from collective_source_units',
      "update collective_sources set sha256 = repeat('0', 64)",
      'delete from collective_sources',
    ])
      await expect(context.asApp(statement)).rejects.toThrow(/permission denied/);
  });

  it('is not kept where the attempts do not give the standing any more', async () => {
    await inScope(async () => {
      const [twice] = await ranked();
      await context.asSuperuser(
        `set session_replication_role = replica; delete from attempts where registration_id = '${twice!.id}'; set session_replication_role = origin`,
      );

      expect(await keep()).toBe(0);
      await expect(open()).rejects.toMatchObject({ code: 'NO_SOURCE' });
    });
  });

  it('is nobody else’s: not another tenant’s, and not there for a unit that is not in the standing', async () => {
    await inScope(async () => {
      await ranked();
      await keep();
      await expect(open('24778')).rejects.toMatchObject({ code: 'NO_UNIT' });
    });
    const kept = await inScope(snapshot);
    const other = await context.aTenant();
    await expect(context.as(other, () => context.get(CollectiveSources).open(running.ruleSet, award(), kept, WARD))).rejects.toMatchObject({
      code: 'NO_SOURCE',
    });
  });

  it('is found by the check of the standing where somebody changes it behind the application', async () => {
    const standing = await inScope(async () => {
      await ranked();
      await keep();
      return (await context.get(Standings).newest(running.rounds[0]!.id))!;
    });
    const found = async () =>
      (await inScope(() => context.get(StandingVerifying).verify(standing))).findings.map(({ part, subject, sentence }) => [
        part,
        subject,
        sentence.slice(0, 40),
      ]);
    const tamper = (statement: string): Promise<unknown> =>
      context.asSuperuser(`${statement} where tenant_id = '${tenantId}' and standing_id = '${standing.id}'`);
    expect(await found()).toEqual([]);
    const [list] = await stored();

    await tamper('update collective_source_units set thousandths[1] = 0');
    expect(await found()).toEqual([['collective', WARD, 'Đơn vị 24769: danh sách lượt thi giữ cùn']]);
    // With all fingerprints made to fit: the attempts and the trail still say otherwise.
    const forged = { ...list, thousandths: [0, ...(list!['thousandths'] as number[]).slice(1)] };
    const own = unitSourceHash(unitSourceOf(Object.assign(new CollectiveSourceUnit(), camel(forged))));
    await tamper(`update collective_source_units set sha256 = '${own}'`);
    await tamper(`update collective_sources set sha256 = '${sourcesHash([{ unit: WARD, sha256: own }])}'`);
    expect(await found()).toEqual([
      ['collective', WARD, 'Đơn vị 24769: danh sách lượt thi giữ cùn'],
      ['collective', 'sources', 'Mã của các danh sách lượt thi đang ghi l'],
      ['collective', 'trail', 'Nhật ký ghi mã của các danh sách lượt th'],
    ]);
    await tamper('delete from collective_source_units');
    expect((await found())[0]).toEqual(['collective', WARD, 'Đơn vị 24769: danh sách lượt thi giữ cùn']);
  });

  it('asks nothing about a unit with usual numbers', async () => {
    await inScope(async () => {
      await ranked();
      await keep();
      expect(await context.get(CollectiveSources).asked(running.ruleSet, award(), await snapshot())).toEqual([]);
    });
  });
});
