import { phrasedError } from '#kernel';

/** Why a file of questions is not read, and what its owner does about it. */
export class QuestionFileError extends phrasedError({
  PDF: { kind: 'invalid', sentence: 'Tệp PDF không nhập được vì không giữ đủ dấu hiệu của đáp án. Hãy tải lên tệp Word hoặc Excel gốc.' },
  RICH_TEXT: {
    kind: 'invalid',
    sentence: 'Tệp .rtf không nhập được. Hãy mở bằng Word, chọn Lưu thành, kiểu “Word Document (.docx)”, rồi tải tệp mới lên.',
  },
  NO_TEXT: {
    kind: 'invalid',
    sentence: 'Tệp này không phải loại tệp câu hỏi nào được nhận. Hãy dùng Word (.docx), Excel (.xlsx), CSV, GIFT, Aiken hoặc Moodle XML.',
  },
  NO_QUESTIONS: {
    kind: 'invalid',
    sentence:
      'Không thấy câu hỏi nào trong tệp. Mỗi câu bắt đầu bằng “Câu 1”, mỗi phương án bằng “A.”, hoặc dùng bảng có tên cột như tệp mẫu.',
  },
  TOO_MANY: { kind: 'invalid', sentence: ({ most }) => `Tệp có hơn ${most ?? ''} câu hỏi. Hãy chia thành nhiều tệp.` },
  NO_IMPORT: {
    kind: 'not-found',
    sentence: 'Tệp này không còn chờ nhập: đã nhập xong, đã bỏ, hoặc đã quá một ngày. Hãy xem danh sách câu hỏi, hoặc tải tệp lên lại.',
  },
  NOTHING_TO_ENTER: { kind: 'conflict', sentence: 'Không có câu nào nhập được. Hãy sửa các chỗ sai trong tệp rồi tải lên lại.' },
  BANK_CHANGED: {
    kind: 'conflict',
    sentence: 'Ngân hàng câu hỏi vừa có thêm câu từ người khác nên chưa ghi gì. Hãy mở lại trang xem trước và bấm nhập lần nữa.',
  },
}) {}
