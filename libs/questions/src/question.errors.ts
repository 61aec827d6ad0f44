import { phrasedError } from '#kernel';

/** Why no paper can be drawn, and what is not there. */
export class QuestionError extends phrasedError({
  NO_BANK: { kind: 'unavailable', sentence: 'Bộ đề của cuộc thi chưa sẵn sàng. Ban Tổ chức đã được báo; hãy quay lại sau ít phút.' },
  BANK_GAPS: {
    kind: 'invalid',
    sentence: ({ gaps }) => `Ngân hàng câu hỏi chưa đủ để lập đề: ${gaps ?? ''}. Hãy bổ sung câu hỏi rồi niêm phong lại.`,
  },
  QUESTION_NOT_FOUND: { kind: 'not-found', sentence: 'Không có câu hỏi với mã này. Hãy tìm lại trong danh sách.' },
}) {}
