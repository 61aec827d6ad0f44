import { z } from 'zod';
import { collectiveAward } from '../collective/collective-setting.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import { predictionQuestion, predictionRules } from '../prediction/prediction-rules.js';
import { prizeGroup } from '../prizes/prize-setting.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { roundPlans } from '../schedule/round-plans.js';
import { planSetting, planShape } from './plan-setting.js';
import { quizPart } from './quiz-part.js';
import { essayPart } from './submission-part.js';
import { roundProblems, windowProblems } from './time-checks.js';
import { nearestWord } from './nearest-word.js';
import type { Problem, SettingPath, Strategy, StrategyFamily, StrategyReference } from './strategy.js';

type Raw = Record<string, unknown>;

/**
 * What is wrong between settings that are each well formed: rounds that overlap, a chain that leaves ties, a prize per
 * round where there are none. Each check reads only the settings that it needs, and passes over what is malformed: that
 * has its own fault.
 */
export function planProblems(plan: Raw): Problem[] {
  return [
    ...entriesOf(plan, 'parts').flatMap(([part, path]) => partProblems(part, path)),
    ...prizeProblems(plan),
    ...collectiveProblems(plan),
    ...openProblems(plan),
  ];
}

/** The value if it is valid, else undefined. */
function valid<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data;
}

function entriesOf(plan: Raw, key: string): [Raw, SettingPath][] {
  const entries = plan[key];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry, at): [Raw, SettingPath][] =>
    typeof entry === 'object' && entry !== null ? [[entry as Raw, [key, at]]] : [],
  );
}

function partProblems(part: Raw, path: SettingPath): Problem[] {
  if (part['kind'] !== 'quiz') {
    const { receiving, appraising } = essayPart.shape;
    return windowProblems(path, { receiving: valid(receiving, part['receiving']), appraising: valid(appraising, part['appraising']) });
  }
  const rounds = valid(roundPlans.reference, part['rounds']);
  const ranking = valid(quizPart.shape.ranking, part['ranking']);
  const prediction = valid(predictionRules.reference, part['prediction']);
  const paper = valid(quizPart.shape.paper, part['paper']);
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

/** A criterion of a chain, for people or for units. */
type ChainLink = Strategy & { readonly decidesEveryTie: boolean };

/** A chain must settle every tie, by its last link and by no earlier one. */
function chainProblems(path: SettingPath, chain: readonly StrategyReference[] | undefined, family: StrategyFamily<ChainLink>): Problem[] {
  if (!chain) return [];
  const deciding = chain.findIndex((reference) => family.of(reference).decidesEveryTie);
  const code = chain.at(deciding)?.code;
  if (deciding === -1) {
    const closing = family.strategies
      .filter(({ decidesEveryTie }) => decidesEveryTie)
      .map((strategy) => `“${strategy.code}” (${strategy.label})`);
    return [
      { path: [...path, chain.length - 1], message: `xét đến “${code}” vẫn có thể bằng nhau; hãy thêm vào cuối ${closing.join(' hoặc ')}` },
    ];
  }
  if (deciding === chain.length - 1) return [];
  const message = `sau “${code}” không còn ai bằng nhau nên các tiêu chí dưới không bao giờ được dùng; hãy chuyển “${code}” xuống cuối`;
  return [{ path: [...path, deciding], message }];
}

function prizeProblems(plan: Raw): Problem[] {
  const kinds = new Map(entriesOf(plan, 'parts').map(([part]) => [part['code'], part['kind']]));
  return entriesOf(plan, 'prizes').flatMap(([group, path]): Problem[] => {
    const per = valid(prizeGroup.shape.per, group['per']);
    const kind = kinds.get(group['part']);
    if (per === undefined || kind === undefined) return [];
    const right = kind === 'quiz' ? 'round' : 'part';
    if (per === right) return [];
    const why =
      kind === 'quiz'
        ? 'phần thi trắc nghiệm được xếp hạng và trao giải theo từng đợt'
        : 'phần thi này không có đợt thi, giải trao cho cả phần thi';
    return [{ path: [...path, 'per'], message: `${why}; per phải là ${right}` }];
  });
}

function collectiveProblems(plan: Raw): Problem[] {
  return entriesOf(plan, 'collective').flatMap(([award, path]) =>
    chainProblems([...path, 'order'], valid(collectiveAward.shape.order, award['order']), unitMetrics),
  );
}

/** What is open must be a setting, and not inside a list: a list is taken over as a whole or not at all. */
function openProblems(plan: Raw): Problem[] {
  return (valid(planShape.open, plan['open']) ?? []).flatMap((path, at): Problem[] => {
    let keys = Object.keys(planShape);
    let schema: z.ZodType = planSetting;
    for (const step of path.split('.')) {
      if (!keys.includes(step)) {
        const near = nearestWord(step, keys);
        const right = near ? `có phải ý là “${near}”?` : keys.length > 0 ? `ở đó có: ${keys.join(', ')}` : 'hãy mở cả thiết lập chứa nó';
        return [{ path: ['open', at], message: `không có thiết lập “${path}” để mở; ${right}` }];
      }
      schema = (schema as z.ZodObject).shape[step] as z.ZodType;
      while ('unwrap' in schema && !(schema instanceof z.ZodArray)) schema = (schema as z.ZodOptional<z.ZodType>).unwrap();
      keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    }
    return [];
  });
}
