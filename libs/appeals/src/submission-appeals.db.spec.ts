import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { PhaseReopenings } from '#judging';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import type { Registration } from '#registrations';
import { Approvals, JudgedClosing, JudgedLines, OwnJudgedPlaces, Publication, Standings } from '#results';
import { SubmissionCancellations, type SubmissionId, SubmissionReading } from '#submissions';
import { aDecision } from '../../../test/factories/a-finished-round.js';
import { aJudgedPrize, aJudgedRound } from '../../../test/factories/a-judged-round.js';
import { aMember, anApprover } from '../../../test/factories/a-member.js';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { rulesWithJudging } from '../../../test/factories/judged-submissions.js';
import { takenFurther } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AppealDesk, type AppealProposal } from './appeal-desk.service.js';
import { AppealEffects } from './appeal-effects.service.js';
import { Appeals, type NewAppeal } from './appeals.service.js';
import { AppealsModule } from './appeals.module.js';
import { proposalSeal } from './domain/proposal-seal.js';
import type { AppealId } from './entities/appeal.entity.js';
import { DECIDED, TOOK_EFFECT } from './invariants/appeal-statements.js';

const TEXT = 'Bài do tôi tự viết, Ban Tổ chức nhầm với bài của người khác.';
const REASON = 'Đã đối chiếu bản gốc, bài không sao chép.';
const PLACE = 'Lâm Đồng';

