import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestsModule, type Round, type RunningContest } from '#contests';
import { type AccountId, DomainError, parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { aMember } from '../../../test/factories/a-member.js';
import { unitNamed } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from '../../../test/factories/judged-submissions.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Assignments } from './assignments.service.js';
import { BlindCopies } from './blind-copies.service.js';
import { Conflicts } from './conflicts.service.js';
import { CouncilSessions } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import { DeskLists } from './desk-lists.service.js';
import { JudgeDesk } from './judge-desk.service.js';
import { JudgingModule } from './judging.module.js';
import { JudgingPhases } from './judging-phases.service.js';
import { MemberMeetings } from './member-meetings.service.js';
import { PrintedSheets } from './printed-sheets.service.js';
import { ScoreSheets } from './score-sheets.service.js';
import { SessionVotes } from './session-votes.service.js';
import { SheetReopenings } from './sheet-reopenings.service.js';

const PHASE = 'cham-thi';
const SENT_AT = parseLocal('2024-10-07 14:37')!;
const AUTHOR = {
  fullName: 'Nông Thị Kim Phượng',
  position: 'Trưởng phòng',
  unitName: 'Ban Quản lý Chợ Nà Phặc',
  phone: '0987123456',
  email: 'kimphuong.np@vidu.vn',
};
const LINK = 'https://video.vidu.vn/kenh-cho-np/7';
const TEXT = [
  'Tác giả: Nông Thị Kim Phượng, Trưởng phòng, Ban Quản lý Chợ Nà Phặc',
  'Tôi tên là Kim Phượng, xin trình bày giải pháp cho chợ.',
  'Ban Quản lý Chợ Nà Phặc đã thử giải pháp từ năm 2022; BQLCNP ghi sổ điện tử.',
  'Liên hệ 0987 123 456 hoặc kimphuong.np@vidu.vn.',
  'Hiệu quả: tiểu thương chỉ khai một lần.',
  'Trân trọng cảm ơn!',
  'NÔNG THỊ KIM PHƯỢNG',
];
const SESSION = { council: 'ban-cham', title: 'Họp xét kết quả', place: 'Phòng họp', startsAt: parseLocal('2024-11-05 08:00')! };
/** What must reach a blind judge nowhere, in the spelling of the author or without tones. */
const CANARIES = [
  'Phượng',
  'phuong',
  'Nông Thị',
  'nong thi',
  'Nà Phặc',
  'na phac',
  '0987',
  '987123',
  'BQLCNP',
  'Trưởng phòng',
  'bai-cua-phuong',
  'kenh-cho-np',
];

describe('a judge of a blind phase', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, JudgingModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let [secretary, judge]: AccountId[] = [];
  let submission: string;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const whole = (value: unknown): string => JSON.stringify(value).normalize('NFC').toLowerCase();
  const found = (value: unknown) => CANARIES.filter((one) => whole(value).includes(one.toLowerCase()));

  const start = async (blind: boolean) => {
    typedNames = [];
    ({ tenantId, running } = await aTenantWithContest(context, {
      time: parseLocal('2024-10-22 08:00')!,
      ruleSet: rulesWithJudging([{ blind, judges: 1 }]),
    }));
    round = await aReceivedRound(running);
    [secretary, judge] = [await aMember(tenantId, ['author']), await aMember(tenantId, ['judge'], { fullName: 'Đàm Giám Khảo' })];
    submission = await aSubmittedEssay(tenantId, round, {
      ...{
        title: 'Sổ điện tử của chị Kim Phượng cho chợ',
        text: TEXT,
        authors: [AUTHOR],
        receivedAt: SENT_AT,
        fileName: 'bai-cua-phuong.docx',
        link: LINK,
      },
    });
    await inScope(async () => {
      const unit = await unitNamed(context.module, 'Phường 10');
      await get(Councils).appoint(
        running.contest.id,
        { council: 'ban-cham', accountId: judge!, role: 'chair', unitId: unit.id },
        secretary!,
      );
      await get(JudgingPhases).prepare(round.id, PHASE, secretary!);
      const { sha256 } = await get(Assignments).preview(round.id, PHASE);
      await get(Assignments).apply(round.id, PHASE, sha256, secretary!);
    });
  };
  const number = async () =>
    (await context.asSuperuser<{ n: number }>('select entry_number as n from judged_entries where round_id = $1', [round.id]))[0]!.n;
  const release = async () => {
    await get(BlindCopies).makeWaiting(10);
    await get(BlindCopies).release(round.id, PHASE, await get(BlindCopies).hashes(round.id, PHASE, [await number()]), secretary!);
    await get(JudgingPhases).open(round.id, PHASE, secretary!);
  };
  const desk = () => get(DeskLists).page(judge!, ([phase]) => phase, { skip: 0, limit: 10 });
  const listed = async () => (await desk())?.lines ?? [];
  /** What came of typing names into sessions, by code. */
  let typedNames: string[] = [];
  const typing = async (work: () => Promise<unknown>): Promise<string> =>
    work().then(
      () => 'taken',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  /** Everything that the library tells a judge: lists, the entry, what is saved, errors with their sentences. */
  const everythingTold = async () => {
    const told: unknown[] = [];
    const tell = async (work: () => Promise<unknown>) => {
      try {
        told.push(await work());
      } catch (error) {
        told.push(error instanceof DomainError ? [error.code, error.params, error.sentence(), error.message] : String(error));
      }
    };
    const lines = await listed();
    const assignmentId = lines[0]!.assignmentId;
    told.push((await desk())?.phases, lines, await get(JudgeDesk).mayOpenFiles(judge!, assignmentId));
    const open = () => get(JudgeDesk).open(judge!, assignmentId);
    await tell(async () =>
      get(DeskLists).beside(judge!, { roundId: round.id, phase: PHASE, entryNumber: (await open()).entry.entryNumber! }),
    );
    await tell(async () => (await get(JudgeDesk).file(judge!, assignmentId, 1)).name);
    const typed = (points: number, revision: number) => ({ points: { 'noi-dung': points }, comments: {}, agrees: null, revision });
    await tell(open);
    const printed = await get(PrintedSheets).sheets(round.id, PHASE, { place: 'https://vidu.vn/phieu/' });
    expect(await get(PrintedSheets).byCode(round.id, PHASE, printed[0]!.code.toLowerCase().replace('-', ' '))).toBe(assignmentId);
    told.push(printed);
    const session = await get(CouncilSessions).plan(round.id, SESSION, secretary!);
    const entry = { phase: PHASE, number: await number() };
    const about = { kind: 'entry' as const, entry, motion: 'Công nhận bài này.' };
    const item = await get(CouncilSessions).addItem(session, about, secretary!);
    // What a secretary types may name whoever it likes; where judges are blind it does not come so far.
    for (const title of [
      'Sổ điện tử của chị Kim Phượng',
      'Giải pháp của BQLCNP',
      'Bài của ban quan ly cho na phac',
      'Người gửi: +84 987 123 456',
    ])
      typedNames.push(
        await typing(() => get(CouncilSessions).addItem(session, { kind: 'other', title, motion: 'Công nhận.' }, secretary!)),
        await typing(() => get(CouncilSessions).addItem(session, { kind: 'ranking', title: 'Kết quả', motion: title }, secretary!)),
        await typing(() => get(CouncilSessions).addItem(session, { ...about, title }, secretary!)),
        await typing(() => get(CouncilSessions).plan(round.id, { ...SESSION, title }, secretary!)),
        await typing(() => get(CouncilSessions).change(session, { ...SESSION, title }, secretary!)),
      );
    typedNames.push(
      await typing(() => get(CouncilSessions).plan(round.id, { ...SESSION, place: 'Nhà bà Nông Thị Kim Phượng' }, secretary!)),
    );
    await tell(() => get(MemberMeetings).list(judge!));
    await tell(() => get(MemberMeetings).open(session, judge!));
    await tell(() => get(SessionVotes).vote(item, { vote: 'for' }, judge!));
    await tell(() => get(ScoreSheets).finish(judge!, assignmentId, 0));
    await tell(() => get(ScoreSheets).save(judge!, assignmentId, typed(101, 0)));
    await tell(() => get(ScoreSheets).save(judge!, assignmentId, typed(80, 0)));
    await tell(() => get(ScoreSheets).save(judge!, assignmentId, typed(81, 0)));
    await tell(() => get(ScoreSheets).finish(judge!, assignmentId, 1));
    await tell(() => get(SheetReopenings).askOwn(judge!, assignmentId, 'Xin xem lại điểm bài này.'));
    await tell(() => get(JudgingPhases).close(round.id, PHASE, secretary!));
    await tell(open);
    await tell(() => get(Conflicts).declare(assignmentId, 'Tôi nhận ra bài này.', judge!));
    await context.asSuperuser("update judging_phases set state = 'open', closed_at = null, closed_by = null where round_id = $1", [
      round.id,
    ]);
    await tell(() => get(Conflicts).declare(assignmentId, 'Tôi nhận ra bài này.', judge!));
    await tell(open);
    return told;
  };

  it('is told the author by nothing at all, before and after the phase is closed, nor when or as which submission it came', async () => {
    await start(true);
    await inScope(async () => {
      await release();
      const told = await everythingTold();

      expect(found(told)).toEqual([]);
      expect([typedNames.length, ...new Set(typedNames)]).toEqual([21, 'NAMES_AUTHOR']);
      expect([submission, SENT_AT.toISOString(), '2024-10-07', '14:37'].filter((one) => whole(told).includes(one))).toEqual([]);
      expect(whole(told)).toContain('tiểu thương chỉ khai một lần');
    });
  });

  it('is protected by what the control shows: the same reads of an open phase do name the author', async () => {
    await start(false);
    await inScope(async () => {
      await get(JudgingPhases).open(round.id, PHASE, secretary!);
      const told = await everythingTold();
      expect(found(told)).toContain('Phượng');
      expect([typedNames.length, ...new Set(typedNames)]).toEqual([21, 'taken']);
    });
  });

  it('opens the video only once somebody who has seen it lets the link out, and only while that stands', async () => {
    await start(true);
    await inScope(async () => {
      await release();
      const { assignmentId } = (await listed())[0]!;
      const shown = async () => (await get(JudgeDesk).open(judge!, assignmentId)).entry.blindLink;
      const copies = get(BlindCopies);
      const { link, linkSha256 } = await copies.read(round.id, PHASE, await number());
      expect([link, await shown()]).toEqual([LINK, null]);
      const letOut = async (seen = linkSha256!) => copies.letLinkOut(round.id, PHASE, await number(), seen, secretary!);

      // Of a link that nobody has looked at, another one was on the page.
      await expect(letOut('0'.repeat(64))).rejects.toMatchObject({ code: 'COPY_CHANGED' });
      expect(await shown()).toBeNull();
      await letOut();
      await letOut();
      expect([await shown(), (await get(JudgeDesk).open(judge!, assignmentId)).entry.link]).toEqual([LINK, undefined]);
      await copies.hideLink(round.id, PHASE, await number(), secretary!);
      expect(await shown()).toBeNull();

      await context.asSuperuser(
        "update judging_phases set state = 'closed', closed_at = app_now(), closed_by = opened_by where round_id = $1",
        [round.id],
      );
      await expect(letOut()).rejects.toMatchObject({ code: 'NOT_OPEN' });
    });
  });

  it('leaves a trail that names no author either', async () => {
    await start(true);
    await inScope(async () => {
      await release();
      await get(BlindCopies).hide(round.id, PHASE, await number(), 'tiểu thương', secretary!);
      await everythingTold();
      const acts = await get(AuditTrail).newest({ limit: 100 });

      expect(acts.map(({ action }) => action)).toContain('blind-copy.hidden');
      expect(found(acts)).toEqual([]);
      expect(whole(acts)).not.toContain('tiểu thương');
    });
  });

  it('reads nothing before somebody has read the copy and let it out', async () => {
    await start(true);
    await inScope(async () => {
      await expect(get(JudgingPhases).open(round.id, PHASE, secretary!)).rejects.toMatchObject({ code: 'NOT_RELEASED' });
      const unread = new Map([[await number(), '']]);
      await expect(get(BlindCopies).release(round.id, PHASE, unread, secretary!)).rejects.toMatchObject({ code: 'COPY_MISSING' });
      expect([await desk(), await listed()]).toEqual([undefined, []]);
      const [assigned] = await get(Assignments).of(round.id, PHASE);
      await expect(get(JudgeDesk).open(judge!, assigned!.id)).rejects.toMatchObject({ code: 'ASSIGNMENT_NOT_FOUND' });
      await release();
      expect((await desk())?.phases.map(({ entries, begun, finished }) => [entries, begun, finished])).toEqual([[1, 0, 0]]);
      expect((await listed()).map(({ state, theme }) => [state, theme])).toEqual([['untouched', 'Một cửa']]);
    });
  });

  it('reads what the secretariat has hidden besides; the secretariat sees what was taken out', async () => {
    await start(true);
    await inScope(async () => {
      await get(BlindCopies).makeWaiting(10);
      const { copy, sha256, found: places } = await get(BlindCopies).read(round.id, PHASE, await number());
      expect(found(copy)).toEqual([]);
      expect(places.map(({ text }) => text)).toContain('Kim Phượng');
      expect(await get(BlindCopies).hide(round.id, PHASE, await number(), 'tieu thuong\nchợ', secretary!)).toBeGreaterThan(1);
      expect(await get(BlindCopies).makeWaiting(10)).toEqual({ made: 0, failed: [] });
      // Whoever read the copy before something was hidden in it neither lets out nor gives up the one that is there now.
      const old = get(BlindCopies).release(round.id, PHASE, new Map([[await number(), sha256]]), secretary!);
      await expect(old).rejects.toMatchObject({ code: 'COPY_CHANGED' });
      await expect(get(BlindCopies).remake(round.id, PHASE, await number(), secretary!, sha256)).rejects.toMatchObject({
        code: 'COPY_CHANGED',
      });
      await release();
      const { entry } = await get(JudgeDesk).open(judge!, (await listed())[0]!.assignmentId);
      expect(whole(entry)).not.toContain('tiểu thương');
      await expect(get(BlindCopies).remake(round.id, PHASE, await number(), secretary!)).rejects.toMatchObject({ code: 'COPY_RELEASED' });
      await context.asSuperuser(
        "update judging_phases set state = 'closed', closed_at = app_now(), closed_by = opened_by where round_id = $1",
        [round.id],
      );
      await expect(get(BlindCopies).hide(round.id, PHASE, await number(), 'giải pháp', secretary!)).rejects.toMatchObject({
        code: 'NOT_OPEN',
      });
    });
  });

  it('reads nothing more of somebody whose data was erased, and the sheets stay', async () => {
    await start(true);
    await inScope(async () => {
      await release();
      await everythingTold();
      await context.asSuperuser(
        `insert into retention_terms (tenant_id, contest_id, erase_on, set_at, erased_at) values ($1, $2, '2025-01-01', app_now(), app_now())
         on conflict (tenant_id, contest_id) do update set erased_at = excluded.erased_at`,
        [tenantId, running.contest.id],
      );
      const [entry] = await context.asSuperuser(
        'select blind_text, released_at is not null as released from judged_entries where round_id = $1',
        [round.id],
      );
      expect(entry).toEqual({ blind_text: null, released: true });
      const reasons = await context.asSuperuser('select reason from judge_conflicts where tenant_id = $1', [tenantId]);
      expect(reasons).toEqual([{ reason: null }]);
      expect((await context.asSuperuser('select 1 from finished_sheets where tenant_id = $1', [tenantId])).length).toBe(1);
    });
  });
});
