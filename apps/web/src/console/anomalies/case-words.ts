import { formatDuration, formatMoment, formatMomentWithSeconds, formatNumber, formatTimeWithSeconds } from '#kernel';
import type { Anomaly, AnomalyKind, AnomalyState, Evidence } from '#results';
import type { StateView } from '../view-models.js';

/** What a kind of case is called: what was seen, never what it would mean. */
export const KIND_WORDS: Readonly<Record<AnomalyKind, string>> = {
  'same-device': 'Nhiều người chung một máy',
  'impossible-speed': 'Làm nhanh hơn mức đọc kịp',
  'identical-answers': 'Sai giống nhau',
  burst: 'Dồn vào một phút',
};

/** "Nhiều người chung một máy, xem lần 2": with how often it has come up. */
export function nameOf({ kind, look }: Pick<Anomaly, 'kind' | 'look'>): string {
  return look > 1 ? `${KIND_WORDS[kind]}, xem lần ${look}` : KIND_WORDS[kind];
}

export const STATE_WORDS: Readonly<Record<AnomalyState, StateView>> = {
  open: { kind: 'waiting', label: 'Chờ xem' },
  asked: { kind: 'now', label: 'Đã hỏi người dự thi' },
  proposed: { kind: 'waiting', label: 'Chờ người thứ hai' },
  excluded: { kind: 'stopped', label: 'Không xếp hạng' },
  closed: { kind: 'done', label: 'Đã xem xong' },
};

/** Other explanations than the worst one: whoever decides should have them before their eyes. */
export const HARMLESS: Readonly<Record<AnomalyKind, string>> = {
  'same-device': 'Có thể là máy chung của nhà văn hóa, trường học, cơ quan, hoặc một người giúp cả xóm mà không bấm Nhập hộ.',
  'impossible-speed': 'Có thể người dự thi đã thuộc câu hỏi sau nhiều lượt thi, hoặc đồng hồ của lượt thi có sự cố.',
  'identical-answers': 'Có thể cùng học một tài liệu ghi sai, hoặc cùng bàn nhau ở nơi Thể lệ không cấm.',
  burst: 'Có thể là một buổi thi tập trung ở trường, cơ quan, dùng chung vài máy.',
};

/** The numbers of a case in one sentence. */
export function evidenceWords({ evidence, people }: Pick<Anomaly, 'evidence' | 'people'>): string {
  const who = `${formatNumber(people)} người`;
  switch (evidence.kind) {
    case 'same-device':
      return `${who} bắt đầu ${formatNumber(evidence.attempts)} lượt thi trên cùng một trình duyệt, trong ${hoursWords(evidence.hours)}. Không tính lượt nhập hộ.`;
    case 'impossible-speed':
      return `Trả lời ${formatNumber(evidence.answered)} câu trong ${formatNumber(evidence.seconds)} giây${pauseWords(evidence.pausedSeconds)}. Người đọc rất nhanh cũng cần ít nhất ${formatNumber(evidence.leastSeconds)} giây.`;
    case 'identical-answers':
      return `${who} có câu sai giống nhau. Hai bài giống nhất có ${formatNumber(evidence.shared)} câu sai trùng phương án, trong ${formatNumber(evidence.common)} câu cùng được hỏi. Nếu chỉ là ngẫu nhiên thì ${chanceWords(evidence.expectedPairs)} mới có một cặp giống đến vậy.`;
    case 'burst':
      return `${formatNumber(evidence.attempts)} lượt thi của một đơn vị ${evidence.of === 'started' ? 'bắt đầu' : 'nộp'} trong phút ${formatMoment(new Date(evidence.minute))}, từ ${formatNumber(evidence.devices)} máy. Bình thường có chừng ${formatNumber(Math.round(evidence.usual))} lượt.`;
  }
}

/** The line of one attempt: when it began and ended. */
export function timesOf({ startedAt, submittedAt }: Evidence['listed'][number]): string {
  const from = formatMomentWithSeconds(new Date(startedAt));
  return submittedAt === null ? `${from}, đang làm` : `${from} đến ${formatTimeWithSeconds(new Date(submittedAt))}`;
}

function hoursWords(hours: number): string {
  if (hours < 1) return 'chưa đến một giờ';
  return hours < 48 ? `${formatNumber(Math.ceil(hours))} giờ` : `${formatNumber(Math.ceil(hours / 24))} ngày`;
}

/** "trong 10.000 đợt thi như thế này": how rare it would be. */
function chanceWords(expected: number): string {
  const rounds = 10 ** Math.floor(Math.log10(1 / Math.max(expected, 1e-12)));
  return rounds > 1e9 ? 'trong hơn một tỷ đợt thi như thế này' : `trong ${formatNumber(rounds)} đợt thi như thế này`;
}

function pauseWords(seconds: number | undefined): string {
  return seconds ? `, không kể ${formatDuration(seconds * 1000)} đợt thi tạm dừng` : '';
}
