import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestsModule, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Registrations } from '#registrations';
import { rankSubmissions, type SubmissionPart } from '#rules';
import { FormalChecks, SubmissionFiles, type SubmissionId } from '#submissions';
import { InstantReading } from '#tenancy';
import { aMember } from '../../../test/factories/a-member.js';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from '../../../test/factories/judged-submissions.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Assignments } from './assignments.service.js';
import { BlindCopies } from './blind-copies.service.js';
import { Conflicts } from './conflicts.service.js';
import { Councils } from './councils.service.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { AssignmentId } from './entities/judge-assignment.entity.js';
import { DeskLists } from './desk-lists.service.js';
import { JudgeDesk } from './judge-desk.service.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { JudgingModule } from './judging.module.js';
import { JudgingPhases } from './judging-phases.service.js';
import { JudgingProgress } from './judging-progress.service.js';
import { PaperSheets } from './paper-sheets.service.js';
import { PhaseEntries } from './phase-entries.service.js';
import { PhaseReopenings } from './phase-reopenings.service.js';
import { ScoreSheets } from './score-sheets.service.js';
import { SheetReopenings } from './sheet-reopenings.service.js';
import { JudgingInvariants } from './invariants/judging-invariants.service.js';
import { Submitted } from './submitted.service.js';

const LATER = parseLocal('2024-10-22 08:00')!;
const PHASE = 'cham-thi';
const REASON = 'Có việc gia đình đột xuất.';

