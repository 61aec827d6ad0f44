import type { JudgingPhase } from '../judging/judging-setting.js';
import { passRules } from '../judging/passing/pass-rules.js';
import type { ScoreSheet } from '../judging/score-sheet.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import { checkSubmission } from '../submissions/check-submission.js';
import { judgeSubmissions } from '../submissions/judge-submissions.js';
import type { SubmissionFacts } from '../submissions/submission-condition.js';
import type { Submission } from '../submissions/submission.js';
import { type Chance, syntheticId } from './chance.js';
import type { SyntheticContestant } from './synthetic-people.js';
import type { SyntheticUnit } from './synthetic-units.js';

const SECOND_MS = 1000;
/** How many of the people send something in: most where there is nothing else to take part in, few beside a quiz. */
const SENDERS = { alone: 0.7, besideQuiz: 0.08 };
/** Judges give quarters of a point. */
const STEP = 0.25;

export interface PlayedSubmissions {
  submissions: Submission[];
  sheets: ScoreSheet[];
  /** Entries that a condition of the part turned away, by condition. */
  refused: { code: string; entries: number; sentence: string }[];
}

/**
 * Entries are sent in until the end of receiving, some lacking what the part asks for; judges of different severity mark
 * them through all phases, called again where the rules call a further judge.
 */
export function playSubmissions(
  part: SubmissionPart,
  { opens, closes, ...field }: Field & { opens: number; closes: number },
): PlayedSubmissions {
  const { chance } = field;
  const refused = new Map<string, { entries: number; sentence: string }>();
  const submissions: Submission[] = [];
  const merits = new Map<string, Merit>();
  for (const [n, sender] of senders(part, field).entries()) {
    const others = (of: (one: Submission) => unknown, mine: unknown): number => submissions.filter((one) => of(one) === mine).length;
    const [fault] = checkSubmission(part, {
      ...syntheticFacts(part, chance),
      othersOfAuthor: sender.authors[0] === undefined ? 0 : others(({ authors }) => authors[0], sender.authors[0]),
      othersOfUnit: sender.unit === undefined ? null : others(({ unit }) => unit, sender.unit),
    });
    if (fault) {
      refused.set(fault.code, { entries: (refused.get(fault.code)?.entries ?? 0) + 1, sentence: fault.sentence });
      continue;
    }
    const id = syntheticId('submission', part.code, n, chance.below(2 ** 32));
    const receivedAt = closes - Math.floor(((closes - opens) / SECOND_MS) * chance.share() * chance.share()) * SECOND_MS - SECOND_MS;
    merits.set(id, { quality: chance.bell(), isSound: chance.happens(0.95) });
    submissions.push({
      id,
      ...sender,
      receivedAt,
      ...(chance.happens(0.02) && { withdrawn: true }),
      ...(chance.happens(0.01) && { cancelled: 'Sao chép bài của người khác (giả định khi chạy thử)' }),
    });
  }
  return {
    submissions,
    sheets: markAll(part, submissions, merits, chance),
    refused: [...refused].map(([code, entry]) => ({ code, ...entry })),
  };
}

/** Who may send something in. */
interface Field {
  people: readonly SyntheticContestant[];
  units: readonly SyntheticUnit[];
  /** The contest has a quiz too. */
  isBesideQuiz: boolean;
  chance: Chance;
}

/** What the judges will find. */
interface Merit {
  /** From 0 to 1. */
  quality: number;
  /** It is what the part asks for: no judge puts it out. */
  isSound: boolean;
}

type Sender = Pick<Submission, 'authors' | 'authorKind' | 'unit'>;

/** Who sends something in: some of the people, alone or a few of one unit together; and units where these may. */
function senders(part: SubmissionPart, { people: all, units, isBesideQuiz, chance }: Field): Sender[] {
  const people = all.filter(({ audience }) => part.audiences?.includes(audience) ?? true);
  const share = isBesideQuiz ? SENDERS.besideQuiz : SENDERS.alone;
  const wanted = Math.max(Math.min(10, people.length), Math.floor(people.length * share));
  const kinds = part.authors.filter((kind) => kind !== 'unit');
  const personal =
    kinds.length === 0
      ? []
      : chance.select(people, Math.min(wanted, people.length)).map((person) => personalSender(person, kinds, people, chance));
  const workplaces = part.authors.includes('unit') ? units.filter(({ basis }) => basis === 'workplace') : [];
  return [
    ...personal,
    ...workplaces.flatMap(({ code }) =>
      Array.from({ length: chance.between(0, 3) }, (): Sender => ({ authors: [], authorKind: 'unit', unit: code })),
    ),
  ];
}

