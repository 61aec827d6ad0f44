import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestsModule, type Round } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { aMember } from '../../../test/factories/a-member.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from '../../../test/factories/judged-submissions.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Assignments } from './assignments.service.js';
import { Councils } from './councils.service.js';
import { JudgeDesk } from './judge-desk.service.js';
import { JudgeLetters } from './judge-letters.service.js';
import { JudgingModule } from './judging.module.js';
import { JudgingPhases } from './judging-phases.service.js';
import { PhaseOpening } from './phase-opening.service.js';
import { ScoreSheets } from './score-sheets.service.js';
import { SheetReopenings } from './sheet-reopenings.service.js';

const PHASE = 'cham-thi';
const URL = 'http://vidu.vn/quan-tri/cham-bai';
const REASON = 'Tôi ghi nhầm điểm của bài khác.';

describe('a judge', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, JudgingModule);
  let tenantId: TenantId;
  let round: Round;
  let [secretary, judge]: AccountId[] = [];

  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const look = () => get(JudgeLetters).look();
  const newest = async () => (await get(Outbox).newest())[0]!;
  const at = (local: string) => context.timeIs(parseLocal(local)!);
  const given = async () => {
    await aSubmittedEssay(tenantId, round);
    await get(JudgingPhases).prepare(round.id, PHASE, secretary!);
    const { sha256 } = await get(Assignments).preview(round.id, PHASE);
    await get(Assignments).apply(round.id, PHASE, sha256, secretary!);
  };

  /** One judge with one essay, told that the phase is open. */
  beforeEach(async () => {
    const { tenantId: id, running } = await aTenantWithContest(context, {
      time: parseLocal('2024-10-22 08:00')!,
      ruleSet: rulesWithJudging([{ judges: 1 }]),
    });
    tenantId = id;
    round = await aReceivedRound(running);
    [secretary, judge] = [await aMember(tenantId, ['author']), await aMember(tenantId, ['judge'])];
    await inScope(async () => {
      await get(Councils).appoint(running.contest.id, { council: 'ban-cham', accountId: judge!, role: 'member' }, secretary!);
      await given();
      expect(await get(PhaseOpening).open(round.id, PHASE, secretary!, URL)).toBe(1);
      expect(await get(PhaseOpening).open(round.id, PHASE, secretary!, URL)).toBe(0);
    });
  });

  it('is told once a day of what comes later, all in one letter', async () => {
    await inScope(async () => {
      await given();
      // Who gives by hand gives several.
      expect(await look()).toBe(0);
      await at('2024-10-22 08:31');
      expect((await Promise.all([look(), look()])).toSorted()).toEqual([0, 1]);
      const { subject, body } = await newest();
      expect([subject, body]).toEqual([
        'Bạn được giao thêm bài: Chấm thi',
        expect.stringMatching(/^Bạn được giao thêm 1 bài ở .*Hiện bạn còn 2 bài chưa hoàn thành phiếu chấm.*Mời bạn chấm tại http:/),
      ]);
      await given();
      await given();
      await at('2024-10-23 06:59');
      expect(await look()).toBe(0);
      await at('2024-10-23 07:00');
      expect(await look()).toBe(1);
      expect((await newest()).body).toContain('giao thêm 2 bài');
      expect(await look()).toBe(0);
    });
  });

  it('is told nothing of what was taken back or is over', async () => {
    await inScope(async () => {
      await given();
      const [, other] = await get(Assignments).of(round.id, PHASE);
      await get(Assignments).takeBack(other!.id, 'Giao nhầm người chấm.', secretary!);
      await given();
      await context.asSuperuser("update submissions set state = 'withdrawn', withdrawn_at = app_now() where id = any ($1)", [
        (await get(Assignments).of(round.id, PHASE)).slice(1).map(({ submissionId }) => submissionId),
      ]);
      await at('2024-10-22 09:00');
      expect(await look()).toBe(0);
    });
  });

  it('is told that a finished sheet is open again; why stands with the sheet and not in the trail', async () => {
    await inScope(async () => {
      const { id } = (await get(Assignments).of(round.id, PHASE))[0]!;
      const typed = { points: { 'noi-dung': 70 }, comments: {}, agrees: null, revision: 0 };
      await get(ScoreSheets).finish(judge!, id, await get(ScoreSheets).save(judge!, id, typed));
      await get(SheetReopenings).askOwn(judge!, id, REASON);
      expect((await newest()).subject).toContain('Mời bạn chấm bài');
      await get(SheetReopenings).decide(id, 'reopened', secretary!);
      const { subject, body } = await newest();
      expect([subject, body.includes(URL), body.includes('được mở lại')]).toEqual(['Phiếu chấm của bạn được mở lại: Chấm thi', true, true]);
      const { reopening, sheet } = await get(JudgeDesk).open(judge!, id);
      expect([sheet.version, reopening?.decision, reopening?.isOwn]).toEqual([null, 'reopened', true]);
      await get(Assignments).recuse(id, 'Tôi phải nằm viện hai tuần.', judge!);
      const trail = JSON.stringify([await get(AuditTrail).of(id), await get(AuditTrail).of(round.id)]);
      expect([trail.includes('sheet.reopening-asked'), trail.includes('judging.recused'), /ghi nhầm|nằm viện/.test(trail)]).toEqual([
        true,
        true,
        false,
      ]);

      await context.asSuperuser(
        `insert into retention_terms (tenant_id, contest_id, erase_on, set_at, erased_at) values ($1, $2, '2025-01-01', app_now(), app_now())
         on conflict (tenant_id, contest_id) do update set erased_at = excluded.erased_at`,
        [tenantId, round.contestId],
      );
      const left = await context.asSuperuser(
        `select a.ended, a.ended_because, r.reason from judge_assignments a join sheet_reopenings r on r.tenant_id = $1 and r.assignment_id = a.id
         where a.tenant_id = $1`,
        [tenantId],
      );
      expect(left).toEqual([{ ended: 'recused', ended_because: null, reason: null }]);
    });
  });
});
