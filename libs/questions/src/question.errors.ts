import { DomainError, type ErrorKind } from '#kernel';

const PHRASES = {
  NO_BANK: { kind: 'unavailable', sentence: () => 'Bộ đề của cuộc thi chưa sẵn sàng. Ban Tổ chức đã được báo; hãy quay lại sau ít phút.' },
  BANK_GAPS: {
    kind: 'invalid',
    sentence: (gaps: string) => `Ngân hàng câu hỏi chưa đủ để lập đề: ${gaps}. Hãy bổ sung câu hỏi rồi niêm phong lại.`,
  },
} as const satisfies Record<string, { kind: ErrorKind; sentence: (gaps: string) => string }>;

export type QuestionErrorCode = keyof typeof PHRASES;

export class QuestionError extends DomainError<QuestionErrorCode> {
  get kind(): ErrorKind {
    return PHRASES[this.code].kind;
  }

  sentence(): string {
    return PHRASES[this.code].sentence(String(this.params['gaps'] ?? ''));
  }
}
