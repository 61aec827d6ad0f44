import { formatMoment, formatNumber, formatTime } from '#kernel';
import type { Anomaly, AnomalyKind, AnomalyState, Evidence } from '#results';
import type { StateView } from '../view-models.js';

/** What a kind of case is called: what was seen, never what it would mean. */
export const KIND_WORDS: Readonly<Record<AnomalyKind, string>> = {
  'same-device': 'Nhiều người chung một máy',
  'impossible-speed': 'Làm nhanh hơn mức đọc kịp',
  'identical-answers': 'Sai giống nhau',
  burst: 'Dồn vào một phút',
};

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
      return `Trả lời ${formatNumber(evidence.answered)} câu trong ${formatNumber(evidence.seconds)} giây. Người đọc rất nhanh cũng cần ít nhất ${formatNumber(evidence.leastSeconds)} giây.`;
    case 'identical-answers':
      return `${who} có câu sai giống nhau. Hai bài giống nhất có ${formatNumber(evidence.shared)} câu sai trùng phương án, trong ${formatNumber(evidence.common)} câu cùng được hỏi. Ngẫu nhiên thì cả đợt thi có chừng ${chanceWords(evidence.expectedPairs)} cặp như vậy.`;
    case 'burst':
      return `${formatNumber(evidence.attempts)} lượt thi của một đơn vị ${evidence.of === 'started' ? 'bắt đầu' : 'nộp'} trong phút ${formatMoment(new Date(evidence.minute))}, từ ${formatNumber(evidence.devices)} máy. Bình thường có chừng ${formatNumber(Math.round(evidence.usual))} lượt.`;
  }
}

/** The line of one attempt: when it began and ended. */
export function timesOf({ startedAt, submittedAt }: Evidence['listed'][number]): string {
  const from = new Date(startedAt);
  return submittedAt === null ? `${formatMoment(from)}, đang làm` : `${formatMoment(from)} đến ${formatTime(new Date(submittedAt))}`;
}

function hoursWords(hours: number): string {
  if (hours < 1) return 'chưa đến một giờ';
  return hours < 48 ? `${formatNumber(Math.ceil(hours))} giờ` : `${formatNumber(Math.ceil(hours / 24))} ngày`;
}

/** "1 phần 10.000": how rare it would be. */
function chanceWords(expected: number): string {
  const one = 1 / Math.max(expected, 1e-12);
  return `1 phần ${formatNumber(10 ** Math.floor(Math.log10(one)))}`;
}
