import { letterOf } from '#attempts';
import type { ResultCorrection } from '#results';
import type { KeyRevision } from '#rules';
import type { StateView } from '../view-models.js';

/** What may become of a question, the usual first, as the form offers it. */
export const WAYS: readonly { kind: KeyRevision['kind']; label: string; detail: string; needsOptions: boolean }[] = [
  {
    kind: 'instead',
    label: 'Đổi đáp án',
    detail: 'Chỉ phương án đánh dấu bên dưới là đúng. Ai chọn theo đáp án cũ không còn điểm câu này.',
    needsOptions: true,
  },
  {
    kind: 'also',
    label: 'Nhận thêm đáp án',
    detail: 'Đáp án cũ vẫn đúng; ai chọn đúng như đánh dấu bên dưới cũng được điểm.',
    needsOptions: true,
  },
  {
    kind: 'everybody',
    label: 'Tính đúng cho mọi người',
    detail: 'Ai gặp câu này đều được điểm, kể cả người bỏ trống.',
    needsOptions: false,
  },
  {
    kind: 'void',
    label: 'Bỏ câu này với mọi người',
    detail: 'Câu này không tính cho ai; điểm tối đa của bài có câu này giảm theo hoặc giữ nguyên, như Thể lệ quy định.',
    needsOptions: false,
  },
];

export const STATES: Readonly<Record<ResultCorrection['state'], StateView>> = {
  asked: { kind: 'waiting', label: 'Chờ người thứ hai' },
  switched: { kind: 'done', label: 'Đã áp dụng' },
  declined: { kind: 'stopped', label: 'Không áp dụng' },
};

export const KIND_WORDS: Readonly<Record<ResultCorrection['kind'], string>> = {
  key: 'Đính chính đáp án',
  disqualification: 'Loại khỏi kết quả',
  appeal: 'Theo khiếu nại',
  refusal: 'Giải không có người nhận',
  cancellation: 'Hủy bài dự thi',
};

/** "Đổi đáp án thành B", "Nhận thêm đáp án A, C" */
export function wayInWords(revision: KeyRevision): string {
  const { label } = WAYS.find(({ kind }) => kind === revision.kind) ?? { label: '' };
  if (!('right' in revision)) return label;
  const letters = revision.right.map(letterOf).join(', ');
  return revision.kind === 'instead' ? `${label} thành ${letters}` : `${label} ${letters}`;
}
