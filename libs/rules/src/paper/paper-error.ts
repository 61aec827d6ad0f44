import { DomainError, type ErrorKind } from '#kernel';

export class PaperError extends DomainError<'BANK_TOO_SMALL' | 'SCOPE_UNKNOWN' | 'PAPER_UNKNOWN'> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    switch (this.code) {
      case 'BANK_TOO_SMALL':
        return 'Ngân hàng câu hỏi chưa đủ câu để lập đề. Ban Tổ chức đã được báo; hãy quay lại sau ít phút.';
      case 'SCOPE_UNKNOWN':
        return 'Thể lệ chưa có đề cho đợt thi hoặc đối tượng dự thi này. Hãy báo cho Ban Tổ chức.';
      case 'PAPER_UNKNOWN':
        return 'Không lập lại được đề đã phát cho lượt thi này. Hãy báo cho người vận hành.';
    }
  }
}
