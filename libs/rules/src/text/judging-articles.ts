import { countInWords, formatNumber, lowerFirst, type DocumentTable } from '#kernel';
import { aggregations } from '../judging/aggregations.js';
import { discrepancyRules } from '../judging/discrepancy/discrepancy-rules.js';
import { fullPhaseScore } from '../judging/full-phase-score.js';
import type { JudgingPhase } from '../judging/judging-setting.js';
import { passRules } from '../judging/passing/pass-rules.js';
import { resultRules } from '../judging/result/result-rules.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { formatEndOf, formatStartOf } from '../schedule/format-moment.js';
import { formatPoints } from '../scoring/format-points.js';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';
import { enumerated, type ArticleDraft, type Clause, type Titled } from './article-writer.js';

/** How submissions are judged and ranked. With one phase nothing is said of phases. */
export function judgingArticles(part: SubmissionPart, titled: Titled, nameOf: NameOf): ArticleDraft[] {
  const { phases, result } = part.judging;
  const [only] = phases;
  const judged: ArticleDraft[] =
    only && phases.length === 1
      ? [{ id: `${part.code}.judging`, title: titled(part, 'chấm bài'), clauses: phaseClauses(only, nameOf) }]
      : [
          {
            id: `${part.code}.judging`,
            title: titled(part, 'chấm bài'),
            clauses: [
              {
                text: `Bài dự thi được chấm qua ${countInWords(phases.length)} vòng, theo thứ tự:`,
                points: enumerated(phases.map((phase) => `${phase.name}${during(phase, nameOf)}`)),
              },
              result && resultRules.describe(result, nameOf),
            ],
          },
          ...phases.map((phase, at) => ({
            id: `${part.code}.judging-${phase.code}`,
            title: titled(part, `chấm bài, ${lowerFirst(phase.name)}`),
            clauses: phaseClauses(phase, nameOf, phases[at + 1]),
          })),
        ];
  return [
    ...judged,
    {
      id: `${part.code}.ranking`,
      title: titled(part, 'xếp hạng bài dự thi'),
      clauses: [
        {
          text: 'Các bài dự thi được xếp hạng theo thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
          points: part.ranking.map((criterion) => submissionCriteria.describe(criterion, nameOf)),
        },
        `Không xếp hạng bài đã rút, bài bị hủy do vi phạm${
          phases.some(leavesOut)
            ? ', bài có tác giả không được dự thi và bài không đạt các điều kiện nêu ở phần chấm bài'
            : ' và bài có tác giả không được dự thi'
        }. Bài xếp trên bị hủy thì các bài xếp sau được xếp hạng và xét giải lại.`,
      ],
    },
  ];
}

const leavesOut = ({ passes, criteria }: JudgingPhase): boolean => passes !== undefined || criteria.some(({ failsOut }) => failsOut);

function during({ appraising }: JudgingPhase, nameOf: NameOf): string {
  return appraising ? `, từ ${formatStartOf(appraising.opens, nameOf)} đến ${formatEndOf(appraising.closes, nameOf)}` : '';
}

function phaseClauses(phase: JudgingPhase, nameOf: NameOf, next?: JudgingPhase): (Clause | string | undefined)[] {
  const { council, judges, blind, criteria, aggregation, discrepancy, passes } = phase;
  const marked = judges === 1 ? 'một giám khảo chấm' : `${formatNumber(judges)} giám khảo chấm độc lập`;
  return [
    `${nameOf('teams', council)} chấm bài dự thi; mỗi bài do ${marked}.${
      blind ? ' Bài dự thi được đánh mã phách; giám khảo không biết tên tác giả và đơn vị khi chấm.' : ''
    }`,
    { text: 'Tiêu chí và điểm:', table: criteriaTable(phase) },
    criteria.some(({ weight }) => weight !== undefined)
      ? `Điểm mà một giám khảo cho bài dự thi là tổng điểm các tiêu chí sau khi nhân với hệ số, làm tròn đến phần nghìn; điểm tối đa là ${formatPoints(fullPhaseScore(phase) / 1000)} điểm.`
      : undefined,
    judges === 1 ? undefined : aggregations.describe(aggregation, nameOf),
    discrepancy && discrepancyRules.describe(discrepancy, nameOf),
    ...minimumClauses(phase),
    passes && passClause(passes, next ? `vào ${lowerFirst(next.name)}` : 'được xếp hạng', nameOf),
  ];
}

function passClause(passes: NonNullable<JudgingPhase['passes']>, goal: string, nameOf: NameOf): Clause {
  const told = passes.map((rule) => passRules.describe(rule, nameOf));
  const [only] = told;
  if (only && told.length === 1) return { text: `Điều kiện để bài dự thi ${goal}: ${lowerFirst(only)}` };
  return {
    text: `Điều kiện để bài dự thi ${goal}, xét lần lượt, điều kiện sau chỉ xét trong số các bài đã đạt điều kiện trước:`,
    points: enumerated(told),
  };
}

/** The points of a criterion are put together from the judges in the same way as the whole; a minimum is held against that. */
function minimumClauses({ criteria, judges }: JudgingPhase): string[] {
  const told = criteria.flatMap(({ name, minimum, failsOut }) => {
    if (minimum === undefined) return [];
    const fails = `Bài có điểm tiêu chí “${name}” thấp hơn ${formatPoints(minimum)} điểm`;
    return [failsOut ? `${fails} thì bị loại.` : `${fails} được nêu rõ trong kết quả để xem xét, không bị loại.`];
  });
  return told.length > 0 && judges > 1 ? ['Điểm của từng tiêu chí được tổng hợp từ các giám khảo theo cùng cách ấy.', ...told] : told;
}

function criteriaTable(phase: JudgingPhase): DocumentTable {
  const { criteria } = phase;
  const hasWeights = criteria.some(({ weight }) => weight !== undefined);
  const hasMinimum = criteria.some(({ minimum }) => minimum !== undefined);
  const total = criteria.reduce((sum, { maximum }) => sum + Math.round(maximum * 1000), 0) / 1000;
  const end = (title: string): DocumentTable['columns'][number] => ({ title, align: 'end' });
  return {
    kind: 'table',
    columns: [
      { title: 'Tiêu chí', align: 'start' },
      end('Điểm tối đa'),
      ...(hasWeights ? [end('Hệ số')] : []),
      ...(hasMinimum ? [end('Điểm phải đạt')] : []),
    ],
    rows: [
      ...criteria.map(({ name, detail, maximum, weight, minimum }) => [
        detail === undefined ? name : `${name}: ${lowerFirst(detail)}`,
        formatPoints(maximum),
        ...(hasWeights ? [formatPoints(weight ?? 1)] : []),
        ...(hasMinimum ? [minimum === undefined ? '–' : formatPoints(minimum)] : []),
      ]),
      ...(hasWeights ? [] : [['Tổng', formatPoints(total), ...(hasMinimum ? ['–'] : [])]]),
    ],
  };
}
