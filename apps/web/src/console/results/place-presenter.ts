import type { Attempt } from '#attempts';
import type { Round } from '#contests';
import { formatDate, formatNumber, formatTimeWithSeconds } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { ExplainedRow, Standing } from '#results';
import { explanationFor, formatExactDuration, formatPoints, fullScore, predictionDistanceOf, type RuleSet, quizSummary } from '#rules';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { listUrl } from '../listing.js';
import { quizOf } from '../rounds/round-facts.js';
import type { DetailView, TableView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import { personCode } from './person-code.js';
import { nameOf, prizeOf, unitOf } from './standing-rows.js';

/** All that the page of one place shows. */
export interface PlaceFacts {
  round: Round;
  ruleSet: RuleSet;
  standing: Standing;
  line: ExplainedRow;
  /** The line above; undefined for the first place. */
  above: ExplainedRow | undefined;
  /** Undefined when the person had their name removed. */
  person: ContestPerson | undefined;
  /** The person's attempts in this round, newest first. */
  attempts: readonly Attempt[];
  /** As in the address; undefined for the newest version. */
  version: string | undefined;
  /** Whether whoever looks may ask for somebody to be disqualified. */
  mayCorrect: boolean;
}

/** One place of a standing with its reasons and the attempts behind it. */
export function placeContent(facts: PlaceFacts): ConsoleContent<DetailView> {
  const { round, standing, line, person, version } = facts;
  const prize = prizeOf(standing, facts.ruleSet, line.person);
  const standingUrl = listUrl(`${RESULTS}/${round.code}`, { ban: version });
  return {
    title: `Hạng ${formatNumber(line.rank)}, ${innerName(round)}`,
    heading: nameOf(person),
    sentence: [
      `Hạng ${formatNumber(line.rank)} ${innerName(round)}`,
      ...(prize ? [`giải ${prize.label}`] : []),
      ...(unitOf(person) ? [unitOf(person)] : []),
    ].join(', '),
    back: { label: `Xếp hạng ${innerName(round)}`, url: standingUrl },
    sections: [
      { heading: `Vì sao hạng ${formatNumber(line.rank)}`, paragraphs: reasons(facts) },
      { heading: `Các lượt thi ${innerName(round)}`, table: attemptTable(facts) },
    ],
    factsHeading: 'Trong bản chốt',
    facts: [
      { label: 'Mã dự thi', value: personCode(line.person) },
      { label: 'Mã ẩn danh trong tệp công bố', value: line.person },
      { label: 'Giải', value: prize?.label ?? 'Không có' },
      { label: 'Bản', value: String(standing.version), detail: `Dấu vân tay ${standing.sha256.slice(0, 8)}…` },
    ],
    links: [
      ...(facts.mayCorrect
        ? [{ label: 'Loại khỏi kết quả', url: `${RESULTS}/${round.code}/loai-khoi-ket-qua?ai=${personCode(line.person)}` }]
        : []),
      ...(line.rank > 1 ? [{ label: `Hạng ${formatNumber(line.rank - 1)}`, url: neighbour(facts, -1) }] : []),
      ...(line.rank < standing.summary.ranked ? [{ label: `Hạng ${formatNumber(line.rank + 1)}`, url: neighbour(facts, 1) }] : []),
    ],
  };
}

function neighbour({ round, line, version }: PlaceFacts, step: 1 | -1): string {
  return listUrl(`${RESULTS}/${round.code}/${line.rank + step}`, { ban: version });
}

/** What counted, why the person stands above the next one, and why below the one before. */
function reasons({ ruleSet, standing, line, above }: PlaceFacts): string[] {
  const quiz = quizOf({ ruleSet }, { partCode: standing.summary.part });
  const { predictionTarget: target } = quizSummary(standing.summary);
  const points = `${formatPoints(Number(line.points))}${quiz ? ` trên ${formatPoints(fullScore(quiz.paper))}` : ''} điểm`;
  const off = predictionDistanceOf(line.prediction === null ? null : Number(line.prediction), target);
  const guessed = off === null ? ', không dự đoán' : `, dự đoán ${formatNumber(Number(line.prediction))} (lệch ${formatNumber(off)})`;
  const guess = target === null ? '' : guessed;
  return [
    `Lượt được tính: ${points}${guess}, làm trong ${formatExactDuration(Number(line.durationMs))}.`,
    line.explanation,
    ...(above ? [`Đứng dưới hạng ${formatNumber(above.rank)}. ${explanationFor('below', above.explanation)}`] : []),
  ];
}

function attemptTable({ attempts, line, round }: PlaceFacts): TableView {
  return {
    label: `Các lượt thi ${innerName(round)}`,
    columns: [{ label: 'Lượt' }, { label: 'Nộp lúc' }, { label: 'Làm trong' }, { label: 'Biên nhận' }],
    rows: attempts.toReversed().map((attempt, at) => ({
      cells: [
        { text: `Lượt ${at + 1}`, detail: attempt.id === line.attemptId ? 'được tính' : undefined, isHead: true },
        {
          text: attempt.submittedAt ? `${formatTimeWithSeconds(attempt.submittedAt)}, ${formatDate(attempt.submittedAt)}` : 'chưa nộp',
          detail: attempt.sealedBy === 'deadline' ? 'hết giờ, máy nộp thay' : undefined,
        },
        {
          text: attempt.submittedAt
            ? formatExactDuration(attempt.submittedAt.getTime() - attempt.startedAt.getTime() - attempt.pausedMs)
            : '',
        },
        { text: attempt.receiptCode ?? '', url: attempt.receiptCode ? `/bien-nhan/${attempt.receiptCode}` : undefined, isCode: true },
      ],
      isMarked: attempt.id === line.attemptId,
    })),
    empty: {
      title: 'Không còn xem được lượt thi',
      text: `Người dự thi đã xóa tên khỏi hệ thống. Hạng ở ${shortName(round)} vẫn giữ nguyên.`,
    },
  };
}
