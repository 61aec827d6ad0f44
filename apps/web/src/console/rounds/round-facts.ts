import { type Round, type RunningContest } from '#contests';
import { capitalise, countInWords, formatEnd, formatMoment, formatNumber, formatStart } from '#kernel';
import type { QuizPart } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { tierLabel } from '../../portal/results/prize-words.js';
import type { FactView } from '../view-models.js';

const FINGERPRINT_GROUPS = 4;

/** The quiz part to which a round belongs; undefined only where a rule set was changed by hand. */
export function quizOf({ ruleSet }: Pick<RunningContest, 'ruleSet'>, round: Pick<Round, 'partCode'>): QuizPart | undefined {
  return ruleSet.parts.find((part): part is QuizPart => part.kind === 'quiz' && part.code === round.partCode);
}

/** "1 Nhất, 2 Nhì, 3 Ba, 4 Khuyến khích"; undefined where the part gives no prizes by round. */
export function prizesInWords({ ruleSet }: Pick<RunningContest, 'ruleSet'>, round: Pick<Round, 'partCode'>): string | undefined {
  const groups = ruleSet.prizes.filter((group) => group.part === round.partCode && group.per === 'round');
  const tiers = groups.flatMap((group) =>
    group.tiers.map((tier) => `${tier.count === 'later' ? 'chưa định số' : formatNumber(tier.count)} ${tierLabel(tier)}`),
  );
  return tiers.length > 0 ? tiers.join(', ') : undefined;
}

/** What the rules say about a round, for its page. */
export function roundFacts(running: RunningContest, round: Round): FactView[] {
  const quiz = quizOf(running, round);
  const prizes = prizesInWords(running, round);
  const facts: (FactView | undefined)[] = [
    { label: 'Mở', value: capitalise(formatStart(round.opensAt)) },
    { label: 'Đóng', value: capitalise(formatEnd(round.closesAt)) },
    {
      label: 'Công bố',
      value: round.publishesAt ? formatMoment(round.publishesAt) : 'Thể lệ không hẹn giờ; người công bố bấm khi đã duyệt',
    },
    quiz ? { label: 'Đề', value: `${quiz.paper.items} câu, ${quiz.paper.minutes} phút` } : undefined,
    prizes ? { label: 'Giải', value: prizes } : undefined,
    { label: 'Duyệt kết quả', value: `${capitalise(countInWords(running.ruleSet.approval.approvers))} người` },
    {
      label: 'Dấu vân tay Thể lệ',
      value: fingerprintGroups(running.ruleSetHash).slice(0, FINGERPRINT_GROUPS).join(' '),
      detail: 'Mã đầy đủ ở cuối trang Thể lệ',
      url: '/the-le',
    },
  ];
  return facts.filter((fact) => fact !== undefined);
}
