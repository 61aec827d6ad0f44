import { phrasedError } from '#kernel';

/** Why a question or a bank cannot be had, changed or sealed. */
export class QuestionError extends phrasedError({
  NO_BANK: { kind: 'unavailable', sentence: 'Bộ đề của cuộc thi chưa sẵn sàng. Ban Tổ chức đã được báo; hãy quay lại sau ít phút.' },
  BANK_GAPS: {
    kind: 'invalid',
    sentence: ({ gaps }) => `Ngân hàng câu hỏi chưa đủ để lập đề: ${gaps ?? ''}. Hãy bổ sung hoặc duyệt thêm câu hỏi rồi niêm phong lại.`,
  },
  BANK_CHANGED: { kind: 'conflict', sentence: 'Vừa có người niêm phong một bộ đề mới. Hãy xem lại trang bộ đề trước khi niêm phong tiếp.' },
  NOTHING_NEW: { kind: 'conflict', sentence: 'Từ bộ đề trước đến nay chưa có gì thay đổi, nên chưa cần niêm phong lại.' },
  QUESTION_NOT_FOUND: { kind: 'not-found', sentence: 'Không có câu hỏi với mã này. Hãy tìm lại trong danh sách.' },
  CODE_TAKEN: { kind: 'conflict', sentence: 'Đã có câu hỏi mang mã này. Hãy đặt mã khác.' },
  QUESTION_CHANGED: { kind: 'conflict', sentence: 'Vừa có người lưu một bản khác của câu này. Hãy xem lại trước khi lưu tiếp.' },
  OWN_QUESTION: { kind: 'forbidden', sentence: 'Bạn là người soạn bản này nên người duyệt phải là người khác.' },
  DECIDED_ALREADY: { kind: 'conflict', sentence: 'Bản này đã có người quyết định. Hãy mở lại trang để xem.' },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do trả lại, để người soạn biết cần sửa gì.' },
  IMAGE_NOT_FOUND: { kind: 'not-found', sentence: 'Không có hình này.' },
}) {}
