import { phrasedError } from '#kernel';

/** Why a document could not be made. */
export class DocumentError extends phrasedError({
  TEMPLATE_UNFIT: { kind: 'invalid', sentence: (params) => `Mẫu giấy chứng nhận chưa dùng được. ${params['reasons']}` },
  DRAWING_UNFIT: { kind: 'invalid', sentence: (params) => `Hình vẽ trên giấy chứng nhận chưa dùng được. ${params['reason']}` },
  GLYPHS_MISSING: { kind: 'invalid', sentence: (params) => String(params['reasons']) },
  DOCUMENT_TOO_HEAVY: {
    kind: 'invalid',
    sentence: (params) =>
      `Mẫu này quá nặng: một tờ cần hơn ${params['seconds']} giây hoặc hơn 1 GB bộ nhớ nên đã bị dừng. Hãy bớt hình lặp lại trong mẫu rồi thử lại.`,
  },
  DOCUMENT_REFUSED: {
    kind: 'invalid',
    sentence: 'Không tạo được tệp PDF từ mẫu này. Hãy xem lại mẫu, hoặc dùng mẫu có sẵn của hệ thống.',
  },
  COMPILER_LOST: { kind: 'unavailable', sentence: 'Bộ tạo PDF vừa dừng đột ngột. Hãy thử lại sau ít phút.' },
}) {}
