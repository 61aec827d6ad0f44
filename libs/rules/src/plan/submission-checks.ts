import { formatEnd, formatMoment } from '#kernel';
import type { Judging } from '../judging/judging-setting.js';
import type { SubmissionFrame } from '../submissions/submission-condition.js';
import { submissionConditions } from '../submissions/submission-conditions.js';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';
import { chainProblems } from './chain-check.js';
import type { Moment } from './moment.js';
import { validOrNothing, type RawPlan } from './raw-plan.js';
import type { Problem, SettingPath, StrategyReference } from './strategy.js';
import { essayPart } from './submission-part.js';
import { windowProblems } from './time-checks.js';

/** What is wrong between the settings of a part that receives submissions. */
export function submissionProblems(part: RawPlan, path: SettingPath): Problem[] {
  const { shape } = essayPart;
  const sections = validOrNothing(shape.sections, part['sections']);
  const themes = validOrNothing(shape.themes, part['themes']);
  const conditions = validOrNothing(shape.conditions, part['conditions']);
  const judging = validOrNothing(shape.judging, part['judging']);
  const windows = {
    receiving: validOrNothing(shape.receiving, part['receiving']),
    appraising: validOrNothing(shape.appraising, part['appraising']),
  };
  return [
    ...windowProblems(path, windows),
    ...(sections && themes ? conditionProblems([...path, 'conditions'], conditions ?? [], { sections, themes }) : []),
    ...phaseWindowProblems([...path, 'judging', 'phases'], judging?.phases ?? [], windows),
    ...chainProblems([...path, 'ranking'], validOrNothing(shape.ranking, part['ranking']), submissionCriteria),
  ];
}

/** Conditions that cannot work in their part, and a minimum above the maximum of the same thing. */
function conditionProblems(path: SettingPath, conditions: readonly StrategyReference[], frame: SubmissionFrame): Problem[] {
  const limits = conditions.map((condition) => submissionConditions.of(condition).bounds?.(condition));
  return conditions.flatMap((condition, at): Problem[] => {
    const unfit = submissionConditions.of(condition).unfit?.(condition, frame);
    const own = limits[at];
    const least = limits.find((other) => other?.of === own?.of && other?.least !== undefined)?.least;
    const isEmpty = own?.most !== undefined && least !== undefined && least > own.most;
    return [
      ...(unfit === undefined ? [] : [{ path: [...path, at], message: unfit }]),
      ...(isEmpty
        ? [{ path: [...path, at], message: `tối đa ${own.most} mà tối thiểu ${least} thì không bài nào đạt; hãy sửa một trong hai số` }]
        : []),
    ];
  });
}

type Window = { opens: Moment; closes: Moment } | undefined;

/** A time that hangs on an event is not known when the plan is read. */
const known = (moment: Moment | undefined): number | undefined => (typeof moment === 'string' ? Date.parse(moment) : undefined);

/** Phases that end before they begin, that begin before the one before them ends, or lie outside the time of judging. */
function phaseWindowProblems(
  path: SettingPath,
  phases: Judging['phases'],
  { receiving, appraising }: { receiving: Window; appraising: Window },
): Problem[] {
  return phases.flatMap(({ name, appraising: own }, at): Problem[] => {
    const place = [...path, at];
    const problems = windowProblems(place, { receiving: undefined, appraising: own });
    const opens = known(own?.opens);
    const closes = known(own?.closes);
    const before = phases.slice(0, at).findLast((phase) => phase.appraising !== undefined);
    const endsBefore = known(before?.appraising?.closes) ?? known(receiving?.closes);
    if (opens !== undefined && endsBefore !== undefined && opens < endsBefore)
      problems.push({
        path: [...place, 'appraising', 'opens'],
        message: `${name} bắt đầu (${formatMoment(new Date(opens))}) khi ${before ? `${before.name} chưa kết thúc` : 'còn nhận bài'} (${formatEnd(new Date(endsBefore))}); các vòng phải nối tiếp nhau, không chồng nhau`,
      });
    const ends = known(appraising?.closes);
    if (closes !== undefined && ends !== undefined && closes > ends)
      problems.push({
        path: [...place, 'appraising', 'closes'],
        message: `${name} kết thúc (${formatEnd(new Date(closes))}) sau khi hết thời gian chấm của phần thi (${formatEnd(new Date(ends))}); hãy sửa cho nằm trong appraising của phần thi`,
      });
    return problems;
  });
}
