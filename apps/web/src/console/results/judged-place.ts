import type { Round } from '#contests';
import { formatMomentWithSeconds, formatNumber } from '#kernel';
import type { JudgedLine, Standing } from '#results';
import { formatPoints, fullPhaseScore, type RuleSet, type SubmissionPart } from '#rules';
import { innerName } from '../../edge/round-name.js';
import { placeName } from '../../edge/place-name.js';
import { tagAmong } from '../../portal/results/prize-words.js';
import type { ConsoleContent } from '../console-page.js';
import { cancellationUrl } from '../corrections/addresses.js';
import { headCell, listUrl, textCell } from '../listing.js';
import type { DetailView, TableView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import type { NamedSubmission } from './judged-names.js';

/** All that the page of one place of a part of submissions shows. */
export interface JudgedPlaceFacts {
  round: Round;
  ruleSet: RuleSet;
  standing: Standing;
  line: JudgedLine;
  /** The line above; undefined for the first place. */
  above: JudgedLine | undefined;
  name: NamedSubmission | undefined;
  /** As in the address; undefined for the newest version. */
  version: string | undefined;
  /** Whether whoever looks may ask for it to be cancelled. */
  mayCorrect: boolean;
}

/** One place with its reasons and the marks behind it; judges are counted and not named. */
export function judgedPlaceContent(facts: JudgedPlaceFacts): ConsoleContent<DetailView> {
  const { round, ruleSet, standing, line, above, name, version } = facts;
  const path = `${RESULTS}/${round.code}`;
  const award = standing.summary.prizes.awards.find(({ rank }) => rank === line.rank);
  const prize = award && tagAmong(ruleSet.prizes.find(({ code }) => code === award.group)?.tiers ?? [], award.tier);
  const unit = name && placeName({ name: name.unitName, place: name.unitPlace });
  const rank = formatNumber(line.rank);
  return {
    title: `Hạng ${rank}, ${innerName(round)}`,
    heading: name?.title ?? `Hạng ${rank}`,
    sentence: [name?.fullName, `hạng ${rank}`, ...(prize ? [`giải ${prize.label}`] : []), ...(unit ? [unit] : [])]
      .filter(Boolean)
      .join(', '),
    back: { label: `Xếp hạng ${innerName(round)}`, url: listUrl(path, { ban: version }) },
    sections: [
      {
        heading: `Vì sao hạng ${rank}`,
        paragraphs: [
          `Bài được ${formatPoints(Number(line.points))} điểm.`,
          line.explanation,
          ...(above ? [`Bài hạng ${formatNumber(above.rank)}: ${above.explanation}`] : []),
        ],
      },
      { heading: 'Điểm từng vòng chấm', table: phaseTable(facts) },
    ],
    factsHeading: 'Trong bản chốt',
    facts: [
      { label: 'Số bài', value: name?.number ?? '' },
      { label: 'Nhận lúc', value: formatMomentWithSeconds(line.receivedAt) },
      { label: 'Mã ẩn danh trong tệp công bố', value: line.submissionId },
      { label: 'Giải', value: prize?.label ?? 'Không có' },
      { label: 'Bản', value: String(standing.version), detail: `Dấu vân tay ${standing.sha256.slice(0, 8)}…` },
    ],
    links: [
      ...(facts.mayCorrect && name ? [{ label: 'Hủy bài dự thi', url: listUrl(cancellationUrl(round), { bai: name.number }) }] : []),
      ...(line.rank > 1
        ? [{ label: `Hạng ${formatNumber(line.rank - 1)}`, url: listUrl(`${path}/${line.rank - 1}`, { ban: version }) }]
        : []),
      ...(line.rank < standing.summary.ranked
        ? [{ label: `Hạng ${formatNumber(line.rank + 1)}`, url: listUrl(`${path}/${line.rank + 1}`, { ban: version }) }]
        : []),
    ],
  };
}

/** "3 phiếu chấm, chênh nhau nhiều nhất 4 điểm"; one sheet differs from none. */
function sheetsInWords({ judges, spread }: JudgedLine['phases'][number]): string {
  const sheets = `${formatNumber(judges)} phiếu chấm`;
  if (judges < 2) return sheets;
  return spread > 0 ? `${sheets}, chênh nhau nhiều nhất ${formatPoints(spread)} điểm` : `${sheets}, cùng một tổng điểm`;
}

function phaseTable({ ruleSet, round, line }: JudgedPlaceFacts): TableView {
  const part = ruleSet.parts.find((one): one is SubmissionPart => one.kind !== 'quiz' && one.code === round.partCode);
  const rows = line.phases.flatMap((own) => {
    const phase = part?.judging.phases.find(({ code }) => code === own.phase);
    if (!phase) return [];
    return [
      {
        cells: [
          headCell(phase.name, undefined, sheetsInWords(own)),
          { text: formatPoints(own.points), isNumber: true },
          textCell(`${formatPoints(fullPhaseScore(phase) / 1000)} điểm`),
        ],
        isMarked: true,
      },
      ...phase.criteria.map(({ code, name, maximum }) => ({
        cells: [headCell(name), { text: formatPoints(own.criteria[code] ?? 0), isNumber: true }, textCell(`${formatPoints(maximum)} điểm`)],
      })),
    ];
  });
  return {
    label: 'Điểm từng vòng chấm',
    columns: [{ label: 'Vòng, tiêu chí' }, { label: 'Điểm', isNumber: true }, { label: 'Tối đa' }],
    rows,
    empty: { title: 'Không có vòng chấm nào', text: 'Thể lệ của bản này không có vòng chấm.' },
  };
}
