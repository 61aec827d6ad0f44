import { phrasedError } from '#kernel';

/** Why the board's request for an attempt cannot be made or granted. */
export class ExceptionError extends phrasedError({
  NO_EXCEPTION: { kind: 'not-found', sentence: 'Không tìm thấy đề nghị này. Hãy mở lại mục Lượt thi.' },
  ALREADY_ASKED: {
    kind: 'conflict',
    sentence: 'Việc này đã được đề nghị hoặc đã được quyết định. Hãy tải lại trang để xem.',
  },
  ALREADY_DECIDED: { kind: 'conflict', sentence: 'Đề nghị này đã có người quyết định. Hãy tải lại trang để xem.' },
  SECOND_PERSON: { kind: 'forbidden', sentence: 'Người duyệt phải khác người đề nghị. Hãy nhờ một thành viên khác của Ban Tổ chức.' },
  NOT_SEALED: { kind: 'conflict', sentence: 'Lượt thi này chưa nộp. Bạn có thể đề nghị cho thêm giờ.' },
  NOT_OPEN: { kind: 'conflict', sentence: 'Không có lượt thi nào đang làm để cho thêm giờ. Nếu bài đã nộp, hãy đề nghị mở lại.' },
  NO_LATE_ANSWERS: { kind: 'conflict', sentence: 'Lượt thi này không có câu trả lời đến muộn.' },
  OTHER_IS_OPEN: {
    kind: 'conflict',
    sentence: 'Lượt thi đã được mở lại, hoặc người này đang làm một lượt khác. Hãy đợi lượt đó nộp xong rồi duyệt lại.',
  },
  ROUND_DECIDED: {
    kind: 'conflict',
    sentence: 'Đợt thi đã niêm phong để xếp hạng nên không làm được việc này nữa. Hãy giải quyết theo khiếu nại về kết quả.',
  },
}) {}