describe('appeals about submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AppealsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let people: Registration[];
  let round: Round;
  let ids: SubmissionId[];
  let [owner, decider]: AccountId[] = [];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const worked = () => takenFurther(context.module, round.id, 1);
  const state = async () => (await get(ContestReader).round(round.id)).state;
  const standing = async () => (await get(Standings).newest(round.id))!;
  const order = async () =>
    (await get(JudgedLines).lines((await standing()).id, { count: 9 })).map((line) => ids.indexOf(line.submissionId));
  const lodge = (of: number, wish: Partial<NewAppeal> = {}): Promise<AppealId> =>
    get(Appeals).lodge(running, people[of]!, { roundId: round.id, kind: 'exclusion', text: TEXT, ...wish });
  const propose = async (id: AppealId, wish: Partial<AppealProposal> = {}): Promise<void> => {
    await get(AppealDesk).take(id, owner!);
    const proposal = { decision: 'upheld', basis: 'Điều 9', reason: REASON, effect: 'rank-again', ...wish } as const;
    await get(AppealDesk).propose(id, proposal, { by: owner!, place: PLACE });
  };
  const decide = async (id: AppealId): Promise<void> =>
    get(AppealDesk).decide(id, proposalSeal((await get(AppealDesk).find(id)).appeal), { by: decider!, place: PLACE });
  const cancelled = async (id: SubmissionId): Promise<void> => {
    await get(SubmissionCancellations).ask(id, { by: owner!, reason: 'Chép nguyên văn một bài đã đăng báo.', basis: 'Điều 8' });
    await get(SubmissionCancellations).decide(id, 'cancelled', decider!);
  };
  const published = async (): Promise<void> => {
    await get(Approvals).approve(await aDecision(context.module, round.id, await anApprover(context.module)));
    await get(Publication).publish(round.id, decider!);
  };

  /** What the invariants of appeals find. */
  const broken = async (): Promise<string[]> =>
    [...(await context.asSuperuser(DECIDED, [tenantId])), ...(await context.asSuperuser(TOOK_EFFECT, [tenantId]))].map((row) =>
      String(row['sample']),
    );

  /** Four submissions of three people, received and judged: 90, 80, 70 points, and 60 for another one of the first. */
  beforeEach(async () => {
    const appeals = { days: 7, closesAt: '17:00', to: 'Tổ thư ký' };
    const ruleSet = rulesWithJudging([{ judges: 1 }], { prizes: [aJudgedPrize()], appeals });
    ({ tenantId, running } = await aTenantWithContest(context, { time: parseLocal('2024-11-05 08:00')!, ruleSet }));
    await inScope(async () => {
      people = [];
      for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình', 'Trần Thị Chi'])
        people.push((await aContestant(context.module, running, { fullName })).registration);
      const { code: unit } = await unitNamed(context.module, 'Phường 9');
      const entries = [90, 80, 70, 60].map((points, at) => ({ authors: [people[at % 3]!], unit, points }));
      ({ round, ids } = await aJudgedRound(context, tenantId, running, entries));
      await context.asSuperuser(
        `update submissions s set registration_id = a.registration_id, channel = 'online' from submission_authors a
         where s.tenant_id = $1 and a.tenant_id = $1 and a.submission_id = s.id`,
        [tenantId],
      );
      [owner, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
    });
  });

  it('are about one of one’s own, and about nothing that only quizzes have', async () => {
    await inScope(async () => {
      await worked();
      await expect(lodge(1, { kind: 'key' })).rejects.toMatchObject({ code: 'KIND_UNFIT' });
      await expect(lodge(1, { kind: 'result' })).rejects.toMatchObject({ code: 'NOT_YET' });
      await expect(lodge(1, { submissionId: ids[0] })).rejects.toMatchObject({ code: 'SUBMISSION_MISSING' });
      await expect(lodge(0)).rejects.toMatchObject({ code: 'SUBMISSION_MISSING' });
      // About each of two there may be an appeal, and about one there is one however often it is sent.
      const about = [await lodge(0, { submissionId: ids[0] }), await lodge(0, { submissionId: ids[3] }), await lodge(0, { submissionId: ids[0] })]; // prettier-ignore
      expect([about[0] === about[1], about[0] === about[2]]).toEqual([false, true]);
      const unit = await unitNamed(context.module, 'Phường 9');
      await expect(lodge(1, { kind: 'wrong-unit', unitId: unit.id })).rejects.toMatchObject({ code: 'SAME_UNIT' });
    });
  });

  it('carry versions, checks, marks by pseudonym and places, and no name; a cancelling is taken back by two, as the preview says', async () => {
    await inScope(async () => {
      await cancelled(ids[0]!);
      await worked();
      expect(await order()).toEqual([1, 2, 3]);
      const id = await lodge(0, { submissionId: ids[0] });
      const { evidence } = await get(AppealDesk).find(id);
      expect(evidence.map(({ kind, facts }) => [kind, facts['act'] ?? facts['result'] ?? facts['points'] ?? null])).toEqual([
        ['version', null],
        ['unit', 'submission'],
        ['formal-check', 'valid'],
        ['sheet', 90],
        ['cancellation', 'asked'],
        ['cancellation', 'cancelled'],
        ['standing', null],
      ]);
      expect(JSON.stringify(evidence)).not.toMatch(/Giám khảo|Đỗ Thị|Chép nguyên văn/);

      await propose(id);
      const { appeal } = await get(AppealDesk).find(id);
      const preview = (await get(AppealEffects).preview(appeal, 'rank-again'))!;
      expect(preview.moves.find(({ person }) => person === ids[0])).toMatchObject({ before: null, after: { rank: 1, points: 90 } });
      expect(await order()).toEqual([1, 2, 3]);

      await decide(id);
      expect([await state(), (await get(SubmissionCancellations).cancelled([ids[0]!])).size]).toEqual(['settling', 0]);
      await worked();
      expect([await order(), (await standing()).sha256]).toEqual([[0, 1, 2, 3], preview.after.sha256]);
      expect((await get(AppealDesk).find(id)).appeal).toMatchObject({ state: 'told', effectState: 'done' });
      const letters = (await get(Outbox).newest()).map(({ body }) => body);
      expect(letters.some((body) => body.includes('(Thi viết,') && body.includes('trong Bài của tôi'))).toBe(true);
      const lift = (by: AccountId | null) =>
        context.asSuperuser(
          'update submission_cancellations set lifted_by = $2, lifted_at = case when $2::uuid is null then null else decided_at end where tenant_id = $1',
          [tenantId, by],
        );
      const { code } = (await get(AppealDesk).find(id)).appeal;
      expect(await broken()).toEqual([]);
      await lift(null);
      expect(await broken()).toEqual([`khiếu nại ${code}: vẫn không được xếp hạng`]);
      await lift(decider!);
      // It may be cancelled once more, for another reason.
      await cancelled(ids[0]!);
      expect((await get(SubmissionCancellations).of(ids[0]!)).map(({ liftedAt }) => liftedAt === null)).toEqual([true, false]);
    });
  });

  it('find a form valid that was called invalid; what nobody has marked waits for judges, which the preview says', async () => {
    await inScope(async () => {
      await context.asSuperuser(
        "update formal_checks set result = 'invalid', reason = 'Thiếu phần thứ hai.' where tenant_id = $1 and submission_id = any ($2)",
        [tenantId, [ids[1], ids[2]]],
      );
      // It never came to a phase.
      await context.asSuperuser(
        `with a as (delete from judge_assignments where tenant_id = $1 and submission_id = $2 returning id),
           s as (delete from score_sheets where tenant_id = $1 and assignment_id in (select id from a)),
           f as (delete from finished_sheets where tenant_id = $1 and assignment_id in (select id from a))
         delete from judged_entries where tenant_id = $1 and submission_id = $2`,
        [tenantId, ids[2]],
      );
      await worked();
      expect(await order()).toEqual([0, 3]);
      const marked = await lodge(1);
      await propose(marked);
      await decide(marked);
      await worked();
      expect(await order()).toEqual([0, 1, 3]);
      const unmarked = await lodge(2);
      await propose(unmarked);
      const { appeal } = await get(AppealDesk).find(unmarked);
      const awaited = [{ phase: 'cham-thi', name: 'Chấm thi', entries: 1 }];
      await expect(get(AppealEffects).preview(appeal, 'rank-again')).rejects.toMatchObject({ code: 'SHEETS_MISSING', unmarked: awaited });
      // What is not out cannot be taken in.
      const idle = await lodge(0, { submissionId: ids[0] });
      await propose(idle);
      await expect(decide(idle)).rejects.toMatchObject({ code: 'EFFECT_UNFIT' });

      await published();
      await decide(unmarked);
      const { notice, state: now } = await get(ContestReader).round(round.id);
      expect([now, notice?.text.includes('phải được chấm thêm')]).toEqual(['settling', true]);
      await worked();
      expect((await get(JudgedClosing).waiting(await get(ContestReader).round(round.id))).unmarked).toEqual(awaited);
      await get(PhaseReopenings).ask(round.id, 'cham-thi', 'Bài được nhận lại sau khiếu nại.', owner!);
      expect(await get(PhaseReopenings).decide(round.id, 'cham-thi', 'reopened', decider!)).toBe(1);
    });
  });

  it('after publication take the result back in public and count the submission for its unit; its author reads the place', async () => {
    await inScope(async () => {
      await worked();
      const own = async (at: number) => {
        const submission = (await get(SubmissionReading).find(ids[at]!))!;
        return (await get(OwnJudgedPlaces).of([submission])).get(ids[at]!);
      };
      expect(await own(1)).toBeUndefined();
      await published();
      expect(await own(1)).toMatchObject({
        place: { rank: 2, of: 4, points: 80 },
        prizes: [{ tierCode: 'nhi' }],
        why: expect.stringMatching(/^Bài xếp ngay trên hơn bài của bạn ở .*90.*; bài của bạn: .*80/) as string,
      });
      expect(await own(2)).toMatchObject({ place: { rank: 3, of: 4, points: 70 }, prizes: [] });

      const wanted = await unitNamed(context.module, 'Phường 10');
      const id = await lodge(1, { kind: 'wrong-unit', unitId: wanted.id });
      await propose(id, { effect: 'other-unit' });
      await decide(id);
      expect([await state(), (await get(SubmissionReading).find(ids[1]!))!.unitId]).toEqual(['settling', wanted.id]);
      await worked();
      expect(await get(JudgedLines).lineOf((await standing()).id, ids[1]!)).toMatchObject({ rank: 2, unitCode: wanted.code });
      expect(await broken()).toEqual([]);
      const { code } = (await get(AppealDesk).find(id)).appeal;
      await context.asSuperuser('update submissions set unit_id = null where tenant_id = $1 and id = $2', [tenantId, ids[1]]);
      expect(await broken()).toEqual([`khiếu nại ${code}: không tính cho đơn vị đã quyết định`]);
      await context.asSuperuser('update submissions set unit_id = $3 where tenant_id = $1 and id = $2', [tenantId, ids[1], wanted.id]);
      await published();
      expect(await own(1)).toMatchObject({ place: { rank: 2, points: 80 }, before: { rank: 2, of: 4, points: 80 } });
    });
  });
});
