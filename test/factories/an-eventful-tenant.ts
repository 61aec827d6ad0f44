import { AppealDesk, Appeals, proposalSeal } from '#appeals';
import { Attempts } from '#attempts';
import { AuditChain } from '#audit';
import { ContestReader, RoundAlterations, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type RoundId, type TenantId } from '#kernel';
import { SealedBanks } from '#questions';
import { type Registration } from '#registrations';
import { Turnouts } from '#reports';
import {
  AnnulledRounds,
  Approvals,
  Awards,
  CollectiveRecounts,
  type CorrectionId,
  Corrections,
  CorrectionWishes,
  CorrectionScoring,
  Draws,
  Payouts,
  PrizeConfirmations,
  Publication,
  RoundTimes,
  RunningStandings,
  SourceKeeping,
} from '#results';
import { aQuizPart, aRuleSet } from '#rules/testing';
import type { DatabaseContext } from '../support/database-context.js';
import { aDecision, aFinishedRound } from './a-finished-round.js';
import { aMember, anApprover } from './a-member.js';
import { aContestant, aRunningContest } from './a-running-contest.js';
import { aSealedSitting, handedIn } from './a-sealed-sitting.js';
import { lateAnswers } from './an-appealing-round.js';
import { aCollectiveAward, aPrizePerRound, tiers } from './some-prizes.js';
import { takenFurther, theWorkerGoesOn } from './the-worker.js';

const PLACE = 'Lâm Đồng';
const at = (text: string): Date => parseLocal(text)!;
const SOURCE = { source: 'giải đặc biệt xổ số kiến thiết, kỳ mở thưởng đầu tiên sau khi đợt thi đóng', withinHours: 48 };
const round = (n: number, opens: string, closes: string) => ({ code: `dot-${n}`, name: `Đợt ${n}`, opens, closes });

const RULES = aRuleSet({
  approval: { role: 'board', approvers: 2 },
  appeals: { days: 7, closesAt: '17:00', to: 'Tổ thư ký' },
  parts: [
    aQuizPart({
      rounds: {
        ...{ code: 'listed', version: 1 },
        rounds: [
          round(1, '2024-10-21 10:00', '2024-10-28 09:30'),
          round(2, '2024-10-28 10:00', '2024-11-04 09:30'),
          round(3, '2024-11-04 10:00', '2024-11-11 09:30'),
        ],
      },
      prediction: { code: 'none', version: 1 },
      ranking: [
        { code: 'score', version: 1 },
        { code: 'draw', version: 1, seed: SOURCE },
      ],
      standingShown: { code: 'while-open', version: 1 },
      scoreShown: { code: 'at-once', version: 1 },
    }),
  ],
  prizes: [aPrizePerRound({ tiers: tiers(1, 2).map((tier) => ({ ...tier, money: 500_000 })) })],
  collective: [aCollectiveAward()],
});

/** A tenant to which everything has happened that may happen to a round. */
export interface EventfulTenant {
  tenantId: TenantId;
  /** Of rounds: published after a draw and three corrections; annulled, with a run in its place; open. */
  ids: { contest: string; published: string; annulled: string; open: string };
}

/** What belongs to a turn of events: the contest, and who acts. */
interface Scene {
  context: DatabaseContext;
  running: RunningContest;
  staff: { author: AccountId; approver: AccountId; publisher: AccountId };
}

/**
 * A contest played by the real services through pause, extension, draw, correction of the key, disqualification, a refused and a
 * paid prize, an appeal that was upheld, an annulment, and a round that is open.
 */
export async function anEventfulTenant(context: DatabaseContext): Promise<EventfulTenant> {
  await context.timeIs(at('2024-10-21 08:00'));
  const tenantId = await context.aTenant();
  return context.as(tenantId, async () => {
    const running = await aRunningContest(context.module, { ruleSet: RULES, questions: 3 });
    const staff = {
      author: await aMember(tenantId, ['author']),
      approver: await anApprover(context.module),
      publisher: await aMember(tenantId, ['publisher']),
    };
    const scene = { context, running, staff };
    const [first, second, third] = running.rounds.map(({ id }) => id) as [RoundId, RoundId, RoundId];
    const people = await sat(scene);
    await drawn(scene, first);
    await madePublic(scene, first);
    await corrected(scene, first, people);
    await appealed(scene, first, people.late);
    await paid(scene, first);
    await annulled(scene, second);
    await stillOpen(scene, third);
    for (const roundId of [first, second, null]) await context.get(Turnouts).take(running.contest.id, roundId);
    await context.get(AuditChain).linkWaiting();
    return { tenantId, ids: { contest: running.contest.id, published: first, annulled: second, open: third } };
  });
}

