import { type Round, roundPhase, type RunningContest } from '#contests';
import { askedFields, basesFor } from '#registrations';
import { type Part, predictionQuestion, type RuleSet, scheduleOf } from '#rules';
import type { Unit } from '#units';
import type { ApiAsked, ApiContest, ApiPart, ApiRound, ApiUnit } from './contest.schemas.js';

/** The running contest as programs read it. */
export function contestAnswer(running: RunningContest, now: Date, wardUnits: readonly Unit[] | undefined): ApiContest {
  const { contest, ruleSet, ruleSetHash, rounds } = running;
  return {
    name: contest.name,
    shortTitle: contest.shortTitle,
    slug: contest.slug,
    rulesSha256: ruleSetHash,
    now: now.toISOString(),
    parts: ruleSet.parts.map((part) => partAnswer(part, ruleSet)),
    rounds: rounds.map((round) => roundAnswer(round, now)),
    wardUnits: wardUnits?.map(unitAnswer) ?? null,
    registration: askedAnswer(ruleSet),
    audiences: ruleSet.audiences.map(({ code, name }) => ({ code, name, bases: basesFor(ruleSet, code) })),
  };
}

function askedAnswer(ruleSet: RuleSet): ApiAsked {
  const { reachedBy, position, address, secondEmail, identityNumber, accessWord, statements } = askedFields(ruleSet);
  const asked = { position, address, email: secondEmail, identityNumber };
  const guardian = ruleSet.eligibility.find(({ code }) => code === 'guardian-consent') as { below: number; at: string } | undefined;
  return {
    reachedBy,
    fields: Object.entries(asked).flatMap(([field, one]) => (one ? [{ field, required: one.required, why: one.why }] : [])),
    accessWordFrom: accessWord?.where ?? null,
    statements: statements.map(({ code, text }) => ({ code, text })),
    guardianBelow: guardian?.below ?? null,
    guardianAt: guardian ? new Date(guardian.at).toISOString() : null,
  };
}

function roundAnswer(round: Round, now: Date): ApiRound {
  const { code, name, partCode, ordinal, opensAt, closesAt, publishesAt } = round;
  return {
    code,
    name,
    part: partCode,
    ordinal,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    publishesAt: publishesAt?.toISOString() ?? null,
    phase: roundPhase(round, now),
  };
}

function partAnswer(part: Part, ruleSet: RuleSet): ApiPart {
  const { code, name, kind } = part;
  const receiving = scheduleOf(ruleSet).find((one) => one.part === code)?.receiving;
  return {
    code,
    name,
    kind,
    quiz:
      part.kind === 'quiz'
        ? { questions: part.paper.items, minutes: part.paper.minutes, predictionQuestion: predictionQuestion(part) ?? null }
        : null,
    receiving: receiving ? { opensAt: isoOf(receiving.opens), closesAt: isoOf(receiving.closes) } : null,
  };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** A unit as programs read it. */
export function unitAnswer({ id, name, place }: Unit): ApiUnit {
  return { id, name, place };
}
