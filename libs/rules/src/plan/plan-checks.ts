import { z } from 'zod';
import { drawRules } from '../paper/draw-rules.js';
import { paperRules } from '../paper/paper-rules.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { awardProblems } from './award-checks.js';
import { chainProblems } from './chain-check.js';
import { planSetting, planShape } from './plan-setting.js';
import { quizPart } from './quiz-part.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import { reachProblems } from './reach-checks.js';
import { submissionProblems } from './submission-checks.js';
import { roundProblems } from './time-checks.js';
import { nearestWord } from './nearest-word.js';
import { quoted } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';

/**
 * What is wrong between settings that are each well formed: rounds that overlap, a chain that leaves ties, a prize per
 * round where there are none. Each check reads only the settings that it needs, and passes over what is malformed: that
 * has its own fault.
 */
export function planProblems(plan: RawPlan): Problem[] {
  return [
    ...entriesOf(plan, 'parts').flatMap(([part, path]) => partProblems(part, path)),
    ...drawProblems(plan),
    ...sharedCodeProblems(plan),
    ...awardProblems(plan),
    ...reachProblems(plan),
    ...openProblems(plan),
  ];
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

/** What is open must be a setting, and not inside a list: a list is taken over as a whole or not at all. */
function openProblems(plan: RawPlan): Problem[] {
  return (validOrNothing(planShape.open, plan['open']) ?? []).flatMap((path, at): Problem[] => {
    let keys = Object.keys(planShape);
    let schema: z.ZodType = planSetting;
    for (const step of path.split('.')) {
      if (!keys.includes(step)) {
        const near = nearestWord(step, keys);
        const right = near ? `có phải ý là “${near}”?` : keys.length > 0 ? `ở đó có: ${keys.join(', ')}` : 'hãy mở cả thiết lập chứa nó';
        return [{ path: ['open', at], message: `không có thiết lập ${quoted(path)} để mở; ${right}` }];
      }
      schema = (schema as z.ZodObject).shape[step] as z.ZodType;
      while ('unwrap' in schema && !(schema instanceof z.ZodArray)) schema = (schema as z.ZodOptional<z.ZodType>).unwrap();
      keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    }
    return [];
  });
}
