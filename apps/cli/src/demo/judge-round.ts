import type { INestApplicationContext } from '@nestjs/common';
import { CertificatePlanning } from '#certificates';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { Assignments, Councils, JudgingPhases, ScoreSheets, type SeatId } from '#judging';
import { type AccountId, DAY_MS, localDay, MINUTE_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import type { JudgingCriterion, RandomWords } from '#rules';
import { Approvals, Publication, RoundClosing, TierCounts, WinningArchive } from '#results';
import { FormalChecks, type SubmissionId, submissionPart } from '#submissions';
import type { EndScript } from './finish-round.js';
import type { SentInitiative } from './play-receiving.js';

/** How many prizes the chairman decides on. */
const PRIZES = [1, 2, 2, 1];

/**
 * Takes a part of submissions from the end of receiving to its published result, by the steps that secretariat, council and board take,
 * on a moved clock. Call it inside DatabaseClock.during.
 */
export async function judgeRound(
  context: INestApplicationContext,
  { running, round, sent }: { running: RunningContest; round: Round; sent: readonly SentInitiative[] },
  script: EndScript,
  dice: RandomWords,
): Promise<void> {
  const { board, origin } = script;
  const { secretary } = board;
  const transitions = context.get(RoundTransitions);
  await transitions.advance();
  await workOn(context, round, script);
  for (const { submission } of sent)
    await context.get(FormalChecks).record(submission, { version: 1, result: 'valid', reason: '', until: null, by: secretary });
  await mark(context, { running, round, sent }, script, dice);
  await later(context, DAY_MS);
  await workOn(context, round, script);

  const counts = Object.fromEntries(
    running.ruleSet.prizes
      .filter(({ part }) => part === round.partCode)
      .flatMap(({ code, tiers }) => tiers.map((tier, at) => [`${code}.${tier.code}`, PRIZES[at] ?? 1])),
  );
  const decision = { counts, decisionNumber: '2150/QĐ-UBND', decidedOn: localDay(context.get(DatabaseClock).now()) };
  const tiers = context.get(TierCounts);
  await tiers.decide(await tiers.enter(round.id, decision, secretary), 'confirmed', board.publisher);
  await workOn(context, round, script);

  await later(context, 60 * MINUTE_MS);
  await approve(context, round, board);
  await later(context, 60 * MINUTE_MS);
  await context.get(Publication).publish(round.id, board.publisher);
  await context.get(CertificatePlanning).plan(round.id, { by: board.publisher, origin });
  for (const one of sent) if (one.initiative.isInArchive) await showInArchive(context, one, secretary);
}

/** Who has written it says so on the own page; the agency has signed a paper. */
async function showInArchive(
  context: INestApplicationContext,
  { submission, unit, sender }: SentInitiative,
  secretary: AccountId,
): Promise<void> {
  const [archive, agreed] = [context.get(WinningArchive), { isAgreed: true, withFiles: true }];
  await archive.answer(submission, sender.pseudonym, agreed, sender.accountId);
  await archive.recordPaper(submission, unit.id, agreed, secretary);
}

async function mark(
  context: INestApplicationContext,
  { running, round, sent }: { running: RunningContest; round: Round; sent: readonly SentInitiative[] },
  { board: { secretary, judges } }: EndScript,
  dice: RandomWords,
): Promise<void> {
  const [phases, assignments] = [context.get(JudgingPhases), context.get(Assignments)];
  const wanted = submissionPart(running.ruleSet, round.partCode)?.judging.phases ?? [];
  for (const { code: phase, council, criteria } of wanted) {
    const councils = context.get(Councils);
    const markers = new Map<SeatId, AccountId>();
    for (const [at, accountId] of judges.entries())
      markers.set(
        await councils.appoint(running.contest.id, { council, accountId, role: at === 0 ? 'chair' : 'member' }, secretary),
        accountId,
      );
    await councils.appoint(running.contest.id, { council, accountId: secretary, role: 'secretary' }, secretary);
    await phases.prepare(round.id, phase, secretary);
    const { sha256 } = await assignments.preview(round.id, phase);
    await assignments.apply(round.id, phase, sha256, secretary);
    await phases.open(round.id, phase, secretary);
    const quality = new Map<SubmissionId, number>(sent.map(({ submission, initiative }) => [submission, initiative.quality]));
    for (const { id, submissionId, seatId } of await assignments.of(round.id, phase)) {
      const judge = markers.get(seatId);
      if (!judge) throw new Error('Somebody marks in the demo who has no seat.');
      await later(context, 5 * MINUTE_MS);
      const points = pointsOf(criteria, quality.get(submissionId) ?? 0, dice);
      const revision = await context.get(ScoreSheets).save(judge, id, { points, comments: {}, agrees: null, revision: 0 });
      await context.get(ScoreSheets).finish(judge, id, revision);
    }
    await phases.close(round.id, phase, secretary);
  }
}

/** Whole and half points, by how good the council finds it and a little by the judge. */
function pointsOf(criteria: readonly JudgingCriterion[], quality: number, dice: RandomWords): Record<string, number> {
  return Object.fromEntries(
    criteria.map(({ code, maximum }) => {
      const found = Math.min(1, Math.max(0, quality + (dice.below(13) - 6) / 100));
      return [code, Math.round(maximum * found * 2) / 2];
    }),
  );
}

async function later(context: INestApplicationContext, ms: number): Promise<void> {
  const clock = context.get(DatabaseClock);
  await clock.moveTo(new Date(clock.now().getTime() + ms));
}

async function workOn(context: INestApplicationContext, { id }: Round, { place }: EndScript): Promise<void> {
  for (let step = 0; step < 3; step += 1) await context.get(RoundClosing).takeFurther(await context.get(ContestReader).round(id), place);
}

async function approve(context: INestApplicationContext, round: Round, { approvers: [by] }: EndScript['board']): Promise<void> {
  const signing = await context.get(Approvals).signingOf(round.id);
  if (!signing || !by) throw new Error(`The round ${round.code} has no standing, or nobody to approve it.`);
  const { id: standingId, sha256 } = signing.standing;
  await context.get(Approvals).approve({ roundId: round.id, standingId, sha256, by });
}
