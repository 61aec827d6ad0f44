import { isPublished, type Round, type RunningContest } from '#contests';
import type { CollectiveSnapshot, PointCount } from '#results';
import { canonicalJson, type CollectiveAward, FEWEST_PEOPLE, mainMeasure, publicCounts, sha256 } from '#rules';
import type { Unit } from '#units';
import type { CsvRow } from '../../edge/csv.js';

/** Said in the place of a number of few people. */
export const HIDDEN = `dưới ${FEWEST_PEOPLE} người hoặc suy ra được, không công khai`;

/** How the points of a round are spread, as it may be published. */
export interface OpenSpread {
  contest: string;
  round: string;
  /** Of the standing. */
  standing: string;
  ranked: number;
  /** Most points first; null: too few people. */
  points: { points: number; people: number | null }[];
}

export function openSpread(
  { contest }: RunningContest,
  round: Round,
  standing: { sha256: string; ranked: number },
  spread: readonly PointCount[],
): OpenSpread {
  const shown = publicCounts(spread.map(({ people }) => people));
  return {
    contest: contest.slug,
    round: round.code,
    standing: standing.sha256,
    ranked: standing.ranked,
    points: spread.map(({ points }, at) => ({ points, people: shown[at] ?? null })),
  };
}

export function spreadRows({ points, ranked, standing }: OpenSpread): CsvRow[] {
  return [
    ['Điểm', 'Số người', 'Ghi chú'],
    ...points.map(({ points: own, people }): CsvRow => [own, people, people === null ? HIDDEN : '']),
    ['Cộng', ranked, ''],
    [`SHA-256 của bảng xếp hạng: ${standing}`],
  ];
}

/** One unit in a collective award, as it may be published. */
export interface OpenUnitLine {
  award: string;
  block: string | null;
  unit: string;
  name: string;
  rank: number | null;
  tier: string | null;
  /** Null where there are too few people; then everything that follows is. */
  people: number | null;
  attempts: number | null;
  validAttempts: number | null;
  measure: string | null;
  headCount: number | null;
}

/** The units of an award. People add up to no total here, so that small units alone are hidden. */
export function openUnits(award: CollectiveAward, { body }: CollectiveSnapshot, byCode: ReadonlyMap<string, Unit>): OpenUnitLine[] {
  return body.lines.map((line) => {
    const isSmall = line.people < FEWEST_PEOPLE;
    return {
      award: award.code,
      block: line.block ?? null,
      unit: line.unit,
      name: byCode.get(line.unit)?.name ?? '',
      rank: line.rank,
      tier: line.tier,
      people: isSmall ? null : line.people,
      attempts: isSmall ? null : line.attempts,
      validAttempts: isSmall ? null : line.validAttempts,
      measure: isSmall ? null : (mainMeasure(award, line) ?? null),
      headCount: line.headCount,
    };
  });
}

export function unitRows(lines: readonly OpenUnitLine[], snapshots: readonly CollectiveSnapshot[]): CsvRow[] {
  return [
    [
      'Mã giải',
      'Khối',
      'Mã đơn vị',
      'Đơn vị',
      'Hạng',
      'Mã hạng giải',
      'Số người dự thi',
      'Số lượt thi',
      'Lượt hợp lệ',
      'Tiêu chí đầu',
      'Tổng số người',
      'Ghi chú',
    ],
    ...lines.map((line): CsvRow => [
      ...[line.award, line.block, line.unit, line.name, line.rank, line.tier, line.people, line.attempts, line.validAttempts, line.measure],
      line.headCount,
      line.people === null ? HIDDEN : '',
    ]),
    ...snapshots.map(({ awardCode, sha256: own }): CsvRow => [`SHA-256 của bảng ${awardCode}: ${own}`]),
  ];
}

/** The fingerprint of a data set: of its canonical JSON, which is the very file. */
export function setHash(data: unknown): string {
  return sha256([canonicalJson(data)]);
}

/** Whether anything of the contest may be given out. */
export function publishedRoundsOf({ rounds }: RunningContest): Round[] {
  return rounds.filter(isPublished);
}
