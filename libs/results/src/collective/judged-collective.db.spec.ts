import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type RunningContest, Teams } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { LeaderRegister, type Registration } from '#registrations';
import { sourcesHash, type Submission, unitSourceHash } from '#rules';
import { type Unit, UnitKeeping } from '#units';
import { aJudgedRehearsal } from '../../../../test/factories/a-judged-rehearsal.js';
import { aContestant, NOBODY, unitNamed } from '../../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithJudging } from '../../../../test/factories/judged-submissions.js';
import { aCollectiveAward } from '../../../../test/factories/some-prizes.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { CollectiveSources } from './collective-sources.service.js';
import { CollectiveSourceUnit, unitSourceOf } from './entities/collective-source.entity.js';
import { personId } from './judged-sources.js';

const PART = 'bai-viet';
const award = aCollectiveAward({
  part: PART,
  conditions: [
    { code: 'minimum-share', version: 1, percent: 30 },
    { code: 'minimum-leaders', version: 1, count: 1 },
  ],
  order: ['head-count-ratio', 'distinct-people', 'draw'].map((code) => ({ code, version: 1 })),
  tiers: ['a', 'b', 'c'].map((code) => ({ code, name: `Giải ${code.toUpperCase()}`, count: 1, money: 0 })),
});
const RULES = rulesWithJudging([{}], {
  collective: [award],
  eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }],
});

const camel = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );

describe('a collective award from submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let nine: Unit;
  let ten: Unit;
  let submissions: Submission[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const person = async (unit: Unit, fullName = `Tác Giả ${randomUUID().slice(0, 4)}`): Promise<Registration> =>
    (await aContestant(context.module, running, { unit, fullName })).registration;
  const essayOf = (who: Registration, unit: Unit): void => {
    const receivedAt = parseLocal('2024-10-05 08:00')!.getTime() + submissions.length * 60_000;
    submissions.push({ id: randomUUID(), authors: [who.pseudonym], authorKind: 'individual', unit: unit.code, receivedAt });
  };
  const count = (unit: Unit, people: number): Promise<unknown> =>
    context.get(UnitKeeping).count(unit.id, { people, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);
  /** Everything marked 80, then ranked by the worker. */
  const ranked = async (): Promise<void> => {
    const round = running.receiving[0]!;
    const sheets = submissions.flatMap(({ id }) =>
      ['ban-cham-1', 'ban-cham-2', 'ban-cham-3'].map((judge) => ({ submission: id, phase: 'cham-thi', judge, points: { 'noi-dung': 8 } })),
    );
    await aJudgedRehearsal(context, tenantId, round, { submissions, sheets });
    await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
    expect((await takenFurther(context.module, round.id, 1)).state).toBe('ranked');
  };
  const snapshot = async () => (await context.get(CollectiveStandings).newest(running.contest.id, 'tap-the'))!;
  const lines = async () =>
    (await snapshot()).body.lines.map(({ unit, rank, tier, people, leaders, lacks }) => ({ unit, rank, tier, people, leaders, lacks }));
  const stored = () =>
    context.asSuperuser('select * from collective_source_units where tenant_id = $1 order by unit_code collate "C"', [tenantId]);

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: RULES }));
    submissions = [];
    await inScope(async () => {
      [nine, ten] = [await unitNamed(context.module, 'Phường 9'), await unitNamed(context.module, 'Phường 10')];
      await count(nine, 5);
      await count(ten, 6);
    });
  });

  it('is frozen with the standing: by the share of the head-count, with a leader, without who may not take part', async () => {
    await inScope(async () => {
      const [one, two] = [await person(nine), await person(nine)];
      const [three, four, board] = [await person(ten), await person(ten), await person(ten, 'Lê Văn Khải')];
      for (const who of [one, two]) essayOf(who, nine);
      for (const who of [three, four, board]) essayOf(who, ten);
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]);
      const register = context.get(LeaderRegister);
      await register.confirmForUnit(running.contest.id, nine.id, [{ person: one.pseudonym, isLeader: true }], NOBODY);
      const ofTen = [board, three].map(({ pseudonym }) => ({ person: pseudonym, isLeader: pseudonym === board.pseudonym }));
      await register.confirmForUnit(running.contest.id, ten.id, ofTen, NOBODY);
      await ranked();

      expect(await lines()).toEqual([
        { unit: nine.code, rank: 1, tier: 'a', people: 2, leaders: 1, lacks: [] },
        // The only leader of the other is barred with the board.
        { unit: ten.code, rank: null, tier: null, people: 2, leaders: 0, lacks: ['mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1'] },
      ]);
      // What is confirmed afterwards changes nothing that is frozen.
      const before = await snapshot();
      await register.confirmForBoard(running.contest.id, [{ person: three.pseudonym, isLeader: true }], NOBODY);
      const { findings } = await context.get(StandingVerifying).verify((await context.get(Standings).newest(running.receiving[0]!.id))!);
      expect([await snapshot(), findings]).toEqual([before, []]);
    });
  });

  it('opens each figure to its entries, kept in the moment in which it is ranked', async () => {
    await inScope(async () => {
      const one = await person(nine);
      const board = await person(nine, 'Lê Văn Khải');
      for (const who of [one, board]) essayOf(who, nine);
      submissions.push({
        ...{ id: randomUUID(), authors: [], authorKind: 'unit', unit: nine.code },
        receivedAt: parseLocal('2024-10-06 08:00')!.getTime(),
      });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Lê Văn Khải', birthDate: '1962-07-07' }]);
      await ranked();

      const published = running.ruleSet.collective[0]!;
      const opened = await context.get(CollectiveSources).open(running.ruleSet, published, await snapshot(), nine.code);
      expect(opened.counting.map(({ id, person: who }) => [id, who])).toEqual([
        [submissions[0]!.id, one.pseudonym],
        [submissions[2]!.id, personId(nine.code)],
      ]);
      expect(opened.attempts.filter(({ leftOut }) => leftOut === 'excluded').map(({ id }) => id)).toEqual([submissions[1]!.id]);
      expect(opened.figures.map(({ said, formula }) => [said, formula])).toEqual([
        // What the unit has sent in as its own is an entry, and no person.
        ['20%', '1 người dự thi trong 5 người của đơn vị'],
        ['1 người', '1 người khác nhau trong 2 bài dự thi'],
      ]);
      const sources = (await stored()).map((row) => unitSourceOf(camel(row) as unknown as CollectiveSourceUnit));
      expect(sourcesHash(sources.map((source) => ({ unit: source.unit, sha256: unitSourceHash(source) })))).toBe(opened.head.sha256);
    });
  });

  it('is found changed by whoever verifies, down to the unit', async () => {
    await inScope(async () => {
      essayOf(await person(nine), nine);
      await ranked();
      const standing = (await context.get(Standings).newest(running.receiving[0]!.id))!;
      expect((await context.get(StandingVerifying).verify(standing)).findings).toEqual([]);

      await context.asSuperuser("update collective_source_units set thousandths = '{1}' where tenant_id = $1", [tenantId]);
      const { findings } = await context.get(StandingVerifying).verify(standing);
      expect(findings.map(({ sentence }) => sentence)).toEqual([
        `Đơn vị ${nine.code}: danh sách bài dự thi giữ cùng bảng xếp hạng không còn như khi chốt.`,
      ]);
      expect((await context.get(ContestReader).round(standing.roundId)).state).toBe('ranked');
    });
  });
});
