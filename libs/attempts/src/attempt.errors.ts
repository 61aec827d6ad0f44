import { DomainError, type ErrorKind } from '#kernel';

const PHRASES = {
  ROUND_NOT_OPEN: { kind: 'conflict', sentence: () => 'Đợt thi này không mở vào lúc này. Hãy xem lịch các đợt thi ở trang chủ.' },
  NO_ATTEMPT_LEFT: { kind: 'conflict', sentence: (reason: string) => reason },
  ATTEMPT_UNKNOWN: {
    kind: 'not-found',
    sentence: () => 'Không tìm thấy bài thi này trong tài khoản của bạn. Hãy đăng nhập đúng tài khoản, hoặc mở “Bài thi của tôi”.',
  },
  ATTEMPT_SEALED: { kind: 'conflict', sentence: () => 'Bài thi này đã nộp nên không sửa được nữa. Biên nhận ở mục “Bài thi của tôi”.' },
  ATTEMPT_LATE: { kind: 'conflict', sentence: () => 'Đã hết giờ làm bài. Máy chủ giữ mọi câu đã nhận trước đó và tự nộp bài cho bạn.' },
  RECEIPT_UNKNOWN: { kind: 'not-found', sentence: () => 'Không có biên nhận với mã này. Hãy xem lại từng chữ và số của mã.' },
} as const satisfies Record<string, { kind: ErrorKind; sentence: (reason: string) => string }>;

export type AttemptErrorCode = keyof typeof PHRASES;

export class AttemptError extends DomainError<AttemptErrorCode> {
  get kind(): ErrorKind {
    return PHRASES[this.code].kind;
  }

  sentence(): string {
    return PHRASES[this.code].sentence(String(this.params['reason'] ?? ''));
  }
}
