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
  const forms = validOrNothing(shape.forms, part['forms']);
  const themes = validOrNothing(shape.themes, part['themes']);
  const conditions = validOrNothing(shape.conditions, part['conditions']);
  const judging = validOrNothing(shape.judging, part['judging']);
  const windows = {
    receiving: validOrNothing(shape.receiving, part['receiving']),
    appraising: validOrNothing(shape.appraising, part['appraising']),
  };
  return [
    ...windowProblems(path, windows),
    ...(forms && sections && themes ? conditionProblems([...path, 'conditions'], conditions ?? [], { forms, sections, themes }) : []),
    ...phaseWindowProblems([...path, 'judging', 'phases'], judging?.phases ?? [], windows),
    ...criterionProblems([...path, 'judging', 'phases'], judging?.phases ?? []),
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

/** Phases that end before they begin, that begin before those before them end, or lie outside the time of judging. */
export function phaseWindowProblems(
  path: SettingPath,
  phases: readonly { name: string; appraising?: Window }[],
  { receiving, appraising }: { receiving: Window; appraising: Window },
): Problem[] {
  return phases.flatMap(({ name, appraising: own }, at): Problem[] => {
    const place = [...path, at];
    const problems = windowProblems(place, { receiving: undefined, appraising: own });
    const refuse = (setting: keyof NonNullable<Window>, message: string): void =>
      void problems.push({ path: [...place, 'appraising', setting], message });
    const [opens, closes] = [known(own?.opens), known(own?.closes)];
    const [begins, ends] = [known(appraising?.opens), known(appraising?.closes)];
    const before = lastToEnd([
      { still: 'còn nhận bài', ends: known(receiving?.closes) },
      ...phases.slice(0, at).map((phase) => ({ still: `${phase.name} chưa kết thúc`, ends: known(phase.appraising?.closes) })),
    ]);
    if (opens !== undefined && before && opens < before.ends)
      refuse(
        'opens',
        `${name} bắt đầu (${formatMoment(new Date(opens))}) khi ${before.still} (${formatEnd(new Date(before.ends))}); các vòng phải nối tiếp nhau, không chồng nhau`,
      );
    else if (opens !== undefined && begins !== undefined && opens < begins)
      refuse(
        'opens',
        `${name} bắt đầu (${formatMoment(new Date(opens))}) trước thời gian chấm của phần thi (${formatMoment(new Date(begins))}); hãy sửa cho nằm trong appraising của phần thi`,
      );
    if (closes !== undefined && ends !== undefined && closes > ends)
      refuse(
        'closes',
        `${name} kết thúc (${formatEnd(new Date(closes))}) sau khi hết thời gian chấm của phần thi (${formatEnd(new Date(ends))}); hãy sửa cho nằm trong appraising của phần thi`,
      );
    return problems;
  });
}

/** What ends last of all that must be over; of several at one time the last one named. */
function lastToEnd(all: readonly { still: string; ends: number | undefined }[]): { still: string; ends: number } | undefined {
  return all.reduce<{ still: string; ends: number } | undefined>(
    (last, { still, ends }) => (ends === undefined || (last && last.ends > ends) ? last : { still, ends }),
    undefined,
  );
}

/** A criterion that can bring no points tells nothing of a submission. */
function criterionProblems(path: SettingPath, phases: Judging['phases']): Problem[] {
  return phases.flatMap(({ criteria }, phase) =>
    criteria.flatMap(({ maximum }, at): Problem[] =>
      maximum > 0
        ? []
        : [
            {
              path: [...path, phase, 'criteria', at, 'maximum'],
              message: 'điểm tối đa là 0 thì tiêu chí này không chấm được điểm nào; hãy ghi số lớn hơn 0 hoặc bỏ tiêu chí',
            },
          ],
    ),
  );
}
