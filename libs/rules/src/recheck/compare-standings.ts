import { canonicalJson } from '../plan/canonical-json.js';
import type { StandingLine, StandingSummary } from '../ranking/standing.js';
import type { Findings } from './recheck-report.js';

const WORDS: Readonly<Record<Exclude<keyof StandingLine, 'rank'>, string>> = {
  person: 'người',
  attempt: 'lượt thi',
  points: 'điểm',
  allCorrect: 'đúng hết',
  prediction: 'số dự đoán',
  durationMs: 'thời gian làm bài (mili giây)',
  submittedAt: 'lúc nộp (mili giây)',
};

const SUMMARY_WORDS: Readonly<Record<string, string>> = {
  ruleSetHash: 'mã của Thể lệ',
  part: 'phần thi',
  round: 'đợt thi',
  drawSeed: 'mã bốc thăm',
  attempts: 'số lượt thi',
  people: 'số người dự thi',
  ranked: 'số người được xếp hạng',
  allCorrect: 'số người đúng hết',
  predictionTarget: 'đáp số câu dự đoán',
  refused: 'những người không đủ điều kiện xếp hạng',
  decided: 'số cặp mà mỗi tiêu chí phân định',
};

/** Says in which values a claimed line differs from the computed one; undefined is no line at that place. */
export function compareLines(findings: Findings, claimed: StandingLine | undefined, computed: StandingLine | undefined): void {
  if (!claimed || !computed) {
    const rank = String((claimed ?? computed)?.rank);
    const sentence = claimed
      ? `Dòng ${rank} (${claimed.person}) có trong bảng nhưng tính lại thì không có.`
      : `Tính lại thì có dòng ${rank} (${computed?.person}) nhưng bảng không có.`;
    findings.add('line', rank, sentence);
    return;
  }
  const differing = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((column) => claimed[column] !== computed[column]);
  if (claimed.rank === computed.rank && differing.length === 0) return;
  const said = differing.map((column) => `${WORDS[column]} ghi ${String(claimed[column])}, tính lại ${String(computed[column])}`);
  findings.add('line', String(computed.rank), `Dòng ${computed.rank} khác kết quả tính lại: ${said.join('; ') || 'hạng'}.`);
}

/** Says in which figures, exclusions and prizes a claimed summary differs from the computed one. */
export function compareSummaries(findings: Findings, claimed: StandingSummary, computed: StandingSummary): void {
  for (const [key, word] of Object.entries(SUMMARY_WORDS)) {
    const [own, other] = [claimed, computed].map((summary) => canonicalJson(summary[key as keyof StandingSummary]));
    if (own !== other) findings.add('standing', key, `Khác ở ${word}: bảng ghi ${own}, tính lại ${other}.`);
  }
  const named = ({ person, reason, attempts }: StandingSummary['excluded'][number]): string =>
    `${person} (${reason}; ${attempts} lượt thi)`;
  for (const { one, side } of unmatched(claimed.excluded, computed.excluded)) {
    const sentence = side === 'claimed' ? 'ghi là không được xếp hạng, tính lại thì không' : 'không được xếp hạng, bảng không ghi';
    findings.add('standing', one.person, `Người ${named(one)}: ${sentence}.`);
  }
  for (const { one, side } of unmatched(claimed.prizes.awards, computed.prizes.awards)) {
    const prize = `${one.group}.${one.tier} cho ${one.person} (hạng ${one.rank})`;
    findings.add(
      'prize',
      one.person,
      side === 'claimed'
        ? `Giải ${prize} có trong bảng nhưng tính lại thì không có.`
        : `Tính lại thì có giải ${prize} nhưng bảng không có.`,
    );
  }
  const [own, other] = [claimed, computed].map(({ prizes }) => canonicalJson({ ...prizes, awards: undefined }));
  if (own !== other) findings.add('prize', '', `Người bị bỏ qua hoặc giải còn trống khác nhau: bảng ghi ${own}, tính lại ${other}.`);
}

/** What stands in one list and not in the other. */
function unmatched<T extends object>(claimed: readonly T[], computed: readonly T[]): { one: T; side: 'claimed' | 'computed' }[] {
  const [own, other] = [claimed, computed].map((list) => new Set(list.map(canonicalJson)));
  return [
    ...claimed.filter((one) => !other?.has(canonicalJson(one))).map((one) => ({ one, side: 'claimed' as const })),
    ...computed.filter((one) => !own?.has(canonicalJson(one))).map((one) => ({ one, side: 'computed' as const })),
  ];
}
