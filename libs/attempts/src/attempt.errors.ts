import { phrasedError } from '#kernel';

/** Why a sitting cannot begin, go on or be found. */
export class AttemptError extends phrasedError({
  ROUND_NOT_OPEN: { kind: 'conflict', sentence: 'Đợt thi này không mở vào lúc này. Hãy xem lịch các đợt thi ở trang chủ.' },
  NO_ATTEMPT_LEFT: { kind: 'conflict', sentence: ({ reason }) => String(reason) },
  BARRED: { kind: 'forbidden', sentence: ({ reason }) => String(reason) },
  ATTEMPT_UNKNOWN: {
    kind: 'not-found',
    sentence: 'Không tìm thấy bài thi này trong tài khoản của bạn. Hãy đăng nhập đúng tài khoản, hoặc mở “Bài thi của tôi”.',
  },
  ATTEMPT_SEALED: { kind: 'conflict', sentence: 'Bài thi này đã nộp nên không sửa được nữa. Biên nhận ở mục “Bài thi của tôi”.' },
  ATTEMPT_LATE: { kind: 'conflict', sentence: 'Đã hết giờ làm bài. Máy chủ giữ mọi câu đã nhận trước đó và tự nộp bài cho bạn.' },
  NO_SUCH_QUESTION: { kind: 'invalid', sentence: 'Đề thi không có câu này. Hãy tải lại trang bài thi.' },
  PREDICTION_MISSING: { kind: 'invalid', sentence: 'Hãy ghi con số bạn đoán, rồi nộp bài.' },
  NO_SUCH_ATTEMPT: { kind: 'not-found', sentence: 'Không tìm thấy lượt thi này. Hãy mở lại mục Lượt thi.' },
  KEY_UNKNOWN: { kind: 'not-found', sentence: 'Không có khóa với số này. Danh sách khóa ở địa chỉ /bien-nhan/khoa.json.' },
  RECEIPT_UNKNOWN: { kind: 'not-found', sentence: 'Không có biên nhận với mã này. Hãy xem lại từng chữ và số của mã.' },
}) {}
