import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { Attempt } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { DatabaseClock } from '#persistence';
import { Erasure, type Registration } from '#registrations';
import { Approvals, Standings } from '#results';
import type { AppealKind } from '#rules';
import { aDecision, aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { aMember, anApprover } from '../../../test/factories/a-member.js';
import { unitNamed } from '../../../test/factories/a-running-contest.js';
import { lateAnswers } from '../../../test/factories/an-appealing-round.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../test/factories/some-rule-sets.js';
import { takenFurther } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AppealCounts } from './appeal-counts.service.js';
import { AppealDesk, type AppealProposal } from './appeal-desk.service.js';
import { AppealEffects } from './appeal-effects.service.js';
import { Appeals, type NewAppeal } from './appeals.service.js';
import { AppealsModule } from './appeals.module.js';
import { proposalSeal } from './domain/proposal-seal.js';
import type { AppealId } from './entities/appeal.entity.js';

const TEXT = 'Lúc gần hết giờ thì mất mạng, tôi đã trả lời nhưng máy báo chưa lưu.';
const REASON = 'Có xác nhận mất mạng của đơn vị, câu trả lời đã đến máy chủ.';

describe('appeals', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AppealsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let sat: { attempt: Attempt; registration: Registration }[];
  let [owner, decider]: AccountId[] = [];
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const roundId = () => running.rounds[0]!.id;
  const round = () => context.get(ContestReader).round(roundId());
  const [appeals, desk] = [() => context.get(Appeals), () => context.get(AppealDesk)];
  const me = () => sat[2]!;

  beforeEach(async () => {
    const appealing = { days: 7, closesAt: '17:00', to: 'Tổ thư ký' };
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes({ appeals: appealing }) }));
    await inScope(async () => {
      sat = [];
      for (const [n, right] of [3, 2, 1].entries())
        sat.push(await aSealedSitting(context.module, running, { right, startsAt: parseLocal(`2024-10-22 0${n + 7}:00`)! }));
      owner = await aMember(tenantId, ['author']);
      decider = await anApprover(context.module);
    });
  });

  const lodge = (overrides: Partial<NewAppeal> = {}, of = me()): Promise<AppealId> =>
    appeals().lodge(running, of.registration, { roundId: roundId(), kind: 'result', text: TEXT, ...overrides });
  const lost = (): Partial<NewAppeal> => ({ kind: 'lost-answers', attemptId: me().attempt.id });
  /** Answers that came too late, all of them right. */
  const answersCameLate = (): Promise<void> => lateAnswers(context.module, me().attempt);
  const proposal = (overrides: Partial<AppealProposal> = {}): AppealProposal => ({
    decision: 'upheld',
    basis: 'Điều 9',
    reason: REASON,
    effect: 'recount',
    ...overrides,
  });
  const propose = async (id: AppealId, overrides: Partial<AppealProposal> = {}): Promise<void> => {
    await desk().take(id, owner!);
    await desk().propose(id, proposal(overrides), { by: owner!, place: 'Lâm Đồng' });
  };
  const decide = async (id: AppealId, by = decider!): Promise<void> =>
    desk().decide(id, proposalSeal((await desk().find(id)).appeal), { by, place: 'Lâm Đồng' });
  const ranking = async (): Promise<string[]> => {
    const standing = (await context.get(Standings).newest(roundId()))!;
    return (await context.get(Standings).lines(standing.id, { count: 9 })).map(({ person }) => person);
  };
  const rankedAnew = () => takenFurther(context.module, roundId(), 1);
  const pseudonyms = (...order: number[]) => order.map((n) => sat[n]!.registration.pseudonym);

  it('are taken from the closing on, about the result from its publication, and until the plan’s time', async () => {
    await inScope(async () => {
      await expect(lodge({ kind: 'key' })).rejects.toMatchObject({ code: 'NOT_YET' });
      await aFinishedRound(context.module, running, { to: 'ranked' });
      await lodge({ kind: 'key' });
      await expect(lodge()).rejects.toMatchObject({ code: 'NOT_YET' });

      await aFinishedRound(context.module, running);
      const ways = await appeals().ways(running, await round());
      expect(ways).toMatchObject({ windows: { result: 'open', key: 'open' }, to: 'Tổ thư ký' });
      await context.get(DatabaseClock).moveTo(new Date(ways.closesAt!.getTime() - 60_000));
      await lodge();
      await context.get(DatabaseClock).moveTo(ways.closesAt!);
      await expect(lodge({}, sat[0])).rejects.toMatchObject({ code: 'OVER' });
      expect((await appeals().ways(running, await round())).windows.result).toBe('over');
    });
  });

  it('are one for each person, round and kind while it is open, however often and at once the button is pressed', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const ids = await Promise.all([1, 2, 3, 4].map(() => lodge({ kind: 'key' })));
      expect(new Set(ids).size).toBe(1);
      expect(await lodge({ kind: 'exclusion' })).not.toBe(ids[0]);
      expect(await appeals().of(me().registration.id)).toHaveLength(2);

      await propose(ids[0]!, { decision: 'rejected', effect: 'none' });
      await decide(ids[0]!);
      expect(await lodge({ kind: 'key' })).not.toBe(ids[0]);
    });
  });

  it('carry what the machine knew: the sitting, the receipt, the unit, the place; and nothing of the answers', async () => {
    await inScope(async () => {
      await answersCameLate();
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const { evidence, events, appeal } = await desk().find(await lodge(lost()));

      expect(evidence.map(({ kind, facts }) => [kind, facts['act'] ?? facts['rank'] ?? facts['places'] ?? ''])).toEqual([
        ['unit', 'registered'],
        ['attempt', 'started'],
        ['attempt', 'last-answer'],
        ['attempt', 'submitted'],
        ['receipt', ''],
        ['late-answers', 3],
        ['standing', 3],
      ]);
      expect(evidence.find(({ kind }) => kind === 'receipt')!.facts).toEqual({
        code: me().attempt.receiptCode,
        seal: me().attempt.sealSha256,
      });
      expect(JSON.stringify(evidence)).not.toMatch(/marks|choices|fullName/);
      expect(events.map(({ act, actorId }) => [act, actorId])).toEqual([['received', null]]);
      expect(appeal).toMatchObject({ state: 'received', ownerId: null, answerBy: parseLocal('2024-11-04 17:00'), closesAt: null });
    });
  });

  it('that are upheld take the lost answers, after a preview, by a second person, and the standing is computed again', async () => {
    await inScope(async () => {
      await answersCameLate();
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge(lost());
      expect(await ranking()).toEqual(pseudonyms(0, 1, 2));
      await propose(id, { effect: 'take-late' });

      const { appeal } = await desk().find(id);
      const preview = (await context.get(AppealEffects).preview(appeal, 'take-late'))!;
      const own = preview.moves.find(({ person }) => person === me().registration.pseudonym)!;
      expect([own.before!.rank, own.before!.prizes]).toEqual([3, []]);
      expect(own.after!.prizes).toHaveLength(1);

      await decide(id);
      expect((await round()).state).toBe('settling');
      await rankedAnew();
      expect((await ranking()).indexOf(me().registration.pseudonym) + 1).toBe(own.after!.rank);
      expect(await context.get(Standings).newest(roundId())).toMatchObject({
        version: 2,
        requestedBy: decider,
        sha256: expect.any(String) as string,
      });
      expect((await desk().find(id)).appeal).toMatchObject({ state: 'told', effectState: 'done', decidedBy: decider });

      // Who has decided does not sign what comes of it.
      await expect(context.get(Approvals).approve(await aDecision(context.module, roundId(), decider!))).rejects.toMatchObject({
        code: 'OWN_WORK',
      });
      await context.get(Approvals).approve(await aDecision(context.module, roundId(), await anApprover(context.module)));
    });
  });

  it('are never decided by whoever has them in hand, where something may change or two sign', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge({ kind: 'key' });
      await expect(desk().propose(id, proposal(), { by: owner!, place: '' })).rejects.toMatchObject({ code: 'MOVED_ON' });
      await desk().take(id, owner!);
      await expect(desk().take(id, decider!)).rejects.toMatchObject({ code: 'MOVED_ON' });
      await expect(desk().propose(id, proposal(), { by: decider!, place: '' })).rejects.toMatchObject({ code: 'NOT_OWNER' });
      await desk().propose(id, proposal({ decision: 'rejected', effect: 'none' }), { by: owner!, place: '' });

      expect((await desk().find(id)).appeal.state).toBe('proposed');
      await expect(decide(id, owner)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
      // The database refuses it too.
      await expect(
        context.asSuperuser(
          `update appeals set state = 'decided', decided_by = owner_id, decided_at = app_now(), effect_state = 'none' where id = $1`,
          [id],
        ),
      ).rejects.toThrow('appeals_by_two');
      await desk().giveBack(id, 'Xin xem lại căn cứ, thể lệ quy định khác.', decider!);
      expect((await desk().find(id)).appeal).toMatchObject({
        state: 'in-hand',
        decision: null,
        returnedBecause: 'Xin xem lại căn cứ, thể lệ quy định khác.',
      });
    });
  });

  it('may be rejected by one, where the rules are signed by one', async () => {
    const alone = rulesWithPrizes({ approval: { role: 'board', approvers: 1 } });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: alone }));
    await inScope(async () => {
      sat = [await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 07:00')! })];
      owner = await aMember(tenantId, ['author']);
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge({ kind: 'key' }, sat[0]);
      await propose(id, { decision: 'rejected', effect: 'none' });

      expect((await desk().find(id)).appeal).toMatchObject({ state: 'told', decidedBy: owner, effectState: 'none' });
      expect((await round()).state).toBe('ranked');
    });
  });

  it('are decided once by two at the same moment, and all or nothing', async () => {
    await inScope(async () => {
      await answersCameLate();
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge(lost());
      await propose(id, { effect: 'take-late' });
      const other = await anApprover(context.module);
      const ends = await Promise.allSettled([decide(id), decide(id, other)]);

      expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const acts = (await desk().find(id)).events.map(({ act }) => act);
      expect(acts).toEqual(['received', 'taken', 'proposed', 'decided', 'told']);

      // What cannot be carried out is not decided either.
      const second = await lodge({ kind: 'exclusion' });
      await propose(second, { effect: 'rank-again' });
      await expect(decide(second)).rejects.toMatchObject({ code: 'EFFECT_UNFIT' });
      expect((await desk().find(second)).appeal).toMatchObject({ state: 'proposed', decidedBy: null });
    });
  });

  it('are decided as they stood before the eyes of whoever decides, and in no other way', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge({ kind: 'key' });
      await propose(id, { decision: 'partly', effect: 'none' });
      const seen = proposalSeal((await desk().find(id)).appeal);
      await desk().giveBack(id, 'Tôi đề xuất nhầm việc phải làm.', owner!);
      await desk().propose(id, proposal({ effect: 'recount' }), { by: owner!, place: 'Lâm Đồng' });

      await expect(desk().decide(id, seen, { by: decider!, place: 'Lâm Đồng' })).rejects.toMatchObject({ code: 'MOVED_ON' });
      expect((await round()).state).toBe('ranked');
      await decide(id);
      expect((await round()).state).toBe('settling');
    });
  });

  it('take somebody back into the ranking whom a case has left out, and nobody else of the case', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'closing' });
      const [anomaly, by, other] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
      await context.asSuperuser(
        `insert into anomalies (tenant_id, id, contest_id, round_id, kind, about, people, evidence, found_at, state, decided_by, decided_at, reason)
         values ($1, $2, $3, $4, 'same-device', 'x', 2, '{}', app_now(), 'excluded', $5, app_now(), 'Nhiều người thi trên một máy.')`,
        [tenantId, anomaly, running.contest.id, roundId(), by],
      );
      for (const { registration, attempt } of [sat[0]!, sat[2]!]) {
        await context.asSuperuser(
          'insert into anomaly_people (tenant_id, anomaly_id, registration_id, attempt_id, is_proposed) values ($1, $2, $3, $4, true)',
          [tenantId, anomaly, registration.id, attempt.id],
        );
        await context.asSuperuser(
          `insert into ranking_exclusions (tenant_id, id, contest_id, round_id, registration_id, anomaly_id, proposed_by, confirmed_by, excluded_at)
           values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, app_now())`,
          [tenantId, running.contest.id, roundId(), registration.id, anomaly, by, other],
        );
      }
      await takenFurther(context.module, roundId(), 3);
      expect(await ranking()).toEqual(pseudonyms(1));
      const id = await lodge({ kind: 'exclusion' });
      await propose(id, { effect: 'rank-again' });
      expect((await context.get(AppealEffects).preview((await desk().find(id)).appeal, 'rank-again'))!.after.ranked).toBe(2);
      await decide(id);
      await rankedAnew();

      expect(await ranking()).toEqual(pseudonyms(1, 2));
      expect((await context.get(AuditTrail).of(anomaly)).map(({ action }) => action)).toEqual(['anomaly.taken-back']);
    });
  });

  it('count somebody for another unit in that round alone', async () => {
    await inScope(async () => {
      const other = await unitNamed(context.module, 'Phường 10');
      await aFinishedRound(context.module, running, { to: 'ranked' });
      await expect(lodge({ kind: 'wrong-unit' })).rejects.toMatchObject({ code: 'UNIT_MISSING' });
      await expect(lodge({ kind: 'wrong-unit', unitId: me().registration.unitId })).rejects.toMatchObject({ code: 'SAME_UNIT' });
      const id = await lodge({ kind: 'wrong-unit', unitId: other.id });
      await propose(id, { effect: 'other-unit' });
      await decide(id);

      const kept = await context.asSuperuser('select registration_id, round_id, unit_id from kept_units where tenant_id = $1', [tenantId]);
      expect(kept).toEqual([{ registration_id: me().registration.id, round_id: roundId(), unit_id: other.id }]);
      await rankedAnew();
      expect((await round()).state).toBe('ranked');
    });
  });

  it('take what was public back in public, and do it', async () => {
    await inScope(async () => {
      await answersCameLate();
      await aFinishedRound(context.module, running);
      const id = await lodge(lost());
      await propose(id, { effect: 'take-late' });
      await decide(id);
      expect((await desk().find(id)).appeal).toMatchObject({ state: 'told', effectState: 'done' });
      expect(await round()).toMatchObject({ state: 'settling', notice: { kind: 'corrected', reason: 'một khiếu nại được chấp nhận' } });
      await rankedAnew();
      expect((await round()).state).toBe('ranked');
    });
  });

  it('that come after the filing are never carried out', async () => {
    await inScope(async () => {
      await answersCameLate();
      await aFinishedRound(context.module, running);
      const id = await lodge(lost());
      await propose(id, { effect: 'take-late' });
      await context.asSuperuser("update rounds set state = 'archived' where id = $1", [roundId()]);
      await decide(id);
      expect((await desk().find(id)).appeal).toMatchObject({ state: 'told', effectState: 'waiting' });
      await expect(desk().carryOut(id, { by: decider!, place: 'Lâm Đồng' })).rejects.toMatchObject({ code: 'STILL_SIGNED' });
      expect((await round()).state).toBe('archived');
    });
  });

  it('tell the person without a word of what was said, and are erased with them', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const id = await lodge({ kind: 'key' });
      await propose(id, { decision: 'rejected', effect: 'none' });
      const hashOf = async () => (await context.get(Standings).newest(roundId()))!.sha256;
      const before = await hashOf();
      await decide(id);
      const [letter] = await context.get(Outbox).newest();
      expect(letter!.subject).toBe(`Ban Tổ chức đã trả lời khiếu nại ${(await desk().find(id)).appeal.code}`);
      expect(letter!.body).not.toContain(REASON);
      expect(await appeals().find(me().registration.id, id)).toMatchObject({ state: 'told', reason: REASON });
      await expect(appeals().find(sat[0]!.registration.id, id)).rejects.toMatchObject({ code: 'NO_APPEAL' });
      const trail = JSON.stringify(await context.get(AuditTrail).of(id));
      expect([trail.includes(TEXT), trail.includes(REASON)]).toEqual([false, false]);

      await context.get(Erasure).erase(running, me().registration, 'contestant');
      expect((await desk().find(id)).appeal).toMatchObject({ bodyText: null, reason: null, decision: 'rejected', basis: 'Điều 9' });
      expect(await hashOf()).toBe(before);
    });
  });

  it('are listed by the promised day, handed over, and counted in public', async () => {
    await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const first = await lodge({ kind: 'key' });
      await context.get(DatabaseClock).moveTo(parseLocal('2024-10-30 09:00')!);
      const second = await lodge({ kind: 'key' }, sat[1]);
      const other = await aMember(tenantId, ['author']);
      await desk().take(second, owner!);
      await desk().handOver(second, other, owner!);
      await expect(desk().handOver(second, crypto.randomUUID() as AccountId, owner!)).rejects.toMatchObject({ code: 'NO_SUCH_STAFF' });

      const open = await desk().page(running.contest.id, { isOpen: true, skip: 0, limit: 9 });
      expect(open.appeals.map(({ id }) => id)).toEqual([first, second]);
      await context.get(DatabaseClock).moveTo(parseLocal('2024-11-05 09:00')!);
      expect(await desk().waiting(running.contest.id, other)).toEqual({ received: 1, mine: 1, toDecide: 0, overdue: 1, toCarryOut: 0 });

      await desk().propose(second, proposal({ decision: 'partly', effect: 'none' }), { by: other, place: '' });
      await decide(second);
      expect(await context.get(AppealCounts).ofContest(running.contest.id)).toEqual([
        { kind: 'key' satisfies AppealKind, received: 2, decided: 1, upheld: 1, inTime: 1 },
      ]);
      const closed = await desk().page(running.contest.id, { isOpen: false, skip: 0, limit: 9 });
      expect(closed.appeals.map(({ id }) => id)).toEqual([second]);
    });
  });

  it('of another tenant are not there', async () => {
    const id = await inScope(async () => {
      await aFinishedRound(context.module, running, { to: 'ranked' });
      return lodge({ kind: 'key' });
    });
    const elsewhere = await context.aTenant();
    await context.as(elsewhere, async () => {
      await expect(desk().find(id)).rejects.toMatchObject({ code: 'NO_APPEAL' });
      await expect(desk().take(id, owner!)).rejects.toMatchObject({ code: 'NO_APPEAL' });
    });
  });
});
