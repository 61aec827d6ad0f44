import { phrasedError } from '#kernel';

/** Why an appeal or a question to the board is not taken, or not decided. */
export class AppealError extends phrasedError({
  NO_APPEAL: { kind: 'not-found', sentence: 'Không có khiếu nại này. Hãy quay lại danh sách và chọn lại.' },
  NO_QUESTION: { kind: 'not-found', sentence: 'Không có câu hỏi này. Hãy quay lại danh sách và chọn lại.' },
  NOT_REGISTERED: { kind: 'not-found', sentence: 'Bạn chưa đăng ký dự thi nên chưa gửi được. Hãy đăng ký trước.' },
  NOT_YET: { kind: 'conflict', sentence: 'Chưa đến lúc gửi khiếu nại này. Hãy gửi sau khi đợt thi đóng; về kết quả thì sau khi công bố.' },
  OVER: {
    kind: 'conflict',
    sentence: ({ until, to }) =>
      `Đã hết hạn gửi khiếu nại về đợt thi này (${String(until)}). Bạn vẫn có thể hỏi ${String(to)} ở mục Hỏi Ban Tổ chức.`,
  },
  ATTEMPT_MISSING: { kind: 'invalid', sentence: 'Hãy chọn lượt thi mà bạn khiếu nại.' },
  KIND_UNFIT: { kind: 'invalid', sentence: 'Việc này không khiếu nại được ở phần thi này. Hãy chọn việc khác, hoặc hỏi Ban Tổ chức.' },
  SUBMISSION_MISSING: { kind: 'invalid', sentence: 'Hãy chọn bài dự thi mà bạn khiếu nại.' },
  UNIT_MISSING: { kind: 'invalid', sentence: 'Hãy chọn đơn vị mà bạn cho là đúng.' },
  SAME_UNIT: { kind: 'invalid', sentence: 'Bạn đã được tính cho đơn vị này trong đợt thi. Hãy chọn đơn vị khác.' },
  TOO_SHORT: { kind: 'invalid', sentence: 'Hãy viết rõ hơn sự việc, ít nhất 10 ký tự.' },
  TOO_LONG: { kind: 'invalid', sentence: 'Nội dung quá dài. Hãy viết gọn trong 4.000 ký tự.' },
  QUESTION_SHORT: { kind: 'invalid', sentence: 'Hãy viết câu hỏi, ít nhất 5 ký tự.' },
  QUESTION_LONG: { kind: 'invalid', sentence: 'Câu hỏi quá dài. Hãy viết gọn trong 2.000 ký tự.' },
  QUESTIONS_WAIT: { kind: 'too-many', sentence: 'Bạn có 3 câu hỏi đang chờ trả lời. Hãy đợi trả lời rồi hỏi tiếp.' },
  ANSWER_SHORT: { kind: 'invalid', sentence: 'Hãy viết câu trả lời.' },
  ANSWER_LONG: { kind: 'invalid', sentence: 'Câu trả lời quá dài. Hãy viết gọn trong 4.000 ký tự.' },
  ALREADY_ANSWERED: { kind: 'conflict', sentence: 'Câu hỏi này vừa được người khác trả lời. Hãy tải lại trang để xem.' },
  MOVED_ON: { kind: 'conflict', sentence: 'Khiếu nại này vừa được người khác xử lý. Hãy tải lại trang để xem.' },
  NOT_OWNER: { kind: 'forbidden', sentence: 'Khiếu nại này do người khác phụ trách. Hãy nhận bàn giao trước khi làm tiếp.' },
  NO_SUCH_STAFF: { kind: 'invalid', sentence: 'Hãy chọn người nhận bàn giao trong danh sách.' },
  BASIS_MISSING: { kind: 'invalid', sentence: 'Hãy ghi căn cứ: điều, khoản của thể lệ.' },
  EFFECT_UNFIT: { kind: 'invalid', sentence: 'Việc phải làm không hợp với khiếu nại này. Hãy chọn lại.' },
  CORRECTION_OPEN: {
    kind: 'conflict',
    sentence: 'Khiếu nại này đã dẫn đến một đề nghị đính chính đang chờ hoặc đã áp dụng. Hãy mở đề nghị ấy để xem.',
  },
  CORRECTION_WAITS: {
    kind: 'conflict',
    sentence: 'Đính chính đáp án theo khiếu nại này chưa được áp dụng. Hãy đợi người thứ hai quyết định rồi trả lời khiếu nại.',
  },
  SECOND_PERSON: {
    kind: 'forbidden',
    sentence: 'Bạn là người phụ trách nên không thể tự quyết định. Hãy để một người khác xem và quyết định.',
  },
  LATE_LEFT_OUT: {
    kind: 'conflict',
    sentence: 'Ban Tổ chức đã quyết định không tính các câu đến muộn của lượt thi này. Hãy chọn cách khác.',
  },
  STILL_SIGNED: {
    kind: 'conflict',
    sentence: 'Kết quả đợt thi đã lưu trữ hoặc đã hủy nên không thực hiện được nữa.',
  },
}) {}
