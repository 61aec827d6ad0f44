import { DomainError, type ErrorKind } from '#kernel';

const PHRASES = {
  NO_CONTEST: { kind: 'not-found', sentence: 'Đơn vị này chưa công bố cuộc thi nào.' },
  ROUND_NOT_FOUND: { kind: 'not-found', sentence: 'Cuộc thi không có đợt thi này. Hãy xem lại đường dẫn.' },
  CONTEST_EXISTS: { kind: 'conflict', sentence: 'Đã có cuộc thi với địa chỉ này. Hãy chọn một địa chỉ khác.' },
} as const satisfies Record<string, { kind: ErrorKind; sentence: string }>;

export type ContestErrorCode = keyof typeof PHRASES;

export class ContestError extends DomainError<ContestErrorCode> {
  get kind(): ErrorKind {
    return PHRASES[this.code].kind;
  }

  sentence(): string {
    return PHRASES[this.code].sentence;
  }
}