function personalSender(
  person: SyntheticContestant,
  kinds: readonly Sender['authorKind'][],
  people: readonly SyntheticContestant[],
  chance: Chance,
): Sender {
  const authorKind = chance.pick(kinds);
  const others = authorKind === 'group' ? chance.select(people, Math.min(people.length, chance.between(1, 3))) : [];
  const authors = [person, ...others.filter(({ id, unit }) => id !== person.id && unit === person.unit)].map(({ id }) => id);
  return { authors, authorKind, unit: person.unit };
}

/** What most entries have; one in twenty lacks something. */
function syntheticFacts(part: SubmissionPart, chance: Chance): SubmissionFacts {
  const isFlawed = chance.happens(0.05);
  const bounds = wordBounds(part);
  return {
    isOnPaper: false,
    othersOfAuthor: 0,
    othersOfUnit: 0,
    form: part.forms[0] ?? null,
    theme: part.themes.length > 0 ? chance.pick(part.themes).code : null,
    sections: part.sections.filter(({ required }) => required && !(isFlawed && chance.happens(0.5))).map(({ code }) => code),
    words: isFlawed ? Math.max(1, bounds.least - 1) : chance.between(bounds.least, bounds.most),
    seconds: isFlawed ? 36_000 : 60,
    hasLink: true,
    firstApplied: isFlawed ? new Date(0) : null,
    isOriginal: true,
    isAwardedElsewhere: isFlawed,
  };
}

function wordBounds({ conditions }: SubmissionPart): { least: number; most: number } {
  const stated = (code: string): number | undefined => {
    const words = conditions.find((condition) => condition.code === code)?.['words'];
    return typeof words === 'number' ? words : undefined;
  };
  const least = stated('minimum-words') ?? 1;
  return { least, most: stated('maximum-words') ?? least * 2 };
}

/** Sheets for every phase, in the order of the phases: who reaches the next one depends on those before it. */
function markAll(
  part: SubmissionPart,
  submissions: readonly Submission[],
  merits: ReadonlyMap<string, Merit>,
  chance: Chance,
): ScoreSheet[] {
  const running = submissions.filter(({ withdrawn, cancelled }) => !withdrawn && cancelled === undefined);
  const sheets: ScoreSheet[] = [];
  for (;;) {
    const { incomplete } = judgeSubmissions(part, running, sheets);
    if (incomplete.length === 0) return sheets;
    for (const { submission, phase: code, missing, needsFurtherJudge } of incomplete) {
      const phase = part.judging.phases.find((one) => one.code === code) as JudgingPhase;
      for (let n = 0; n < missing; n++)
        sheets.push(sheet(phase, submission, needsFurtherJudge ? 'further' : n, merits.get(submission) as Merit, chance));
    }
  }
}

function sheet(
  phase: JudgingPhase,
  submission: string,
  judge: number | 'further',
  { quality, isSound }: Merit,
  chance: Chance,
): ScoreSheet {
  const severity = judge === 'further' ? 0 : ((judge % 3) - 1) * 0.05;
  const points = Object.fromEntries(
    phase.criteria.map(({ code, maximum, minimum, failsOut }) => {
      const share = Math.max(0, Math.min(1, 0.35 + quality * 0.6 - severity + (chance.share() - 0.5) * 0.2));
      const given = Math.min(maximum, Math.round((share * maximum) / STEP) * STEP);
      if (!failsOut || minimum === undefined) return [code, given];
      return [code, isSound ? Math.max(given, minimum) : Math.min(given, Math.floor(minimum) / 2)];
    }),
  );
  const votes = (phase.passes ?? []).some((rule) => passRules.of(rule).needsVote);
  return {
    submission,
    phase: phase.code,
    judge: `${phase.council}-${judge}`,
    points,
    ...(votes && { agrees: chance.happens(0.3 + quality * 0.7) }),
    ...(judge === 'further' && { further: true }),
  };
}
