import { phrasedError } from '#kernel';

/** Why a rehearsal cannot be begun, or came to no end. */
export class RehearsalError extends phrasedError({
  REHEARSAL_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không có lần chạy thử này. Kết quả chạy thử chỉ được giữ 30 ngày; hãy chạy lại nếu còn cần.',
  },
  REHEARSALS_FULL: {
    kind: 'too-many',
    sentence: ({ most }) => `Đã có ${most} lần chạy thử đang chờ hoặc đang chạy. Hãy đợi một lần xong, hoặc dừng bớt, rồi chạy lần mới.`,
  },
  REHEARSAL_TOO_HEAVY: { kind: 'defect', sentence: 'Lần chạy thử này cần quá nhiều bộ nhớ. Hãy chọn số người ít hơn.' },
  REHEARSAL_FAILED: {
    kind: 'defect',
    sentence: 'Máy không chạy thử được thể lệ này đến cùng. Hãy báo người vận hành, kèm địa chỉ của trang này.',
  },
}) {}