type People = Record<'late' | 'barred', Registration>;

/** Four who cannot be told apart but by the draw, one with a wrong answer, one whose answers came late; a pause and an extension. */
async function sat({ context, running, staff }: Scene): Promise<People> {
  await context.timeIs(at('2024-10-21 10:00'));
  await theWorkerGoesOn(context.module);
  const sit = (startsAt: string, right = 3) => aSealedSitting(context.module, running, { startsAt: at(startsAt), right, prediction: 0 });
  for (const minute of [0, 10, 20]) await sit(`2024-10-22 07:${minute || '00'}`);
  const barred = await sit('2024-10-22 07:30');
  await sit('2024-10-22 07:40', 2);
  const late = await sit('2024-10-22 07:50', 1);
  await lateAnswers(context.module, late.attempt);
  await sitsThroughAPause({ context, running, staff });
  await sitsThroughAnExtension({ context, running, staff });
  return { late: late.registration, barred: barred.registration };
}

const announced = (by: AccountId) => ({
  by,
  reason: 'mất điện diện rộng tại nhiều xã',
  notice: 'Đợt thi được điều chỉnh vì mất điện diện rộng.',
});

async function sitsThroughAPause({ context, running, staff }: Scene): Promise<void> {
  await context.timeIs(at('2024-10-23 09:00'));
  const { registration } = await aContestant(context.module, running);
  const id = await context.get(Attempts).start(running, running.rounds[0]!, registration);
  await context.timeIs(at('2024-10-23 09:02'));
  await context.get(RoundTimes).pause(running.rounds[0]!.id, { from: null, until: at('2024-10-23 09:12') }, announced(staff.author));
  await context.timeIs(at('2024-10-23 09:20'));
  await theWorkerGoesOn(context.module);
  await handedIn(context.module, id, registration.accountId, null);
}

async function sitsThroughAnExtension({ context, running, staff }: Scene): Promise<void> {
  await context.timeIs(at('2024-10-28 09:20'));
  const { registration } = await aContestant(context.module, running);
  const id = await context.get(Attempts).start(running, running.rounds[0]!, registration);
  await context.timeIs(at('2024-10-28 09:25'));
  await context
    .get(RoundTimes)
    .extend(running.rounds[0]!.id, { closesAt: at('2024-10-28 09:40'), publishesAt: null }, announced(staff.author));
  await context.timeIs(at('2024-10-28 09:33'));
  await handedIn(context.module, id, registration.accountId, null);
}

/** Closed, its list frozen, the seed entered by one and confirmed by two; ranked. */
async function drawn({ context, running, staff }: Scene, roundId: RoundId): Promise<void> {
  await aFinishedRound(context.module, running, { to: 'closing' });
  await theWorkerGoesOn(context.module);
  await context.timeIs(at('2024-10-28 17:00'));
  const reading = { value: '412908', team: 'ban-cham' };
  const evidence = { url: 'https://xoso.vidu.vn/2024-10-28', drawnAt: at('2024-10-28 16:30') };
  await context.get(Draws).enter(roundId, { ...reading, team: 'ban-to-chuc', by: staff.author }, evidence);
  for (const by of [staff.approver, staff.publisher]) await context.get(Draws).witness(roundId, { ...reading, by });
  await theWorkerGoesOn(context.module);
}

/** Ranked where it has to be, signed, published, its figures opened. */
async function madePublic({ context, staff }: Scene, roundId: RoundId): Promise<void> {
  if ((await context.get(ContestReader).round(roundId)).state === 'settling') await takenFurther(context.module, roundId, 1);
  for (let n = 0; n < RULES.approval.approvers; n += 1)
    await context.get(Approvals).approve(await aDecision(context.module, roundId, await anApprover(context.module)));
  await context.get(Publication).publish(roundId, staff.publisher);
  await context.get(SourceKeeping).keepMissing();
}

