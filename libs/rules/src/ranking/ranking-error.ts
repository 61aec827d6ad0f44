import { DomainError, type ErrorKind } from '#kernel';

export class RankingError extends DomainError<
  'PART_UNKNOWN' | 'ROUND_UNKNOWN' | 'ROUND_UNDATED' | 'AWARD_UNKNOWN' | 'FACT_MISSING' | 'RANKING_UNKNOWN'
> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    switch (this.code) {
      case 'PART_UNKNOWN':
        return `Thể lệ không có phần thi trắc nghiệm “${this.params['part']}”, nên chưa xếp hạng được.`;
      case 'ROUND_UNKNOWN':
        return `Thể lệ không có đợt thi “${this.params['round']}”, nên chưa xếp hạng được.`;
      case 'ROUND_UNDATED':
        return `Đợt thi “${this.params['round']}” chưa có ngày mở, nên chưa xếp hạng được. Hãy ghi ngày của sự kiện mà đợt thi phụ thuộc.`;
      case 'AWARD_UNKNOWN':
        return `Thể lệ không có giải tập thể “${this.params['award']}”.`;
      case 'FACT_MISSING':
        return `Thể lệ có điều kiện “${this.params['condition']}” mà dữ liệu chưa ghi nhận, nên chưa xếp hạng được. Hãy báo cho người vận hành.`;
      case 'RANKING_UNKNOWN':
        return 'Thể lệ không quy định xếp hạng chung, nên không có bảng xếp hạng ấy.';
    }
  }
}
