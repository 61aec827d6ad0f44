import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestsModule, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { plainText } from '#documents';
import { QuestionsModule } from '#questions';
import type { QuorumRule } from '#rules';
import type { SubmissionId } from '#submissions';
import { InstantReading } from '#tenancy';
import { aMember } from '../../../test/factories/a-member.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from '../../../test/factories/judged-submissions.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Conflicts } from './conflicts.service.js';
import { CouncilMinutes } from './council-minutes.service.js';
import { CouncilSessions } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import type { SeatId } from './entities/council-seat.entity.js';
import type { SessionId } from './entities/council-session.entity.js';
import { JudgingInvariants } from './invariants/judging-invariants.service.js';
import { JudgingModule } from './judging.module.js';
import { JudgingPhases } from './judging-phases.service.js';
import { PhaseEntries } from './phase-entries.service.js';
import { SessionVotes } from './session-votes.service.js';

const STARTS = parseLocal('2024-10-25 08:00')!;
const SESSION = { council: 'ban-cham', title: 'Họp xét kết quả', place: 'Phòng họp số 2', startsAt: STARTS };
const MOTION = { kind: 'ranking' as const, title: 'Kết quả chấm', motion: 'Thông qua kết quả chấm bài viết.' };

describe('a session of a council', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, JudgingModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let secretary: AccountId;
  let members: { accountId: AccountId; seatId: SeatId }[];
  let id: SessionId;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const sessions = () => context.get(CouncilSessions);
  const votes = () => context.get(SessionVotes);
  const come = async (...who: number[]) => {
    for (const n of who) await sessions().come(id, members[n]!.seatId, secretary);
  };
  const item = (more: object = {}) => sessions().addItem(id, { ...MOTION, ...more }, secretary);
  /** A point about an essay that is judged: it stands in it under its number. */
  const itemAbout = async (submissionId: SubmissionId, more: object = {}) => {
    await context.get(JudgingPhases).prepare(round.id, 'cham-thi', secretary);
    const number = (await context.get(PhaseEntries).numbers(round.id, 'cham-thi')).get(submissionId)!;
    return { number, about: await item({ kind: 'entry', title: '', entry: { phase: 'cham-thi', number }, ...more }) };
  };
  const vote = (itemId: Awaited<ReturnType<typeof item>>, n: number, given: 'for' | 'against' | 'abstained', dissent?: string) =>
    votes().vote(itemId, { vote: given, ...(dissent && { dissent }) }, members[n]!.accountId);

  beforeEach(async () => {
    await begin();
  });
  const begin = async (quorum?: QuorumRule) => {
    const teams = [{ code: 'ban-cham', name: 'Ban Chấm thi', members: 'Chuyên gia', ...(quorum && { quorum }) }];
    ({ tenantId, running } = await aTenantWithContest(context, { time: STARTS, ruleSet: rulesWithJudging([{}], { teams }) }));
    round = await aReceivedRound(running);
    secretary = await aMember(tenantId, ['author']);
    await inScope(async () => {
      const seat = async (accountId: AccountId, role: 'chair' | 'member' | 'secretary') => ({
        accountId,
        seatId: await context.get(Councils).appoint(running.contest.id, { council: 'ban-cham', accountId, role }, secretary),
      });
      members = [];
      for (const role of ['chair', 'member', 'member', 'member'] as const)
        members.push(await seat(await aMember(tenantId, ['judge']), role));
      await seat(secretary, 'secretary');
      id = await sessions().plan(round.id, SESSION, secretary);
    });
  };

  it('opens with as many of four as the rules of the contest say of its council', async () => {
    const opened = async (quorum: QuorumRule, ...there: number[]) => {
      await begin(quorum);
      return inScope(async () => {
        await come(...there);
        await expect(sessions().open(id, secretary)).rejects.toMatchObject({ code: 'NO_QUORUM', params: { present: there.length } });
        await come(there.length);
        await sessions().open(id, secretary);
        expect(plainText(await context.get(CouncilMinutes).model(id))).toContain(`số thành viên cần có để họp: ${there.length + 1}.`);
        return (await sessions().whole(id)).session.quorum;
      });
    };
    expect([await opened('more-than-half', 0, 1), await opened('all', 0, 1, 2)]).toEqual([3, 4]);
  });

  it('opens when two thirds of those who vote have come, the secretary not counted', async () => {
    await inScope(async () => {
      await come(0, 1);
      await expect(sessions().open(id, secretary)).rejects.toMatchObject({ code: 'NO_QUORUM', params: { present: 2, quorum: 3 } });
      await come(2, 2);
      await sessions().open(id, secretary);
      await sessions().open(id, secretary);
      const other = await sessions().plan(round.id, SESSION, secretary);
      for (const { seatId } of members) await sessions().come(other, seatId, secretary);
      await expect(sessions().open(other, secretary)).rejects.toMatchObject({ code: 'ANOTHER_OPEN' });
      const { session } = await sessions().whole(id);
      expect([session.state, session.seats, session.quorum]).toEqual(['open', 4, 3]);
    });
  });

  it('votes on one point at a time, by those present, and counts who said nothing among them', async () => {
    await inScope(async () => {
      const [first, second] = [await item(), await item({ title: 'Việc khác' })];
      await expect(votes().start(first, secretary)).rejects.toMatchObject({ code: 'NOT_OPEN' });
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await votes().start(first, secretary);
      await expect(votes().start(second, secretary)).rejects.toMatchObject({ code: 'VOTE_GOING_ON' });
      await expect(vote(first, 3, 'for')).rejects.toMatchObject({ code: 'NOT_PRESENT' });
      await vote(first, 0, 'against');
      await vote(first, 0, 'for');
      await vote(first, 1, 'against', 'Đề nghị xem lại bài số 3.');
      expect(await votes().finish(first, secretary)).toEqual({ for: 1, against: 1, abstained: 0, present: 3 });
      expect(await votes().finish(first, secretary)).toEqual({ for: 1, against: 1, abstained: 0, present: 3 });
      await expect(vote(first, 2, 'for')).rejects.toMatchObject({ code: 'NOT_VOTING' });
      const { items } = await sessions().whole(id);
      expect(items.map(({ state, decision }) => [state, decision])).toEqual([
        ['decided', 'rejected'],
        ['waiting', null],
      ]);
    });
  });

  it('keeps who has a conflict from voting on the entry, and counts without them', async () => {
    await inScope(async () => {
      const submissionId = (await aSubmittedEssay(tenantId, round)) as SubmissionId;
      await context.get(Conflicts).add(round.id, members[1]!.seatId, submissionId, 'Là học trò của tác giả.', secretary);
      const { about, number } = await itemAbout(submissionId, { neededPercent: 100 });
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await votes().start(about, secretary);
      await expect(vote(about, 1, 'for')).rejects.toMatchObject({ code: 'CONFLICTED' });
      await vote(about, 0, 'for');
      await votes().note(about, members[2]!.seatId, { vote: 'for' }, secretary);
      expect(await votes().finish(about, secretary)).toEqual({ for: 2, against: 0, abstained: 0, present: 2 });
      const whole = await sessions().whole(id);
      expect(whole.items.map(({ title, decision }) => [title, decision])).toEqual([[`Bài số ${number}`, 'carried']]);
      expect(whole.votes.map(({ notedBy }) => notedBy).toSorted()).toEqual([null, secretary].toSorted());
    });
  });

  it('stops voting when too many have gone', async () => {
    await inScope(async () => {
      const first = await item();
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await sessions().go(id, members[2]!.seatId, secretary);
      await expect(votes().start(first, secretary)).rejects.toMatchObject({ code: 'NO_QUORUM' });
      await come(3);
      await votes().start(first, secretary);
    });
  });

  it('counts nothing when too many have gone without a vote, and lets the point be left then', async () => {
    await inScope(async () => {
      const [first, second] = [await item(), await item({ title: 'Việc khác' })];
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await votes().start(first, secretary);
      await vote(first, 0, 'for');
      for (const n of [1, 2]) await sessions().go(id, members[n]!.seatId, secretary);
      await expect(votes().finish(first, secretary)).rejects.toMatchObject({ code: 'NO_QUORUM', params: { present: 1, quorum: 3 } });
      await votes().passOver(first, secretary);
      expect((await sessions().whole(id)).items.map(({ state, decision }) => [state, decision])).toEqual([
        ['passed-over', null],
        ['waiting', null],
      ]);
      await come(1, 2);
      await votes().start(second, secretary);
      for (const n of [0, 1]) await vote(second, n, 'for');
      await sessions().go(id, members[0]!.seatId, secretary);
      expect(await votes().finish(second, secretary)).toEqual({ for: 2, against: 0, abstained: 0, present: 3 });
    });
  });

  it('does not count the vote of somebody whose conflict is entered while one votes', async () => {
    await inScope(async () => {
      const submissionId = (await aSubmittedEssay(tenantId, round)) as SubmissionId;
      const { about } = await itemAbout(submissionId);
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await votes().start(about, secretary);
      await vote(about, 1, 'against');
      await vote(about, 0, 'for');
      await context.get(Conflicts).add(round.id, members[1]!.seatId, submissionId, 'Là học trò của tác giả.', secretary);
      await vote(about, 2, 'for');
      expect(await votes().finish(about, secretary)).toEqual({ for: 2, against: 0, abstained: 0, present: 2 });
    });
  });

  it('ends with a fingerprint when every point is settled, and changes no more', async () => {
    await inScope(async () => {
      const [talk, motion, later] = [await item({ kind: 'talk', motion: '' }), await item(), await item({ title: 'Để lần sau' })];
      await sessions().reorder(id, [motion, talk, later]);
      await come(0, 1, 2);
      await sessions().open(id, secretary);
      await votes().start(motion, secretary);
      for (const n of [0, 1, 2]) await vote(motion, n, 'for');
      await expect(sessions().close(id, '', secretary)).rejects.toMatchObject({ code: 'VOTE_GOING_ON' });
      await votes().finish(motion, secretary);
      await expect(sessions().close(id, '', secretary)).rejects.toMatchObject({ code: 'ITEMS_WAITING', params: { items: 2 } });
      await votes().settle(talk, secretary);
      await votes().passOver(later, secretary);
      const sha256 = await sessions().close(id, 'Phiên họp kết thúc đúng giờ.', secretary);

      expect(await sessions().close(id, 'khác', secretary)).toBe(sha256);
      await expect(item()).rejects.toMatchObject({ code: 'NOT_OPEN' });
      await expect(sessions().come(id, members[3]!.seatId, secretary)).rejects.toMatchObject({ code: 'NOT_OPEN' });
      expect((await sessions().closedOf(round.id)).map((one) => one.sha256)).toEqual([sha256]);
      expect((await sessions().whole(id)).items.map((one) => one.id)).toEqual([motion, talk, later]);
      const acts = (await context.get(AuditTrail).of(id)).map(({ action }) => action);
      expect([acts[0], acts.at(-1)]).toEqual(['session.planned', 'session.closed']);
      const broken = () =>
        context.get(InstantReading).ofTenant({ part: 0, of: 1 }, async (reader) => {
          const wanted = context.get(JudgingInvariants).invariants.find((one) => one.id === 'sessions-fit-their-hash');
          return wanted?.of === 'tenant' ? (await wanted.find(reader, tenantId)).count : -1;
        });
      expect(await broken()).toBe(0);
      await context.asSuperuser('alter table session_votes disable trigger session_votes_stay');
      await context.asSuperuser("update session_votes set vote = 'against' where item_id = $1 and seat_id = $2", [
        motion,
        members[0]!.seatId,
      ]);
      await context.asSuperuser('alter table session_votes enable trigger session_votes_stay');
      expect(await broken()).toBe(1);
    });
  });

  it('has minutes that say who was there, how the votes fell and who saw it otherwise', async () => {
    await inScope(async () => {
      const first = await item();
      await come(0, 1, 2);
      const draft = await context.get(CouncilMinutes).model(id);
      expect([draft.title, draft.preamble.length]).toEqual(['BIÊN BẢN (DỰ THẢO)', 1]);
      await context.asSuperuser("update accounts set full_name = 'Vi Thị Khác Ý' where id = $1", [members[1]!.accountId]);
      await sessions().open(id, secretary);
      await votes().start(first, secretary);
      await vote(first, 0, 'for');
      await vote(first, 1, 'against', 'Đề nghị chấm lại bài số 3.');
      await vote(first, 2, 'for');
      await votes().finish(first, secretary);
      const sha256 = await sessions().close(id, 'Không có ý kiến nào khác.', secretary);
      const closed = await context.get(CouncilMinutes).model(id);
      expect([closed.title, closed.preamble, closed.header.symbol]).toEqual(['BIÊN BẢN', [], 'BB-BTC']);
      const text = plainText(closed);

      expect(text).toContain(
        'Biểu quyết: “Thông qua kết quả chấm bài viết”. Tán thành 2, không tán thành 1, không có ý kiến 0, trên 3 thành viên được biểu quyết; cần quá nửa. Thông qua.',
      );
      expect(text).toContain('Ý kiến khác của Vi Thị Khác Ý: Đề nghị chấm lại bài số 3.');
      expect(text).toContain('Số thành viên có quyền biểu quyết dự họp: 3/4; số thành viên cần có để họp: 3.');
      expect(text).toContain('Không có ý kiến nào khác.');
      expect(text.replaceAll(' ', '')).toContain(sha256);
      // What comes later is in no minutes that were signed: whoever was absent leaves the council, an entry comes into a phase.
      await context.get(Councils).leave(members[3]!.seatId, 'Nghỉ hưu theo chế độ.', secretary);
      await aSubmittedEssay(tenantId, round);
      await context.get(JudgingPhases).prepare(round.id, 'cham-thi', secretary);
      expect(plainText(await context.get(CouncilMinutes).model(id))).toBe(text);
    });
  });

  it('that is called off opens no more', async () => {
    await inScope(async () => {
      await sessions().callOff(id, 'Chuyển sang tuần sau.', secretary);
      await sessions().callOff(id, 'Chuyển sang tuần sau.', secretary);
      await expect(sessions().open(id, secretary)).rejects.toMatchObject({ code: 'NOT_PLANNED' });
    });
  });
});
