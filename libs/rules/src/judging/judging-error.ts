import { phrasedError } from '#kernel';

/** Submissions or score sheets that do not fit the rules. Nothing is ever counted as zero instead. */
export class JudgingError extends phrasedError({
  PART_UNKNOWN: {
    kind: 'defect',
    sentence: ({ part }) => `Thể lệ không có phần thi nhận bài “${part}”, nên chưa xếp hạng được.`,
  },
  PHASE_UNKNOWN: {
    kind: 'invalid',
    sentence: ({ phase }) => `Thể lệ không có vòng chấm “${phase}”. Hãy ghi phiếu chấm vào một vòng có trong Thể lệ.`,
  },
  SUBMISSION_TWICE: {
    kind: 'invalid',
    sentence: ({ submission }) => `Bài dự thi “${submission}” có hai lần trong danh sách. Hãy bỏ một lần.`,
  },
  SUBMISSION_UNKNOWN: {
    kind: 'invalid',
    sentence: ({ submission }) => `Có phiếu chấm cho bài “${submission}” mà danh sách bài dự thi không có bài ấy. Hãy kiểm tra lại mã bài.`,
  },
  AUTHOR_MISSING: {
    kind: 'invalid',
    sentence: ({ submission }) => `Bài dự thi “${submission}” chưa ghi tác giả hoặc đơn vị dự thi. Hãy bổ sung trước khi xếp hạng.`,
  },
  CRITERION_UNKNOWN: {
    kind: 'invalid',
    sentence: ({ submission, criterion }) =>
      `Phiếu chấm bài “${submission}” có điểm cho tiêu chí “${criterion}” mà vòng chấm này không có. Hãy chấm theo các tiêu chí của Thể lệ.`,
  },
  POINTS_INVALID: {
    kind: 'invalid',
    sentence: ({ submission, criterion, maximum }) =>
      `Điểm tiêu chí “${criterion}” của bài “${submission}” không hợp lệ. Điểm phải từ 0 đến ${maximum}, lẻ nhiều nhất ba chữ số sau dấu phẩy.`,
  },
  SHEET_TWICE: {
    kind: 'invalid',
    sentence: ({ submission, judge }) =>
      `Giám khảo “${judge}” có hai phiếu chấm cho bài “${submission}” trong một vòng. Mỗi giám khảo chỉ chấm một phiếu; hãy bỏ một phiếu.`,
  },
  SHEETS_TOO_MANY: {
    kind: 'invalid',
    sentence: ({ submission, judges }) =>
      `Bài “${submission}” có nhiều phiếu chấm hơn quy định (${judges} giám khảo mỗi bài). Hãy bỏ phiếu của người không được phân công.`,
  },
  FURTHER_UNCALLED: {
    kind: 'invalid',
    sentence: ({ submission }) =>
      `Bài “${submission}” có phiếu của giám khảo chấm thêm mà theo Thể lệ không phải chấm thêm. Hãy bỏ phiếu ấy.`,
  },
}) {}
