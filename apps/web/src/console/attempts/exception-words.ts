import { type AttemptException, EXCEPTION_CAUSES, type ExceptionCause, type ExceptionKind } from '#attempts';
import type { StateView } from '../view-models.js';

export const KIND_WORDS: Readonly<Record<ExceptionKind, string>> = {
  'extra-time': 'Cho thêm giờ',
  're-opening': 'Mở lại lượt thi',
  'late-answers': 'Nhận câu trả lời đến muộn',
};

export const CAUSE_WORDS: Readonly<Record<ExceptionCause, string>> = {
  power: 'Mất điện',
  network: 'Sự cố mạng',
  machine: 'Sự cố máy chủ hoặc thiết bị',
  illness: 'Ốm đau, cấp cứu',
  other: 'Lý do khác',
};

/** Instead of a reason that has gone with the person. */
export const ERASED = 'Đã xóa cùng thông tin của người dự thi.';

export const CAUSE_OPTIONS = EXCEPTION_CAUSES.map((value) => ({ value, label: CAUSE_WORDS[value] }));

/** "Cho thêm giờ 15 phút" */
export function kindText({ kind, minutes }: Pick<AttemptException, 'kind' | 'minutes'>): string {
  return minutes === null ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}, ${minutes} phút`;
}

/** What became of it, as a state with its mark. */
export function stateOf({ state }: Pick<AttemptException, 'state'>): StateView {
  switch (state) {
    case 'asked':
      return { kind: 'waiting', label: 'Chờ người thứ hai duyệt' };
    case 'granted':
      return { kind: 'done', label: 'Đã duyệt' };
    case 'declined':
      return { kind: 'stopped', label: 'Không duyệt' };
    case 'left-out':
      return { kind: 'stopped', label: 'Không tính' };
  }
}
