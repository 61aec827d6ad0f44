import { phrasedError } from '#kernel';

/** Why a result cannot be corrected. */
export class CorrectionError extends phrasedError({
  NO_CORRECTION: { kind: 'not-found', sentence: 'Không có đính chính này. Hãy quay lại danh sách của đợt thi.' },
  QUESTION_UNKNOWN: { kind: 'invalid', sentence: 'Bộ đề của đợt thi không có câu hỏi này. Hãy chọn một câu trong danh sách.' },
  ALREADY_ASKED: {
    kind: 'conflict',
    sentence: 'Đang có một đề nghị đính chính của bộ đề này chờ quyết định. Hãy quyết định đề nghị ấy trước.',
  },
  NOT_BEGUN: { kind: 'conflict', sentence: 'Đợt thi chưa mở nên chưa có gì để đính chính. Hãy sửa câu hỏi và niêm phong bộ đề mới.' },
  FILED: { kind: 'conflict', sentence: 'Kết quả đợt thi đã lưu trữ hoặc đã hủy nên không đính chính được nữa.' },
  NOBODY: { kind: 'invalid', sentence: 'Không có người này trong bảng xếp hạng của đợt thi. Hãy tìm lại theo tên hoặc mã.' },
  NO_SUBMISSION: { kind: 'invalid', sentence: 'Phần thi này không có bài dự thi ấy. Hãy tìm lại theo số bài hoặc tên bài.' },
  CANCELLED_ALREADY: { kind: 'conflict', sentence: 'Bài dự thi này đã bị hủy.' },
  SIGNED_ALREADY: {
    kind: 'conflict',
    sentence: 'Kết quả có bài này đã được duyệt. Muốn hủy bài, hãy đề nghị đính chính ở trang Đính chính của kết quả.',
  },
  NOTHING_REFUSED: { kind: 'conflict', sentence: 'Không có giải nào của đợt thi này mà người đạt giải không nhận.' },
  ALREADY_OUT: { kind: 'conflict', sentence: 'Người này đã không được xếp hạng ở đợt thi này.' },
  NOT_SCORED: { kind: 'conflict', sentence: 'Máy chưa lập xong bảng thay đổi. Hãy đợi bảng rồi quyết định.' },
  STALE: {
    kind: 'conflict',
    sentence: 'Bảng thay đổi hoặc việc trả giải đã khác lúc bạn mở trang này. Hãy xem lại trang rồi quyết định.',
  },
  BEING_COMPUTED: {
    kind: 'conflict',
    sentence: 'Máy đang lập lại bảng xếp hạng của một đợt thi dùng bộ đề này. Hãy đợi ít phút rồi xem lại bảng thay đổi.',
  },
  SECOND_PERSON: { kind: 'forbidden', sentence: 'Người đề nghị không tự quyết định. Hãy để một người khác có quyền phê duyệt quyết định.' },
  DECIDED_ALREADY: { kind: 'conflict', sentence: 'Đề nghị này đã có người quyết định. Hãy tải lại trang.' },
}) {}
