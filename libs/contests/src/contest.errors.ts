import { phrasedError } from '#kernel';

/** What is not there, or is there already. */
export class ContestError extends phrasedError({
  NO_CONTEST: { kind: 'not-found', sentence: 'Đơn vị này chưa công bố cuộc thi nào.' },
  ROUND_NOT_FOUND: { kind: 'not-found', sentence: 'Cuộc thi không có đợt thi này. Hãy xem lại đường dẫn.' },
  CONTEST_EXISTS: { kind: 'conflict', sentence: 'Đã có cuộc thi với địa chỉ này. Hãy chọn một địa chỉ khác.' },
}) {}
