import { collectiveAward } from '../collective/collective-setting.js';
import { unitConditions } from '../collective/unit-conditions.js';
import { unitMetrics } from '../collective/unit-metrics.js';
import { entryConditions } from '../entry/entry-conditions.js';
import { overallCriteria } from '../overall/overall-criteria.js';
import { contestRanking, overallRanking } from '../overall/overall-setting.js';
import { prizeGroup } from '../prizes/prize-setting.js';
import { selections } from '../prizes/selections.js';
import { blockProblems } from './block-checks.js';
import { chainProblems } from './chain-check.js';
import { limitProblems } from './limit-checks.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import type { Problem, SettingPath } from './strategy.js';

/** What is wrong between prizes, the rankings that they are given from, and the parts of the contest. */
export function awardProblems(plan: RawPlan): Problem[] {
  return [
    ...prizeProblems(plan),
    ...limitProblems(plan),
    ...overallProblems(plan),
    ...collectiveProblems(plan),
    ...quizOnlyProblems(plan),
    ...orderProblems(plan),
    ...blockProblems(plan),
  ];
}

function prizeProblems(plan: RawPlan): Problem[] {
  const parts = new Map(entriesOf(plan, 'parts').map(([part]) => [part['code'], part]));
  return entriesOf(plan, 'prizes').flatMap(([group, path]) => {
    const per = validOrNothing(prizeGroup.shape.per, group['per']);
    const part = parts.get(group['part']);
    // A part that does not exist has its own fault.
    if (per === undefined || (group['part'] !== undefined && part === undefined)) return [];
    return [
      ...scopeProblems(group, path, per, part, plan),
      ...decidedProblems(group, path),
      ...(part && part['kind'] !== 'quiz' ? submissionPrizeProblems(group, path) : []),
    ];
  });
}

/** Prizes must be given from a ranking that exists; the board's own choice needs none. */
function scopeProblems(
  group: RawPlan,
  path: SettingPath,
  per: 'round' | 'part' | 'contest',
  part: RawPlan | undefined,
  plan: RawPlan,
): Problem[] {
  const isDecided = boardDecides(group);
  if (per === 'contest') {
    if (part)
      return [{ path: [...path, 'part'], message: 'giải của cả cuộc thi không thuộc riêng phần thi nào; hãy bỏ part, hoặc ghi per: part' }];
    if (isDecided || plan['overall'] !== undefined) return [];
    return [
      {
        path: [...path, 'per'],
        message:
          'chưa có bảng xếp hạng chung để trao giải của cả cuộc thi; hãy thêm overall vào kế hoạch, hoặc chọn selection: { code: by-decision }',
      },
    ];
  }
  if (!part)
    return [
      { path: [...path, 'part'], message: `thiếu phần thi của nhóm giải; ghi mã một phần thi, hoặc per: contest nếu trao cho cả cuộc thi` },
    ];
  if (per === 'round') {
    if (part['kind'] === 'quiz') return [];
    return [{ path: [...path, 'per'], message: 'phần thi này không có đợt thi, giải trao cho cả phần thi; per phải là part' }];
  }
  if (part['kind'] !== 'quiz' || isDecided || part['overall'] !== undefined) return [];
  return [
    {
      path: [...path, 'per'],
      message:
        'phần thi trắc nghiệm được xếp hạng theo từng đợt; per phải là round, hoặc hãy thêm overall (xếp hạng chung các đợt) vào phần thi',
    },
  ];
}

function boardDecides(group: RawPlan): boolean {
  const selection = validOrNothing(prizeGroup.shape.selection, group['selection']);
  return selection !== undefined && selections.of(selection).isDecided;
}

/** Where the board chooses, no ranking and no condition is looked at: what it must mind belongs into its own sentence. */
function decidedProblems(group: RawPlan, path: SettingPath): Problem[] {
  if (!boardDecides(group)) return [];
  const unused = (place: SettingPath, setting: string): Problem => ({
    path: [...path, ...place],
    message: `giải này do Ban Tổ chức chọn nên phần mềm không xét ${setting}; hãy bỏ ${setting} và ghi điều ấy vào basis của selection`,
  });
  const tiers = Array.isArray(group['tiers']) ? (group['tiers'] as (RawPlan | null)[]) : [];
  return [
    ...(group['board'] === undefined ? [] : [unused(['board'], 'board')]),
    ...tiers.flatMap((tier, at) => (tier?.['requires'] === undefined ? [] : [unused(['tiers', at, 'requires'], 'requires')])),
  ];
}

