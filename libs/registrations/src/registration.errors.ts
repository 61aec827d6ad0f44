import { DomainError, type ErrorKind } from '#kernel';

const PHRASES = {
  NOT_ELIGIBLE: { kind: 'forbidden', sentence: 'Bạn chưa đủ điều kiện dự thi cuộc thi này.' },
  ALREADY_REGISTERED: { kind: 'conflict', sentence: 'Bạn đã đăng ký cuộc thi này. Hãy đăng nhập để dự thi.' },
  NOT_REGISTERED: { kind: 'conflict', sentence: 'Bạn chưa đăng ký cuộc thi này. Hãy đăng ký trước khi vào thi.' },
} as const satisfies Record<string, { kind: ErrorKind; sentence: string }>;

export type RegistrationErrorCode = keyof typeof PHRASES;

export class RegistrationError extends DomainError<RegistrationErrorCode> {
  get kind(): ErrorKind {
    return PHRASES[this.code].kind;
  }

  sentence(): string {
    return PHRASES[this.code].sentence;
  }
}
