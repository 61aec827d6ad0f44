import { phrasedError } from '#kernel';

/** Why a case cannot be decided or answered. */
export class AnomalyError extends phrasedError({
  NO_CASE: { kind: 'not-found', sentence: 'Không có trường hợp này. Hãy quay lại danh sách và chọn lại.' },
  MOVED_ON: { kind: 'conflict', sentence: 'Trường hợp này vừa được người khác xử lý. Hãy tải lại trang để xem.' },
  NOBODY: { kind: 'invalid', sentence: 'Hãy chọn ít nhất một người.' },
  OWN_PROPOSAL: { kind: 'forbidden', sentence: 'Bạn là người đề nghị nên không thể tự đồng ý. Hãy để một người khác xem và quyết định.' },
  TOO_LATE: {
    kind: 'conflict',
    sentence: 'Kết quả đợt thi này đã được duyệt nên không đổi danh sách xếp hạng ở đây được nữa.',
  },
  NOT_ASKED: { kind: 'not-found', sentence: 'Ban Tổ chức không hỏi bạn việc này, hoặc đã kết luận xong.' },
  NOTHING_SAID: { kind: 'invalid', sentence: 'Hãy viết câu trả lời của bạn.' },
  TOO_LONG: { kind: 'invalid', sentence: 'Câu trả lời quá dài. Hãy viết gọn trong 4.000 ký tự.' },
}) {}
