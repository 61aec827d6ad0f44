import { capitalise, toLocalIso } from '#kernel';
import { bankGaps } from '../paper/draw-paper.js';
import type { BankQuestion } from '../paper/draw-rule.js';
import type { StatedRound } from '../schedule/round-plan.js';
import { roundPlans } from '../schedule/round-plans.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import { at, lowerPart, type Known } from './conflict-words.js';
import { formatPath } from './fault.js';
import { momentMs, type EventMoment, type Events, type Moment } from './moment.js';
import { nameOfIn } from './name-of.js';
import { formatPeriod } from './period.js';
import type { Part, RuleSet, SubmissionPart } from './rule-set.js';
import { registrationProblems } from './registration-conflicts.js';
import { appealProblems, boardProblems, ceremonyProblems } from './result-conflicts.js';
import type { Problem, SettingPath } from './strategy.js';
import { phaseWindowProblems } from './submission-checks.js';
import { roundProblems, windowProblems } from './time-checks.js';

/** Something in a plan, each setting of it in order, that cannot be carried out together with the rest. */
export interface PlanConflict {
  /** "parts[0].rounds"; "$" is the plan as a whole. */
  path: string;
  /** Vietnamese: what stands against what, and what can be done. */
  sentence: string;
  /** Nothing is wrong: a time is open until its event has a date, which a later version of the rules may bring. */
  isUndated: boolean;
}

/**
 * What stands in the way of publication although every setting is in order by itself: what shows only when events have
 * their dates and banks their questions. Pure; the same plan with the same facts has the same conflicts.
 * @param events when the events of the plan happen, as far as known
 * @param banks questions by code of the part; a part without an entry is passed over
 */
export function planConflicts(
  ruleSet: RuleSet,
  { events = {}, banks = {} }: { events?: Events; banks?: Readonly<Record<string, readonly BankQuestion[]>> } = {},
): PlanConflict[] {
  const known: Known = { ruleSet, events, scheduled: scheduleOf(ruleSet, { events }) };
  const said = (isUndated: boolean, problems: readonly Problem[]): PlanConflict[] =>
    problems.map(({ path, message }) => ({ path: formatPath(path), sentence: message, isUndated }));
  return [
    ...said(true, undatedEvents(known)),
    ...said(false, [
      ...ruleSet.parts.flatMap((part, at) => timeProblems(part, ['parts', at], events)),
      ...ruleSet.parts.flatMap((part, at) => bankProblems(ruleSet, part, ['parts', at], banks[part.code])),
      ...registrationProblems(ruleSet),
      ...boardProblems(ruleSet),
      ...openingProblems(known),
      ...appealProblems(known),
      ...ceremonyProblems(known),
    ]),
  ];
}

/** Each event that some time waits for, once for each setting of the plan and part. */
function undatedEvents({ ruleSet, events }: Known): Problem[] {
  const nameOf = nameOfIn(ruleSet);
  const waiting = eventMoments(ruleSet, []).filter(({ moment }) => momentMs(moment, events) === null);
  const keyOf = ({ path, moment }: (typeof waiting)[number]): string =>
    JSON.stringify([path[0] === 'parts' ? path.slice(0, 2) : path, moment.event]);
  return waiting
    .filter((one, at) => waiting.findIndex((other) => keyOf(other) === keyOf(one)) === at)
    .map(({ path, moment }) => {
      const part = path[0] === 'parts' ? ruleSet.parts[Number(path[1])] : undefined;
      const what = part ? `các mốc thời gian của ${lowerPart(part)}` : 'mốc thời gian này';
      return { path, message: `Chưa biết ngày ${nameOf('events', moment.event)} nên chưa định được ${what}. Hãy ghi ngày ấy khi đã có.` };
    });
}