function submissionPrizeProblems(group: RawPlan, path: SettingPath): Problem[] {
  const problems: Problem[] = [];
  if (group['board'] !== undefined)
    problems.push({ path: [...path, 'board'], message: 'bảng xếp hạng riêng chỉ dùng cho phần thi trắc nghiệm; hãy bỏ board' });
  const selection = validOrNothing(prizeGroup.shape.selection, group['selection']);
  if (selection && selections.of(selection).quizOnly)
    problems.push({
      path: [...path, 'selection'],
      message: `“${selection.code}” chỉ dùng cho phần thi trắc nghiệm; với bài dự thi hãy dùng by-ranking hoặc by-decision`,
    });
  const tiers = validOrNothing(prizeGroup.shape.tiers, group['tiers']) ?? [];
  tiers.forEach(({ requires = [] }, tier) =>
    requires.forEach((condition, at) => {
      if (entryConditions.of(condition).quizOnly)
        problems.push({
          path: [...path, 'tiers', tier, 'requires', at],
          message: `điều kiện “${condition.code}” chỉ dùng cho phần thi trắc nghiệm; với bài dự thi hãy dùng minimum-points hoặc minimum-percent`,
        });
    }),
  );
  return problems;
}

function overallProblems(plan: RawPlan): Problem[] {
  const kinds = new Map(entriesOf(plan, 'parts').map(([part]) => [part['code'], part['kind']]));
  const whole = validOrNothing(contestRanking, plan['overall']);
  return [
    ...entriesOf(plan, 'parts').flatMap(([part, path]) => {
      const overall = part['kind'] === 'quiz' ? validOrNothing(overallRanking, part['overall']) : undefined;
      return overall ? chainProblems([...path, 'overall', 'order'], overall.order, overallCriteria) : [];
    }),
    ...(whole ? chainProblems(['overall', 'order'], whole.order, overallCriteria) : []),
    ...(whole?.parts ?? []).flatMap((code, at): Problem[] =>
      kinds.has(code) && kinds.get(code) !== 'quiz'
        ? [
            {
              path: ['overall', 'parts', at],
              message: `“${code}” không phải phần thi trắc nghiệm nên không cộng điểm vào xếp hạng chung được; hãy bỏ phần thi này`,
            },
          ]
        : [],
    ),
  ];
}

/** What only a quiz can tell, asked of submissions: no unit would ever reach it, or all would be alike. */
function quizOnlyProblems(plan: RawPlan): Problem[] {
  const kinds = new Map(entriesOf(plan, 'parts').map(([part]) => [part['code'], part['kind']]));
  const of = (key: 'collective' | 'obligations'): [RawPlan, SettingPath][] =>
    entriesOf(plan, key).filter(([{ part }]) => kinds.has(part) && kinds.get(part) !== 'quiz');
  const refuse = (place: SettingPath, code: string): Problem => ({
    path: place,
    message: `“${code}” chỉ dùng cho phần thi trắc nghiệm, phần thi này nhận bài dự thi; hãy bỏ hoặc chọn mục khác`,
  });
  const conditionsOf = ([entry, path]: [RawPlan, SettingPath]): Problem[] =>
    (validOrNothing(collectiveAward.shape.conditions, entry['conditions'] ?? []) ?? []).flatMap((condition, at) =>
      unitConditions.of(condition).needsQuiz ? [refuse([...path, 'conditions', at], condition.code)] : [],
    );
  const metricsOf = ([award, path]: [RawPlan, SettingPath]): Problem[] =>
    (validOrNothing(collectiveAward.shape.order, award['order']) ?? []).flatMap((metric, at) =>
      unitMetrics.of(metric).needsQuiz?.(metric) ? [refuse([...path, 'order', at], metric.code)] : [],
    );
  return [...of('collective').flatMap(conditionsOf), ...of('collective').flatMap(metricsOf), ...of('obligations').flatMap(conditionsOf)];
}

/** An award passes over what others have given before it: those must be computed first. */
function orderProblems(plan: RawPlan): Problem[] {
  const awards = entriesOf(plan, 'collective').map(([award]) => award);
  return entriesOf(plan, 'collective').flatMap(([award, path], position) => {
    const named = validOrNothing(collectiveAward.shape.passesOver, award['passesOver']) ?? [];
    return named.flatMap((code, at): Problem[] => {
      const other = awards.findIndex((one) => one['code'] === code);
      const refuse = (message: string): Problem[] => [{ path: [...path, 'passesOver', at], message }];
      if (other >= position) return refuse(`“${code}” phải đứng trước giải này trong collective; hãy đổi thứ tự hoặc bỏ mã này`);
      if (other !== -1 && awards[other]?.['part'] !== award['part'])
        return refuse(`“${code}” là giải của phần thi khác nên không xét chung được; hãy bỏ mã này`);
      return [];
    });
  });
}

function collectiveProblems(plan: RawPlan): Problem[] {
  return entriesOf(plan, 'collective').flatMap(([award, path]) => {
    const order = validOrNothing(collectiveAward.shape.order, award['order']);
    if (award['ties'] !== 'shared') return chainProblems([...path, 'order'], order, unitMetrics);
    const deciding = order?.findIndex((metric) => unitMetrics.of(metric).decidesEveryTie) ?? -1;
    if (deciding === -1) return [];
    return [
      {
        path: [...path, 'order', deciding],
        message: 'các đơn vị bằng nhau đã được xếp đồng hạng (ties: shared) nên không bốc thăm; hãy bỏ tiêu chí này hoặc bỏ ties',
      },
    ];
  });
}
