import { drawRules } from '../paper/draw-rules.js';
import { paperRules } from '../paper/paper-rules.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { standingShownUntil } from '../standing-visibility/standing-visibilities.js';
import { visibilityRules } from '../visibility/visibility-rules.js';
import { awardProblems } from './award-checks.js';
import { chainProblems } from './chain-check.js';
import { openProblems } from './open-checks.js';
import { PART_KINDS } from './part-basics.js';
import { planShape } from './plan-setting.js';
import { quizPart } from './quiz-part.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import { reachProblems } from './reach-checks.js';
import { submissionProblems } from './submission-checks.js';
import { roundProblems } from './time-checks.js';
import { quoted } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';

/**
 * What is wrong between settings that are each well formed: rounds that overlap, a chain that leaves ties, a prize per
 * round where there are none. Each check reads only the settings that it needs, and passes over what is malformed: that
 * has its own fault.
 */
export function planProblems(stated: RawPlan): Problem[] {
  const plan = withoutUnknownParts(stated);
  return [
    ...entriesOf(plan, 'parts').flatMap(([part, path]) => partProblems(part, path)),
    ...drawProblems(plan),
    ...sharedCodeProblems(plan),
    ...awardProblems(plan),
    ...reachProblems(plan),
    ...openProblems(plan),
  ];
}

/** A part of an unknown kind is none: nothing can be said of what it would be ranked or awarded by. */
function withoutUnknownParts(plan: RawPlan): RawPlan {
  const parts = plan['parts'];
  if (!Array.isArray(parts)) return plan;
  return { ...plan, parts: parts.map((part: RawPlan | null) => (Object.hasOwn(PART_KINDS, String(part?.['kind'])) ? part : null)) };
}

function partProblems(part: RawPlan, path: SettingPath): Problem[] {
  if (part['kind'] !== 'quiz') return submissionProblems(part, path);
  const rounds = validOrNothing(roundPlans.reference, part['rounds']);
  const ranking = validOrNothing(quizPart.shape.ranking, part['ranking']);
  const prediction = validOrNothing(predictionRules.reference, part['prediction']);
  const paper = validOrNothing(quizPart.shape.paper, part['paper']);
  const asksNothing = prediction !== undefined && paper !== undefined && predictionQuestion({ prediction, paper }) === undefined;
  return [
    ...(rounds ? roundProblems([...path, 'rounds'], roundPlans.of(rounds).rounds(rounds), paper?.minutes ?? 0) : []),
    ...chainProblems([...path, 'ranking'], ranking, rankingCriteria),
    ...standingProblems(part, path),
    ...(ranking ?? []).flatMap((link, at): Problem[] =>
      asksNothing && rankingCriteria.of(link).needsPrediction
        ? [
            {
              path: [...path, 'ranking', at],
              message: `tiêu chí “${link.code}” cần câu dự đoán mà prediction không hỏi gì; hãy bỏ tiêu chí này hoặc đặt câu dự đoán`,
            },
          ]
        : [],
    ),
  ];
}

/** A ranking of an open round tells points that the rules keep closed until later. */
function standingProblems(part: RawPlan, path: SettingPath): Problem[] {
  const standing = validOrNothing(quizPart.shape.standingShown, part['standingShown']);
  const score = validOrNothing(quizPart.shape.scoreShown, part['scoreShown']);
  if (!standing || !score) return [];
  const isShown = standingShownUntil({ standingShown: standing }, { opensAt: 0, closesAt: Infinity }) !== undefined;
  if (!isShown || visibilityRules.of(score).isVisible(score, { isClosed: false, isPublished: false })) return [];
  return [
    {
      path: [...path, 'standingShown'],
      message: `bảng tạm tính cho biết điểm trong khi đợt thi mở, mà scoreShown là “${score.code}”; hãy cho biết điểm ngay khi nộp bài hoặc chọn cách công khai khác`,
    },
  ];
}

/** A way of drawing that does not fit the part's rounds or the plan's audience groups. */
function drawProblems(plan: RawPlan): Problem[] {
  const audiences = validOrNothing(planShape.audiences, plan['audiences'])?.map(({ code }) => code);
  return entriesOf(plan, 'parts').flatMap(([part, path]) => {
    const [rounds, paper] = [validOrNothing(roundPlans.reference, part['rounds']), validOrNothing(paperRules, part['paper'])];
    if (!rounds || !paper || !audiences) return [];
    const codes = roundPlans
      .of(rounds)
      .rounds(rounds)
      .map(({ code }) => code);
    // Where the part is for some groups only, the others need no papers.
    const own = validOrNothing(quizPart.shape.audiences, part['audiences']) ?? audiences;
    const problems = drawRules.of(paper.draw).problemsIn?.(paper.draw, { rounds: codes, audiences: own }) ?? [];
    return problems.map((problem) => ({ ...problem, path: [...path, 'paper', 'draw', ...problem.path] }));
  });
}

/** People of teams and of lists are kept together under one code. */
function sharedCodeProblems(plan: RawPlan): Problem[] {
  const teams = new Set(entriesOf(plan, 'teams').map(([team]) => team['code']));
  return entriesOf(plan, 'lists').flatMap(([{ code }, path]): Problem[] =>
    typeof code === 'string' && teams.has(code)
      ? [{ path: [...path, 'code'], message: `mã ${quoted(code)} đã là mã của một ban, tổ trong teams; hãy đặt mã khác cho danh sách này` }]
      : [],
  );
}