/** A question that was right for everybody, somebody disqualified, a prize that its winner does not take: each by two people. */
async function corrected(scene: Scene, roundId: RoundId, { barred }: People): Promise<void> {
  const { context, staff } = scene;
  const [corrections, wishes, contests] = [context.get(Corrections), context.get(CorrectionWishes), context.get(ContestReader)];
  const by = { by: staff.author, reason: 'Câu hỏi dẫn sai năm ban hành văn bản' };
  const switched = async (id: CorrectionId): Promise<void> => {
    await context.get(CorrectionScoring).look();
    await corrections.switch(id, staff.approver, (await corrections.find(id)).seen!);
    await madePublic(scene, roundId);
  };
  await context.timeIs(at('2024-10-29 08:00'));
  const bank = await context.get(SealedBanks).asItStands(await contests.round(roundId));
  await switched(await wishes.askKey(await contests.round(roundId), bank.questions[0]!.id, { kind: 'everybody' }, by));
  await context.timeIs(at('2024-10-29 09:00'));
  await switched(await wishes.askDisqualification(await contests.round(roundId), barred, 'Điều 8', by));
  await context.timeIs(at('2024-10-29 10:00'));
  const refused = (await context.get(Awards).ofRound(roundId))[0]!;
  await context.get(PrizeConfirmations).refuse(refused.id, '', { by: staff.author, isHelper: true });
  await context.timeIs(at('2024-10-29 11:00'));
  await switched(await wishes.askRefusal(await contests.round(roundId), staff.author));
}

/** Late answers are taken because an appeal says so. */
async function appealed(scene: Scene, roundId: RoundId, person: Registration): Promise<void> {
  const { context, running, staff } = scene;
  await context.timeIs(at('2024-10-30 08:00'));
  const [own] = await context.get(Attempts).ofAccount(person.accountId, running.contest.id);
  const text = 'Lúc gần hết giờ thì mất mạng, tôi đã trả lời nhưng máy báo chưa lưu.';
  const id = await context.get(Appeals).lodge(await context.get(ContestReader).contest(running.contest.id), person, {
    roundId,
    kind: 'lost-answers',
    attemptId: own!.id,
    text,
  });
  const desk = context.get(AppealDesk);
  await desk.take(id, staff.author);
  const proposal = { decision: 'upheld', basis: 'Điều 9', reason: 'Có xác nhận mất mạng của đơn vị.', effect: 'take-late' } as const;
  await desk.propose(id, proposal, { by: staff.author, place: PLACE });
  await desk.decide(id, proposalSeal((await desk.find(id)).appeal), { by: staff.approver, place: PLACE });
  await context.timeIs(at('2024-10-30 09:00'));
  await madePublic(scene, roundId);
}

/** The winner of the second prize confirms and is paid. */
async function paid({ context, staff }: Scene, roundId: RoundId): Promise<void> {
  await context.timeIs(at('2024-10-31 08:00'));
  const award = (await context.get(Awards).ofRound(roundId)).find(({ tierCode }) => tierCode === 'nhi')!;
  const said = { fullName: 'Lê Thị Hoa', identityDigits: '0123', way: 'counter', bank: undefined } as const;
  await context.get(PrizeConfirmations).confirm(award.id, said, { by: staff.author, isHelper: true });
  await context.timeIs(at('2024-10-31 09:00'));
  await context.get(Payouts).markPaid(award.id, staff.publisher);
}

/** Ranked and signed, then annulled by two, with a run in its place. */
async function annulled({ context, running, staff }: Scene, roundId: RoundId): Promise<void> {
  const second = running.rounds.find(({ id }) => id === roundId)!;
  await context.timeIs(second.opensAt);
  await theWorkerGoesOn(context.module);
  // Far enough apart for no draw, whatever the corrected question gives.
  for (const right of [3, 1])
    await aSealedSitting(context.module, running, { round: second, startsAt: at(`2024-11-01 0${right}:00`), right, prediction: 0 });
  await aFinishedRound(context.module, running, { round: second, to: 'approved' });
  await context.get(SourceKeeping).keepMissing();
  await context.timeIs(at('2024-11-04 11:00'));
  const run = { opensAt: at('2024-11-18 10:00'), closesAt: at('2024-11-25 09:30'), publishesAt: null };
  const id = await context.get(RoundAlterations).askAnnulment(roundId, run, announced(staff.author));
  await context.get(RoundTimes).annul(id, staff.approver);
  for (let n = 0; n < 2; n += 1) await context.get(AnnulledRounds).look(PLACE);
  await context.get(CollectiveRecounts).look();
}

/** Somebody leads for the time being. */
async function stillOpen({ context, running }: Scene, roundId: RoundId): Promise<void> {
  const third = running.rounds.find(({ id }) => id === roundId)!;
  await context.timeIs(at('2024-11-04 12:00'));
  await theWorkerGoesOn(context.module);
  await aSealedSitting(context.module, running, { round: third, startsAt: at('2024-11-04 12:00'), prediction: 0 });
  const now = await context.get(ContestReader).contest(running.contest.id);
  await context.get(RunningStandings).take(
    now,
    now.rounds.find(({ id }) => id === roundId)!,
  );
}