describe('judging', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, JudgingModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let secretary: AccountId;
  let judges: { accountId: AccountId; seatId: SeatId }[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);

  /** A contest whose essays were received, with so many judges. */
  const aCouncil = async ({
    phases = [{}],
    count = 3,
    more = [],
  }: { phases?: Parameters<typeof rulesWithJudging>[0]; count?: number; more?: string[] } = {}) => {
    const { teams } = rulesWithJudging();
    const ruleSet = rulesWithJudging(phases, {
      teams: [...teams, ...more.map((code) => ({ code, name: 'Hội đồng thứ hai', members: 'Chuyên gia' }))],
    });
    ({ tenantId, running } = await aTenantWithContest(context, { time: LATER, ruleSet }));
    round = await aReceivedRound(running);
    secretary = await aMember(tenantId, ['author']);
    judges = [];
    for (let n = 1; n <= count; n += 1) {
      const accountId = await aMember(tenantId, ['judge'], { fullName: `Giám Khảo Số ${n}` });
      const seatId = await inScope(() =>
        get(Councils).appoint(running.contest.id, { council: 'ban-cham', accountId, role: n === 1 ? 'chair' : 'member' }, secretary),
      );
      judges.push({ accountId, seatId });
    }
  };
  const essay = (planted?: Parameters<typeof aSubmittedEssay>[2]) => aSubmittedEssay(tenantId, round, planted);
  const prepare = (phase = PHASE) => get(JudgingPhases).prepare(round.id, phase, secretary);
  const assign = async (phase = PHASE) => {
    const { sha256 } = await get(Assignments).preview(round.id, phase);
    return get(Assignments).apply(round.id, phase, sha256, secretary);
  };
  const released = async (phase = PHASE) => {
    if ((await get(BlindCopies).makeWaiting(100)).made === 0) return;
    const rows = await context.asSuperuser<{ n: number }>(
      'select entry_number as n from judged_entries where round_id = $1 and phase = $2',
      [round.id, phase],
    );
    const read = await get(BlindCopies).hashes(
      round.id,
      phase,
      rows.map(({ n }) => n),
    );
    await get(BlindCopies).release(round.id, phase, read, secretary);
  };
  const openPhase = async (phase = PHASE) => {
    await prepare(phase);
    await released(phase);
    await assign(phase);
    await get(JudgingPhases).open(round.id, phase, secretary);
  };
  /** A judge gives an entry so many points and finishes. */
  const mark = async (accountId: AccountId, assignmentId: AssignmentId, points: number) => {
    const { sheet } = await get(JudgeDesk).open(accountId, assignmentId);
    const typed = { points: { 'noi-dung': points }, comments: { '': 'Đạt yêu cầu.' }, agrees: null, revision: sheet.revision };
    const revision = await get(ScoreSheets).save(accountId, assignmentId, typed);
    return get(ScoreSheets).finish(accountId, assignmentId, revision);
  };
  const assignments = async (phase = PHASE) => {
    const all = await get(Assignments).of(round.id, phase);
    return all.map((one) => ({ ...one, accountId: judges.find(({ seatId }) => seatId === one.seatId)!.accountId }));
  };
  const broken = async () =>
    get(InstantReading).ofTenant({ part: 0, of: 1 }, async (reader) => {
      const found: string[] = [];
      for (const invariant of get(JudgingInvariants).invariants)
        if (invariant.of === 'tenant' && (await invariant.find(reader, tenantId)).count > 0) found.push(invariant.id);
      return found;
    });

  describe('councils', () => {
    beforeEach(() => aCouncil({ phases: [{ blind: true }], count: 1 }));

    it('seat who may judge, and nobody to whom the console shows names where marks are blind', async () => {
      await inScope(async () => {
        const appoint = (accountId: AccountId, role: 'member' | 'secretary' | 'chair' = 'member', council = 'ban-cham') =>
          get(Councils).appoint(running.contest.id, { council, accountId, role }, secretary);

        await expect(appoint(secretary)).rejects.toMatchObject({ code: 'NOT_STAFF' });
        await expect(appoint(await aMember(tenantId, ['judge']), 'secretary')).rejects.toMatchObject({ code: 'NOT_KEEPER' });
        await expect(appoint(await aMember(tenantId, ['judge', 'publisher']))).rejects.toMatchObject({ code: 'SEES_NAMES' });
        await expect(appoint(judges[0]!.accountId)).rejects.toMatchObject({ code: 'SEATED' });
        await expect(appoint(await aMember(tenantId, ['judge']), 'chair')).rejects.toMatchObject({ code: 'CHAIR_TAKEN' });
        await expect(appoint(await aMember(tenantId, ['judge']), 'member', 'ban-to-chuc')).rejects.toMatchObject({
          code: 'COUNCIL_UNKNOWN',
        });
        await appoint(secretary, 'secretary');
        expect((await get(Councils).seats(running.contest.id)).map(({ role }) => role)).toEqual(['chair', 'secretary']);
      });
    });

    it('give up a chair for another, and keep what is over', async () => {
      await inScope(async () => {
        await get(Councils).leave(judges[0]!.seatId, REASON, secretary);
        await get(Councils).leave(judges[0]!.seatId, REASON, secretary);
        const next = { council: 'ban-cham', accountId: judges[0]!.accountId, role: 'chair' as const };
        await get(Councils).appoint(running.contest.id, next, secretary);

        expect((await get(Councils).allSeats(running.contest.id)).map(({ leftBecause }) => leftBecause)).toEqual([REASON, null]);
        const acts = (await get(AuditTrail).of(judges[0]!.seatId)).map(({ action }) => action);
        expect(acts).toEqual(['seat.appointed', 'seat.left']);
      });
    });
  });

  it('keeps who sits on a council from taking part where the rules bar its team', async () => {
    const ruleSet = rulesWithJudging([{}], { eligibility: [{ code: 'excluded-teams', teams: ['ban-cham'] }] });
    ({ tenantId, running } = await aTenantWithContest(context, { time: LATER, ruleSet }));
    await inScope(async () => {
      const member = await aMember(tenantId, ['judge'], { fullName: 'Đinh Ngồi Ghế' });
      await context.asSuperuser("update accounts set birth_date = '1962-07-07' where id = $1", [member]);
      await get(Councils).appoint(running.contest.id, { council: 'ban-cham', accountId: member, role: 'member' }, member);

      await expect(aContestant(context.module, running, { fullName: 'Đinh Ngồi Ghế' })).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });
      const { accountId, registration } = await aContestant(context.module, running, {
        fullName: 'Đinh Ngồi Ghế',
        birthDate: '1990-01-02',
      });
      expect(await get(Registrations).barred(running)).toEqual([]);
      await context.asSuperuser("update accounts set birth_date = '1962-07-07' where id = $1", [accountId]);
      expect(await get(Registrations).barred(running)).toEqual([{ pseudonym: registration.pseudonym, teams: ['ban-cham'] }]);
    });
  });

  describe('a phase', () => {
    beforeEach(() => aCouncil());

    it('takes in what was sent whole and is valid, once, and what becomes valid later', async () => {
      await inScope(async () => {
        await essay();
        await essay({ check: 'invalid' });
        const late = await essay({ check: null });

        expect(await prepare()).toEqual({ taken: 1, entries: 1, renewed: 0 });
        expect(await prepare()).toEqual({ taken: 0, entries: 1, renewed: 0 });
        await context.asSuperuser(
          `insert into formal_checks (tenant_id, id, submission_id, version, result, checked_by, checked_at)
           values ($1, gen_random_uuid(), $2, 1, 'valid', gen_random_uuid(), app_now())`,
          [tenantId, late],
        );
        expect(await prepare()).toEqual({ taken: 1, entries: 2, renewed: 0 });
        expect((await get(JudgingPhases).of(round.id)).map(({ state, entries }) => [state, entries])).toEqual([['prepared', 2]]);
      });
    });

    it('is not opened over an older version of what was supplemented; taken in again, its copy is made anew', async () => {
      await aCouncil({ phases: [{ blind: true, judges: 1 }] });
      await inScope(async () => {
        const [id] = [await essay(), await essay()];
        await prepare();
        await released();
        await context.asSuperuser('update judged_entries set link_let_out_by = $1, link_let_out_at = app_now() where tenant_id = $2', [
          secretary,
          tenantId,
        ]);
        await assign();
        await context.asSuperuser(
          `with v as (insert into submission_versions (tenant_id, submission_id, version, send_key, content, sent_at, complete_at, receipt_code, receipt_salt, seal_sha256)
               select tenant_id, submission_id, 2, gen_random_uuid(), content, sent_at, complete_at, 'BN-2-' || submission_id, receipt_salt, seal_sha256
               from submission_versions where submission_id = $1),
             l as (insert into submission_version_files (tenant_id, submission_id, version, ordinal, file_id)
               select tenant_id, submission_id, 2, ordinal, file_id from submission_version_files where submission_id = $1),
             c as (insert into formal_checks (tenant_id, id, submission_id, version, result, checked_by, checked_at)
               values ($2, gen_random_uuid(), $1, 2, 'valid', gen_random_uuid(), app_now()))
           update submissions set version = 2 where id = $1`,
          [id, tenantId],
        );
        expect(await get(JudgingPhases).outdatedIn(round.id, PHASE)).toBe(1);
        const open = () => get(JudgingPhases).open(round.id, PHASE, secretary);
        await expect(open()).rejects.toMatchObject({ code: 'OUTDATED', params: { entries: 1 } });
        expect(await prepare()).toEqual({ taken: 0, entries: 2, renewed: 1 });
        const entry = await context.asSuperuser(
          'select version, blind_text, released_at, link_let_out_by, link_let_out_at from judged_entries where submission_id = $1',
          [id],
        );
        expect(entry).toEqual([{ version: 2, blind_text: null, released_at: null, link_let_out_by: null, link_let_out_at: null }]);
        await expect(open()).rejects.toMatchObject({ code: 'NOT_RELEASED', params: { entries: 1 } });
        await released();
        await open();

        // What comes later is given to nobody before its copy was read.
        await essay();
        await prepare();
        const [row] = (await get(PhaseEntries).list(round.id, PHASE, { only: 'lacking', skip: 0, limit: 9 })).lines;
        const give = get(Assignments).give(round.id, PHASE, row!.entryNumber, judges[0]!.seatId, secretary);
        await expect(give).rejects.toMatchObject({ code: 'COPY_UNREAD' });
        const counted = async () => (await get(JudgingPhases).of(round.id)).map(({ unread, uncopied }) => [unread, uncopied]);
        expect(await counted()).toEqual([[1, 1]]);
        await context.asSuperuser("update submissions set state = 'withdrawn', withdrawn_at = app_now() where id = $1", [
          row!.submissionId,
        ]);
        expect(await counted()).toEqual([[0, 0]]);
      });
    });

    it('is not opened while a file lies beside an entry from the counter, and once it is, staff add none', async () => {
      await inScope(async () => {
        const id = (await essay()) as SubmissionId;
        const files = get(SubmissionFiles);
        const announced = { role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) } as const;
        const file = await files.promise(id, null, announced);
        await expect(openPhase()).rejects.toMatchObject({ code: 'FILES_WAIT', params: { submissions: 1 } });
        await files.remove(id, null, file.id);
        await get(JudgingPhases).open(round.id, PHASE, secretary);
        await expect(files.promise(id, null, announced)).rejects.toMatchObject({ code: 'UNDER_JUDGING' });
      });
    });

    it('is not prepared while the round receives, nor opened without judges, nor closed without sheets', async () => {
      await inScope(async () => {
        await context.asSuperuser("update rounds set state = 'open' where id = $1", [round.id]);
        await expect(prepare()).rejects.toMatchObject({ code: 'NOT_RECEIVED' });
        await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
        await prepare();
        await expect(get(JudgingPhases).open(round.id, PHASE, secretary)).rejects.toMatchObject({ code: 'NO_ENTRIES' });
        await essay();
        await prepare();
        await expect(get(JudgingPhases).open(round.id, PHASE, secretary)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
        expect(await assign()).toBe(3);
        expect(await assign()).toBe(0);
        await get(JudgingPhases).open(round.id, PHASE, secretary);
        await get(JudgingPhases).open(round.id, PHASE, secretary);
        await expect(get(JudgingPhases).close(round.id, PHASE, secretary)).rejects.toMatchObject({ code: 'NOT_ALL_MARKED' });
      });
    });

    it('gives the ranking what the judges gave, and nothing that they may still change', async () => {
      await inScope(async () => {
        const [first, second] = [await essay(), await essay()];
        await openPhase();
        for (const [at, one] of (await assignments()).entries()) {
          if (at === 0) expect(await get(JudgedSheets).of(round.id)).toEqual([]);
          await mark(one.accountId, one.id, one.submissionId === first ? 90 : 70);
        }
        await get(JudgingPhases).close(round.id, PHASE, secretary);
        const standing = rankSubmissions({
          ruleSet: running.ruleSet,
          part: 'bai-viet',
          submissions: await get(Submitted).ranked(round.id),
          sheets: await get(JudgedSheets).of(round.id),
          drawSeed: 'x',
        });

        expect(standing.lines.map(({ submission, points }) => [submission, points])).toEqual([
          [first, 90],
          [second, 70],
        ]);
        expect(await get(JudgingProgress).isOver(round.id)).toBe(true);
        // Thousands of sheets are read for their points; what was said of one entry comes with it alone.
        const [phase] = (running.ruleSet.parts.find(({ code }) => code === 'bai-viet') as SubmissionPart).judging.phases;
        const said = async (only?: SubmissionId) =>
          new Set((await get(JudgedSheets).results(round.id, phase!, only)).flatMap(({ counted }) => counted.map(({ comments }) => comments['']))); // prettier-ignore
        expect([await said(), await said(first as SubmissionId)]).toEqual([new Set([undefined]), new Set(['Đạt yêu cầu.'])]);
        const before = await get(JudgedSheets).of(round.id);
        await context.timeIs(new Date(LATER.getTime() + 60_000));
        await get(Conflicts).add(round.id, judges[0]!.seatId, first as SubmissionId, 'Là người nhà của tác giả.', secretary);
        expect(await get(JudgedSheets).of(round.id)).toEqual(before);
        const one = (await assignments())[0]!;
        await expect(get(SheetReopenings).ask(one.id, REASON, secretary)).rejects.toMatchObject({ code: 'NOT_OPEN' });
        expect(await broken()).toEqual([]);
      });
    });

    it('lets a second phase take in whom the first let through', async () => {
      await aCouncil({
        phases: [
          { code: 'so-khao', name: 'Sơ khảo', judges: 2, passes: [{ code: 'minimum-points', version: 1, points: 50 }] },
          { code: 'chung-khao', name: 'Chung khảo', judges: 2 },
        ],
      });
      await inScope(async () => {
        const [good] = [await essay(), await essay()];
        await expect(prepare('chung-khao')).rejects.toMatchObject({ code: 'EARLIER_OPEN' });
        await openPhase('so-khao');
        for (const one of await assignments('so-khao')) await mark(one.accountId, one.id, one.submissionId === good ? 60 : 40);
        await get(JudgingPhases).close(round.id, 'so-khao', secretary);

        expect(await prepare('chung-khao')).toEqual({ taken: 1, entries: 1, renewed: 0 });
        const taken = await context.asSuperuser("select submission_id from judged_entries where round_id = $1 and phase = 'chung-khao'", [
          round.id,
        ]);
        expect(taken).toEqual([{ submission_id: good }]);
      });
    });
  });

  describe('of two phases, of which the first lets through the best', () => {
    const [FIRST, LAST] = ['so-khao', 'chung-khao'];
    let ids: SubmissionId[];

    beforeEach(async () => {
      await aCouncil({
        phases: [
          { code: FIRST, name: 'Sơ khảo', judges: 1, passes: [{ code: 'top', version: 1, count: 1 }] },
          { code: LAST, name: 'Chung khảo', judges: 1 },
        ],
      });
    });

    const close = (phase: string) => get(JudgingPhases).close(round.id, phase, secretary);
    const markAll = async (phase: string, points: (at: number) => number) => {
      const unmarked = new Set((await get(JudgedSheets).sheets(round.id, phase)).map(({ assignmentId }) => assignmentId));
      for (const one of await assignments(phase))
        if (!unmarked.has(one.id)) await mark(one.accountId, one.id, points(ids.indexOf(one.submissionId)));
    };
    /** Essays in the order of their marks in the first phase, which is closed. */
    const firstClosed = async (count: number) => {
      ids = [];
      for (let n = 0; n < count; n += 1) ids.push((await essay()) as SubmissionId);
      await openPhase(FIRST);
      await markAll(FIRST, (at) => 90 - 10 * at);
      await close(FIRST);
    };
    const cancelled = (id: SubmissionId) =>
      context.asSuperuser(
        `insert into submission_cancellations (tenant_id, submission_id, reason, basis, asked_by, asked_at, decided_by, decided_at, decision)
         values ($1, $2, 'Chép lại bài của người khác.', 'Điều 8', gen_random_uuid(), app_now(), gen_random_uuid(), app_now(), 'cancelled')`,
        [tenantId, id],
      );
    const incomplete = async () =>
      rankSubmissions({
        ruleSet: running.ruleSet,
        part: 'bai-viet',
        submissions: await get(Submitted).ranked(round.id),
        sheets: await get(JudgedSheets).of(round.id),
        drawSeed: 'x',
      }).summary.incomplete.map(({ submission, phase }) => [ids.indexOf(submission as SubmissionId), phase]);

    it('is not closed without who moves up while it is open', async () => {
      await inScope(async () => {
        await firstClosed(2);
        await openPhase(LAST);
        await markAll(LAST, () => 70);
        await cancelled(ids[0]!);

        await expect(close(LAST)).rejects.toMatchObject({ code: 'NEWCOMERS', params: { entries: 1 } });
        expect(await prepare(LAST)).toEqual({ taken: 1, entries: 2, renewed: 0 });
        await assign(LAST);
        await expect(close(LAST)).rejects.toMatchObject({ code: 'NOT_ALL_MARKED' });
        await markAll(LAST, () => 60);
        await close(LAST);
        expect(await incomplete()).toEqual([]);
      });
    });

    it('is opened again by two people for who moves up after it was closed, and for nobody else', async () => {
      await inScope(async () => {
        const other = await aMember(tenantId, ['author']);
        const reopenings = get(PhaseReopenings);
        const ask = (phase = LAST) => reopenings.ask(round.id, phase, 'Có bài lên thay bài bị hủy.', secretary);
        await firstClosed(3);
        await expect(ask()).rejects.toMatchObject({ code: 'PHASE_UNKNOWN' });
        await openPhase(LAST);
        await expect(ask()).rejects.toMatchObject({ code: 'NOT_CLOSED' });
        await markAll(LAST, () => 70);
        await close(LAST);
        await expect(ask()).rejects.toMatchObject({ code: 'NO_NEWCOMERS' });

        await cancelled(ids[0]!);
        expect(await incomplete()).toEqual([[1, LAST]]);
        await context.asSuperuser("update rounds set state = 'ranked' where id = $1", [round.id]);
        await expect(ask()).rejects.toMatchObject({ code: 'ROUND_NOT_SETTLING' });
        await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
        await ask();
        await expect(ask()).rejects.toMatchObject({ code: 'PHASE_REOPENING_ASKED' });
        const decide = (decision: 'reopened' | 'declined', by = other) => reopenings.decide(round.id, LAST, decision, by);
        await expect(decide('reopened', secretary)).rejects.toMatchObject({ code: 'OWN_PHASE_REOPENING' });
        await decide('declined', secretary);
        await expect(decide('reopened')).rejects.toMatchObject({ code: 'NO_PHASE_REOPENING' });
        await context.timeIs(new Date(LATER.getTime() + 60_000));
        await ask();
        expect(await decide('reopened')).toBe(1);

        // What was marked before stays as it was.
        const first = (await assignments(LAST)).find(({ submissionId }) => submissionId === ids[0])!;
        const before = await get(JudgedSheets).of(round.id);
        await expect(get(SheetReopenings).ask(first.id, REASON, secretary)).rejects.toMatchObject({ code: 'ENTRY_CLOSED' });
        await expect(get(Assignments).takeBack(first.id, REASON, secretary)).rejects.toMatchObject({ code: 'ENTRY_CLOSED' });
        await get(Conflicts).add(round.id, first.seatId, ids[0]!, 'Là người nhà của tác giả.', secretary);
        expect(await get(JudgedSheets).of(round.id)).toEqual(before);
        expect(await assign(LAST)).toBe(1);
        await markAll(LAST, () => 60);
        await close(LAST);
        expect(await incomplete()).toEqual([]);
        expect((await reopenings.of(round.id, LAST)).map(({ askedBy, decidedBy }) => [askedBy, decidedBy])).toEqual([[secretary, other]]);
        expect(await broken()).toEqual([]);
      });
    });

    it('is over without having been opened where nothing comes to it', async () => {
      await aCouncil({
        phases: [
          { code: FIRST, name: 'Sơ khảo', judges: 1, passes: [{ code: 'minimum-points', version: 1, points: 95 }] },
          { code: LAST, name: 'Chung khảo', judges: 1 },
        ],
      });
      await inScope(async () => {
        await firstClosed(1);
        await prepare(LAST);
        await close(LAST);
        expect(await get(JudgingProgress).isOver(round.id)).toBe(true);
      });
    });

    it('lets nobody check an entry that judges may read, nor take one in that nobody would mark, unless it is open again', async () => {
      await inScope(async () => {
        const checked = (id: SubmissionId, result: 'valid' | 'invalid', isDecided = false) =>
          get(FormalChecks).record(id, { version: 1, result, reason: 'Không đúng thể loại bài.', until: null, by: secretary }, isDecided);
        const invalid = (await essay({ check: 'invalid' })) as SubmissionId;
        await prepare(FIRST);
        await firstClosed(2);
        await expect(checked(ids[0]!, 'invalid')).rejects.toMatchObject({ code: 'BEFORE_JUDGES' });
        await expect(checked(invalid, 'valid')).rejects.toMatchObject({ code: 'JUDGING_OVER' });

        await get(PhaseReopenings).ask(round.id, FIRST, 'Một bài bị loại vì nhầm tệp.', secretary);
        await get(PhaseReopenings).decide(round.id, FIRST, 'reopened', await aMember(tenantId, ['author']));
        await expect(checked(ids[0]!, 'invalid')).rejects.toMatchObject({ code: 'BEFORE_JUDGES' });
        await checked(invalid, 'valid');
        await expect(close(FIRST)).rejects.toMatchObject({ code: 'NEWCOMERS' });
        expect(await prepare(FIRST)).toEqual({ taken: 1, entries: 3, renewed: 0 });
        await assign(FIRST);
        ids.push(invalid);
        await markAll(FIRST, () => 95);
        await close(FIRST);
        expect(await prepare(LAST)).toEqual({ taken: 1, entries: 1, renewed: 0 });
      });
    });
  });

  describe('a sheet', () => {
    let one: { id: AssignmentId; accountId: AccountId; submissionId: SubmissionId };
    const content = (points: Record<string, number>, revision: number) => ({ points, comments: {}, agrees: null, revision });

    beforeEach(async () => {
      await aCouncil();
      await inScope(async () => {
        await essay();
        await openPhase();
        one = (await assignments())[0]!;
      });
    });

    it('saves itself, tells of a second device, and keeps the same once', async () => {
      await inScope(async () => {
        const { save } = get(ScoreSheets);
        const keep = save.bind(get(ScoreSheets), one.accountId, one.id);
        expect(await keep(content({}, 0))).toBe(0);
        expect(await keep(content({ 'noi-dung': 70 }, 0))).toBe(1);
        expect(await keep(content({ 'noi-dung': 70 }, 0))).toBe(1);
        await expect(keep(content({ 'noi-dung': 80 }, 0))).rejects.toMatchObject({ code: 'SHEET_CHANGED' });
        await expect(keep(content({ 'noi-dung': 101 }, 1))).rejects.toMatchObject({ code: 'POINTS_INVALID' });
        expect((await get(JudgeDesk).open(one.accountId, one.id)).sheet).toEqual({
          ...{ points: { 'noi-dung': 70 }, comments: {}, agrees: null, revision: 1, version: null },
        });
      });
    });

    it('is finished once, with a fingerprint, by its judge alone', async () => {
      await inScope(async () => {
        await expect(get(ScoreSheets).finish(one.accountId, one.id, 0)).rejects.toMatchObject({ code: 'POINTS_MISSING' });
        const done = await mark(one.accountId, one.id, 70);
        expect(done.version).toBe(1);
        expect(await get(ScoreSheets).finish(one.accountId, one.id, 99)).toEqual(done);
        await expect(get(ScoreSheets).save(one.accountId, one.id, content({ 'noi-dung': 1 }, 1))).rejects.toMatchObject({
          code: 'SHEET_FINISHED',
        });
        const other = judges.find(({ accountId }) => accountId !== one.accountId)!;
        await expect(get(ScoreSheets).save(other.accountId, one.id, content({}, 0))).rejects.toMatchObject({
          code: 'ASSIGNMENT_NOT_FOUND',
        });
        const acts = (await get(AuditTrail).of(one.id)).map(({ action, details }) => [action, details['version'], details['sha256']]);
        expect(acts).toEqual([['sheet.finished', 1, done.sha256]]);
      });
    });

    it('is opened again by two people of whom none is its judge at the end, and keeps what it was', async () => {
      await inScope(async () => {
        await expect(get(SheetReopenings).ask(one.id, REASON, secretary)).rejects.toMatchObject({ code: 'SHEET_NOT_FINISHED' });
        await mark(one.accountId, one.id, 70);
        await get(SheetReopenings).ask(one.id, REASON, secretary);
        await expect(get(SheetReopenings).askOwn(one.accountId, one.id, REASON)).rejects.toMatchObject({ code: 'REOPENING_ASKED' });
        await expect(get(SheetReopenings).decide(one.id, 'reopened', secretary)).rejects.toMatchObject({ code: 'OWN_REOPENING' });
        await expect(get(SheetReopenings).decide(one.id, 'reopened', one.accountId)).rejects.toMatchObject({ code: 'OWN_REOPENING' });
        expect((await get(SheetReopenings).waiting(round.id)).length).toBe(1);
        await get(SheetReopenings).decide(one.id, 'reopened', await aMember(tenantId, ['publisher']));
        expect(await get(JudgedSheets).of(round.id)).toEqual([]);
        expect((await mark(one.accountId, one.id, 75)).version).toBe(2);

        const kept = await context.asSuperuser('select version, points from finished_sheets where assignment_id = $1 order by version', [
          one.id,
        ]);
        expect(kept).toEqual([
          { version: 1, points: { 'noi-dung': 70 } },
          { version: 2, points: { 'noi-dung': 75 } },
        ]);
        expect(await broken()).toEqual([]);
        await context.asSuperuser('update finished_sheets set points = \'{"noi-dung": 99}\' where assignment_id = $1 and version = 1', [
          one.id,
        ]);
        expect(await broken()).toEqual(['sheets-fit-their-hash']);
      });
    });

    it('on paper is typed by two people, neither of them the judge, and counts when both typed the same', async () => {
      await inScope(async () => {
        const second = await aMember(tenantId, ['publisher']);
        const typed = (points: number) => ({ points: { 'noi-dung': points }, comments: {}, agrees: null });
        await expect(get(PaperSheets).type(one.id, typed(70), one.accountId)).rejects.toMatchObject({ code: 'OWN_PAPER' });
        expect(await get(PaperSheets).type(one.id, typed(70), secretary)).toEqual({ isFinished: false, differences: [] });
        expect(await get(PaperSheets).type(one.id, typed(70), secretary)).toEqual({ isFinished: false, differences: [] });
        expect((await get(PaperSheets).type(one.id, typed(7), second)).differences).toEqual([
          { criterion: 'Nội dung', what: 'points', first: '70', second: '7' },
        ]);
        expect(await get(PaperSheets).type(one.id, typed(70), second)).toEqual({ isFinished: true, differences: [] });

        const [row] = await context.asSuperuser('select source, finished_by, second_by from finished_sheets where assignment_id = $1', [
          one.id,
        ]);
        expect(row).toEqual({ source: 'paper', finished_by: secretary, second_by: second });
        expect(await get(PaperSheets).typedBy(one.id)).toEqual([]);
      });
    });

    it('of a judge who steps back does not count, stays, and frees the entry for another', async () => {
      await inScope(async () => {
        await mark(one.accountId, one.id, 70);
        await get(Conflicts).declare(one.id, 'Tôi nhận ra tác phẩm này.', one.accountId);

        expect(await get(JudgedSheets).of(round.id)).toEqual([]);
        expect((await get(JudgedSheets).leftOut(round.id)).map(({ because, sheet }) => [because, sheet.points])).toEqual([
          ['conflict', { 'noi-dung': 70 }],
        ]);
        await expect(get(JudgeDesk).open(one.accountId, one.id)).rejects.toMatchObject({ code: 'ASSIGNMENT_NOT_FOUND' });
        const seat = judges.find(({ accountId }) => accountId === one.accountId)!.seatId;
        const { accountId: other } = judges.find(({ seatId }) => seatId !== seat)!;
        const { entryNumber } = (await get(DeskLists).page(other, ([phase]) => phase, { skip: 0, limit: 1 }))!.lines[0]!;
        await expect(get(Assignments).give(round.id, PHASE, entryNumber, seat, secretary)).rejects.toMatchObject({ code: 'CONFLICTED' });
        expect((await get(Assignments).preview(round.id, PHASE)).lacking).toEqual([{ entry: entryNumber, missing: 1 }]);
        const kinds = (await get(Conflicts).of(round.id, PHASE)).map(({ kind, saidBy }) => [kind, saidBy]);
        expect(kinds).toEqual([['declared', one.accountId]]);
      });
    });
  });

  it('calls one judge more where two are far apart, and only one however many finish at once', async () => {
    await aCouncil({ phases: [{ judges: 2, discrepancy: { code: 'further-judge', version: 1, points: 20 } }], count: 4 });
    await inScope(async () => {
      await essay();
      await openPhase();
      const [a, b] = await assignments();
      const save = (one: typeof a, points: number) =>
        get(ScoreSheets).save(one!.accountId, one!.id, { points: { 'noi-dung': points }, comments: {}, agrees: null, revision: 0 });
      const revisions = [await save(a, 40), await save(b, 90)];
      await Promise.all([a, b].map((one, at) => get(ScoreSheets).finish(one!.accountId, one!.id, revisions[at]!)));

      const further = (await assignments()).filter(({ isFurther }) => isFurther);
      expect(further.length).toBe(1);
      expect([a!.seatId, b!.seatId]).not.toContain(further[0]!.seatId);
      expect((await get(JudgingProgress).of(round.id))[0]).toMatchObject({ done: 0, missingSheets: 1, awaitFurther: 1 });
      await mark(further[0]!.accountId, further[0]!.id, 80);
      expect((await get(JudgingProgress).of(round.id))[0]).toMatchObject({ done: 1, missingSheets: 0 });
      expect(
        (await get(JudgedSheets).of(round.id)).map(({ points, further: isFurther }) => [points['noi-dung'], isFurther === true]).toSorted(),
      ).toEqual([
        [40, false],
        [80, true],
        [90, false],
      ]);
    });
  });

  it('gives no entry to who works at its unit or has written it, and ends what was given when that shows later', async () => {
    await aCouncil({ count: 4 });
    await inScope(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      const [kin, author] = judges;
      await get(Councils).change(kin!.seatId, { unitId: unit.id }, secretary);
      await context.asSuperuser("update accounts set birth_date = '1971-02-03' where id = $1", [author!.accountId]);
      const ward = await essay({ unitId: unit.id });
      const own = await essay({ authors: [{ fullName: 'Giám Khảo Số 2', birthDate: '1971-02-03' }] });
      await prepare();
      const found = (await get(Conflicts).of(round.id, PHASE)).map(({ seatId, submissionId, kind }) => [seatId, submissionId, kind]);

      expect(found.toSorted()).toEqual(
        [
          [kin!.seatId, ward, 'same-unit'],
          [author!.seatId, own, 'author'],
        ].toSorted(),
      );
      await assign();
      const given = await assignments();
      expect(given.length).toBe(6);
      expect(given.some(({ seatId, submissionId }) => seatId === kin!.seatId && submissionId === ward)).toBe(false);
      const third = given.find(({ seatId, submissionId }) => seatId === judges[2]!.seatId && submissionId === ward)!;
      await get(Conflicts).add(round.id, third.seatId, third.submissionId, 'Là anh em họ với tác giả.', secretary);
      expect((await get(Assignments).ended(round.id)).map(({ id, ended }) => [id, ended])).toEqual([[third.id, 'taken-back']]);
      expect(await broken()).toEqual([]);
    });
  });

  it('wants nobody for an entry that was cancelled, and nobody in a blind phase who has been given a role that sees names', async () => {
    await aCouncil({ phases: [{ judges: 2, blind: true }], count: 2 });
    await inScope(async () => {
      const [kept, cancelled] = [await essay(), await essay()];
      await prepare();
      await context.asSuperuser(
        `insert into submission_cancellations (tenant_id, submission_id, reason, basis, asked_by, asked_at, decided_by, decided_at, decision)
         values ($1, $2, 'Chép lại bài của người khác.', 'Điều 8', gen_random_uuid(), app_now(), gen_random_uuid(), app_now(), 'cancelled')`,
        [tenantId, cancelled],
      );
      expect(await assign()).toBe(2);
      expect((await assignments()).every(({ submissionId }) => submissionId === kept)).toBe(true);
      await released();
      await context.asSuperuser("update accounts set staff_roles = '{judge,author}' where id = $1", [judges[0]!.accountId]);
      await expect(get(JudgingPhases).open(round.id, PHASE, secretary)).rejects.toMatchObject({ code: 'SEES_NAMES' });
      await context.asSuperuser("update accounts set staff_roles = '{judge}' where id = $1", [judges[0]!.accountId]);
      await get(JudgingPhases).open(round.id, PHASE, secretary);
      const other = await essay();
      await prepare();
      await released();
      await assign();
      await context.asSuperuser("update submissions set state = 'withdrawn', withdrawn_at = app_now() where id = $1", [other]);
      const counted = (await get(JudgingProgress).of(round.id)).map(({ entries, missingSheets }) => [entries, missingSheets]);
      expect(counted).toEqual([[1, 2]]);
      for (const { accountId } of judges.slice(0, 2)) {
        const { shown: desk, lines } = (await get(DeskLists).page(accountId, ([phase]) => phase, { skip: 0, limit: 10 }))!;
        expect([desk.entries, lines.length]).toEqual([1, 1]);
        expect((await get(DeskLists).beside(accountId, { roundId: round.id, phase: PHASE, entryNumber: lines[0]!.entryNumber })).left).toBe(
          0,
        );
      }
      // Whoever has its address gets there, and is told.
      const stray = (await assignments()).find(({ submissionId }) => submissionId === other)!;
      expect((await get(JudgeDesk).open(stray.accountId, stray.id)).isOut).toBe(true);
      for (const one of (await assignments()).filter(({ submissionId }) => submissionId === kept)) await mark(one.accountId, one.id, 60);
      await get(JudgingPhases).close(round.id, PHASE, secretary);
    });
  });

  it('sees the conflicts of who gets a seat later, before anything is given', async () => {
    await aCouncil({ count: 2 });
    await inScope(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      await essay({ unitId: unit.id });
      await prepare();
      const accountId = await aMember(tenantId, ['judge']);
      const late = { council: 'ban-cham', accountId, role: 'member' as const, unitId: unit.id };
      const seatId = await get(Councils).appoint(running.contest.id, late, secretary);
      const { entry } = (await get(Assignments).preview(round.id, PHASE)).lacking[0]!;

      await expect(get(Assignments).give(round.id, PHASE, entry, seatId, secretary)).rejects.toMatchObject({ code: 'CONFLICTED' });
    });
  });

  it('applies only the plan that was shown', async () => {
    await aCouncil();
    await inScope(async () => {
      await essay();
      await prepare();
      const { sha256 } = await get(Assignments).preview(round.id, PHASE);
      await essay();
      await prepare();
      await expect(get(Assignments).apply(round.id, PHASE, sha256, secretary)).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
      const again = await get(Assignments).preview(round.id, PHASE);
      const both = await Promise.all([1, 2].map(() => get(Assignments).apply(round.id, PHASE, again.sha256, secretary)));
      expect(both.toSorted()).toEqual([0, 6]);
    });
  });

  it('makes blind copies that phases wait for, one that cannot be made apart, and none of what went with its author', async () => {
    await aCouncil({ phases: [{ blind: true }] });
    await inScope(async () => {
      const [first, second, erased] = [await essay(), await essay(), await essay()];
      await prepare();
      await context.asSuperuser('update judged_entries set released_at = app_now(), released_by = $2 where submission_id = $1', [
        erased,
        secretary,
      ]);
      expect(await get(BlindCopies).makeWaiting(10, [second as SubmissionId])).toEqual({ made: 1, failed: [] });
      expect(await get(BlindCopies).makeWaiting(10)).toEqual({ made: 1, failed: [] });
      expect(await get(BlindCopies).makeWaiting(10)).toEqual({ made: 0, failed: [] });
      const { lines } = await get(PhaseEntries).list(round.id, PHASE, { skip: 0, limit: 10 });
      expect(new Map(lines.map(({ submissionId, isCopied }) => [submissionId as string, isCopied]))).toEqual(
        new Map([
          [first, true],
          [second, true],
          [erased, false],
        ]),
      );
      expect((await get(JudgingPhases).of(round.id)).map(({ entries, copied, released: out }) => [entries, copied, out])).toEqual([
        [3, 2, 1],
      ]);
    });
  });

  it('lists the entries of a phase a page at a time, by what they still want', async () => {
    await aCouncil({ phases: [{ judges: 2 }] });
    await inScope(async () => {
      for (let n = 0; n < 3; n += 1) await essay({ title: `Bài ${n}` });
      await prepare();
      await assign();
      const all = await get(PhaseEntries).list(round.id, PHASE, { skip: 0, limit: 2 });
      expect([all.lines.length, all.total]).toEqual([2, 3]);
      const [line] = all.lines;
      expect(line!.judges.map(({ sheet, isFurther }) => [sheet, isFurther])).toEqual([
        ['untouched', false],
        ['untouched', false],
      ]);
      await get(Assignments).takeBack(line!.judges[0]!.assignmentId, REASON, secretary);
      const lacking = await get(PhaseEntries).list(round.id, PHASE, { only: 'lacking', skip: 0, limit: 10 });
      expect([lacking.total, lacking.lines.map(({ entryNumber }) => entryNumber)]).toEqual([1, [line!.entryNumber]]);
      expect(await get(PhaseEntries).one(round.id, PHASE, line!.entryNumber)).toMatchObject({ submissionId: line!.submissionId });
    });
  });

  it('knows a person in every seat: a conflict holds in another council, and nobody gets an entry again in a new seat', async () => {
    await aCouncil({
      phases: [
        { code: 'so-khao', name: 'Sơ khảo', judges: 2, blind: true, passes: [{ code: 'minimum-points', version: 1, points: 50 }] },
        { code: 'chung-khao', name: 'Chung khảo', judges: 1, council: 'hoi-dong-2' },
      ],
      more: ['hoi-dong-2'],
    });
    await inScope(async () => {
      const [x] = judges;
      const other = { council: 'hoi-dong-2', accountId: x!.accountId, role: 'member' as const };
      const second = await get(Councils).appoint(running.contest.id, other, secretary);
      await essay();
      await essay();
      await openPhase('so-khao');
      const own = (await assignments('so-khao')).filter(({ accountId }) => accountId === x!.accountId);
      await get(Conflicts).declare(own[0]!.id, 'Tôi nhận ra bài này.', x!.accountId);
      expect([...(await get(Conflicts).seatsAgainst(own[0]!.submissionId))].toSorted()).toEqual([x!.seatId, second].toSorted());

      await get(Councils).leave(x!.seatId, REASON, secretary);
      const again = { council: 'ban-cham', accountId: x!.accountId, role: 'chair' as const };
      const anew = await get(Councils).appoint(running.contest.id, again, secretary);
      const { give } = await get(Assignments).preview(round.id, 'so-khao');
      expect(give.some(({ seat }) => seat === anew)).toBe(false);
      expect(await broken()).toEqual([]);
    });
  });

  it('lets nobody mark on who has been given a role that sees names, before the phase is closed', async () => {
    await aCouncil({ phases: [{ judges: 1, blind: true }], count: 1 });
    await inScope(async () => {
      await essay();
      await openPhase();
      const [one] = await assignments();
      const roles = (list: string) => context.asSuperuser('update accounts set staff_roles = $2 where id = $1', [one!.accountId, list]);
      await roles('{judge,author}');
      for (const work of [
        () => get(JudgeDesk).open(one!.accountId, one!.id),
        () => mark(one!.accountId, one!.id, 60),
        () => get(ScoreSheets).finish(one!.accountId, one!.id, 0),
      ])
        await expect(work()).rejects.toMatchObject({ code: 'SEES_NAMES' });
      await roles('{judge}');
      await mark(one!.accountId, one!.id, 60);
    });
  });

  it('ends what was given when the unit of a judge shows a conflict, and gives it back to nobody by looking at a plan', async () => {
    await aCouncil({ phases: [{ judges: 2 }] });
    await inScope(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      await essay({ unitId: unit.id });
      await prepare();
      await assign();
      const [one] = await assignments();
      await get(Councils).change(one!.seatId, { unitId: unit.id }, secretary);
      const { give } = await get(Assignments).preview(round.id, PHASE);
      expect(give.length).toBe(1);
      expect((await assignments()).map(({ id }) => id)).toContain(one!.id);
      await get(Conflicts).searchFor(one!.seatId);
      expect((await assignments()).map(({ id }) => id)).not.toContain(one!.id);
      expect(
        (await get(AuditTrail).of(round.id)).filter(({ action }) => action === 'conflict.found').map(({ details }) => details),
      ).toEqual([{ phase: PHASE, found: 1, ended: [one!.id] }]);
      expect((await get(Assignments).preview(round.id, PHASE)).give).toEqual(give);
    });
  });

  it('takes a conflict back that was entered by mistake, by somebody else, and counts the sheet of who marks then', async () => {
    await aCouncil({ phases: [{ judges: 1 }], count: 1 });
    await inScope(async () => {
      await essay();
      await openPhase();
      const [one] = await assignments();
      const [{ seatId, submissionId, accountId }] = [one!];
      const second = await aMember(tenantId, ['publisher']);
      await get(Conflicts).add(round.id, seatId, submissionId, 'Là anh em họ với tác giả.', secretary);
      for (const by of [secretary, accountId])
        await expect(get(Conflicts).withdraw(seatId, submissionId, 'Ghi nhầm số phách.', by)).rejects.toMatchObject({
          code: 'OWN_CONFLICT',
        });
      await get(Conflicts).withdraw(seatId, submissionId, 'Ghi nhầm số phách.', second);
      await expect(get(Conflicts).withdraw(seatId, submissionId, 'Ghi nhầm số phách.', second)).rejects.toMatchObject({
        code: 'CONFLICT_NOT_FOUND',
      });
      const { entryNumber } = (await get(PhaseEntries).list(round.id, PHASE, { skip: 0, limit: 1 })).lines[0]!;
      await mark(accountId, await get(Assignments).give(round.id, PHASE, entryNumber, seatId, secretary), 60);
      expect((await get(JudgedSheets).of(round.id)).map(({ points }) => points)).toEqual([{ 'noi-dung': 60 }]);
      await get(Conflicts).add(round.id, seatId, submissionId, 'Là anh em họ với tác giả.', second);
      expect(await get(JudgedSheets).of(round.id)).toEqual([]);
      expect(await broken()).toEqual([]);
    });
  });

  it('leaves what was closed as it is when a judge goes', async () => {
    await aCouncil({ phases: [{ judges: 1 }], count: 1 });
    await inScope(async () => {
      await essay();
      await openPhase();
      const [one] = await assignments();
      await mark(one!.accountId, one!.id, 60);
      await get(JudgingPhases).close(round.id, PHASE, secretary);
      await context.asSuperuser('update score_sheets set version = null where assignment_id = $1', [one!.id]);
      await get(Councils).leave(one!.seatId, REASON, secretary);
      expect((await assignments()).map(({ id }) => id)).toEqual([one!.id]);
    });
  });

  it('says on a sheet that came from paper and was opened again that it is another than the one on the screen', async () => {
    await aCouncil({ phases: [{ judges: 1 }], count: 1 });
    await inScope(async () => {
      await essay();
      await openPhase();
      const [one] = await assignments();
      const second = await aMember(tenantId, ['publisher']);
      for (const by of [secretary, second])
        await get(PaperSheets).type(one!.id, { points: { 'noi-dung': 70 }, comments: {}, agrees: null }, by);
      await get(SheetReopenings).ask(one!.id, REASON, secretary);
      expect((await get(JudgeDesk).open(one!.accountId, one!.id)).reopening).toMatchObject({ isOwn: false, decision: null });
      await get(SheetReopenings).decide(one!.id, 'reopened', second);
      const old = { points: { 'noi-dung': 50 }, comments: {}, agrees: null, revision: 0 };
      await expect(get(ScoreSheets).save(one!.accountId, one!.id, old)).rejects.toMatchObject({ code: 'SHEET_CHANGED' });
    });
  });

  it('assigns two thousand entries to three judges each at once', async () => {
    await aCouncil({ count: 5 });
    await inScope(async () => {
      const first = await essay();
      const ids = Array.from({ length: 1_999 }, () => randomUUID());
      const copies = (table: string, key: string, changes: string) =>
        context.asSuperuser(
          `insert into ${table} select (jsonb_populate_record(s, jsonb_build_object('${key}', m.id) || ${changes})).*
           from ${table} s, unnest($2::uuid[]) with ordinality as m (id, n) where s.${key} = $1`,
          [first, ids],
        );
      await copies('submissions', 'id', "jsonb_build_object('number', s.number + 100000 + m.n)");
      await copies('submission_versions', 'submission_id', "jsonb_build_object('send_key', m.id, 'receipt_code', 'BN-' || m.id)");
      await copies('formal_checks', 'submission_id', "jsonb_build_object('id', m.id)");
      expect(await prepare()).toEqual({ taken: 2_000, entries: 2_000, renewed: 0 });
      expect(await assign()).toBe(6_000);
    });
  });
});