function eventMoments(value: unknown, path: SettingPath): { path: SettingPath; moment: EventMoment }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('event' in value && typeof value.event === 'string') return [{ path, moment: value as EventMoment }];
  return Object.entries(value).flatMap(([key, inner]) => eventMoments(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** A time, in its place where it hangs on an event that has a date. */
type Dated = (moment: Moment) => Moment;

/** The checks of reading a plan once more, with events in their places. */
function timeProblems(part: Part, path: SettingPath, events: Events): Problem[] {
  const dated: Dated = (moment) => {
    const ms = momentMs(moment, events);
    return ms === null ? moment : toLocalIso(new Date(ms));
  };
  const problems =
    part.kind === 'quiz'
      ? roundProblems(
          [...path, 'rounds'],
          statedRounds(part).map((round) => ({
            ...round,
            opens: dated(round.opens),
            closes: dated(round.closes),
            publishes: round.publishes && dated(round.publishes),
          })),
          part.paper.minutes,
        )
      : submissionTimeProblems(part, path, dated);
  return problems.map(({ path: at, message }) => ({ path: at, message: `${capitalise(part.name)}: ${message}.` }));
}

/** Receiving, judging and the phases of judging. */
function submissionTimeProblems({ receiving, appraising, judging }: SubmissionPart, path: SettingPath, dated: Dated): Problem[] {
  const windows = { receiving: datedWindow(receiving, dated), appraising: appraising && datedWindow(appraising, dated) };
  const phases = judging.phases.map(({ name, appraising: own }) => ({ name, appraising: own && datedWindow(own, dated) }));
  return [...windowProblems(path, windows), ...phaseWindowProblems([...path, 'judging', 'phases'], phases, windows)];
}

const datedWindow = ({ opens, closes }: { opens: Moment; closes: Moment }, dated: Dated) => ({
  opens: dated(opens),
  closes: dated(closes),
});

function statedRounds(part: Extract<Part, { kind: 'quiz' }>): StatedRound[] {
  return roundPlans.of(part.rounds).rounds(part.rounds);
}

function bankProblems(ruleSet: RuleSet, part: Part, path: SettingPath, bank: readonly BankQuestion[] | undefined): Problem[] {
  if (part.kind !== 'quiz' || !bank) return [];
  const gaps = bankGaps({ paper: part.paper, bank, nameOf: nameOfIn(ruleSet) });
  if (gaps.length === 0) return [];
  const wanted = gaps.map(({ share, wanted: needed, present }) => `${share} cần ${needed} câu, mới có ${present}`).join('; ');
  return [
    {
      path: [...path, 'paper', 'draw'],
      message: `${capitalise(part.name)}: ngân hàng câu hỏi chưa đủ để lập đề (${wanted}). Hãy bổ sung câu hỏi hoặc giảm số câu của đề.`,
    },
  ];
}

/** Registering, studying and the launch come before the first opening. */
function openingProblems({ ruleSet, events, scheduled }: Known): Problem[] {
  const { registration, launch } = ruleSet;
  const problems: Problem[] = [];
  const [first] = scheduled
    .flatMap(({ name, whole: { opens } }) => (opens === null ? [] : [{ name, opens }]))
    .toSorted((a, b) => a.opens - b.opens);
  const registers = registration.opens === undefined ? null : momentMs(registration.opens, events);
  if (first && registers !== null && registers > first.opens)
    problems.push({
      path: ['registration', 'opens'],
      message: `Đăng ký mở lúc ${at(registers)}, sau khi ${lowerPart(first)} đã mở (${at(first.opens)}). Hãy mở đăng ký sớm hơn.`,
    });
  if (first && launch && Date.parse(launch.opens) > first.opens)
    problems.push({
      path: ['launch'],
      message: `Phát động (${formatPeriod(launch)}) sau khi ${lowerPart(first)} đã mở (${at(first.opens)}). Hãy sửa một trong hai thời gian.`,
    });
  ruleSet.parts.forEach((part, index) => {
    const opens = scheduled[index]?.whole.opens ?? null;
    const studied = part.kind === 'quiz' && part.study.from !== undefined ? momentMs(part.study.from, events) : null;
    if (opens !== null && studied !== null && studied > opens)
      problems.push({
        path: ['parts', index, 'study', 'from'],
        message: `${capitalise(part.name)}: được ôn tập từ ${at(studied)}, sau khi đợt thi đầu đã mở (${at(opens)}). Hãy cho ôn tập sớm hơn.`,
      });
  });
  return problems;
}
