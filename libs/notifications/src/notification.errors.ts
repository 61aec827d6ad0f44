import { phrasedError } from '#kernel';

/** What can go wrong for coordinators, with their lists and with reminders. */
export class NotificationError extends phrasedError({
  NOT_COORDINATOR: {
    kind: 'not-found',
    sentence: 'Bạn không phải đầu mối của đơn vị này, hoặc việc giao đầu mối đã kết thúc. Hãy hỏi Ban Tổ chức.',
  },
  INVITATION_GONE: {
    kind: 'not-found',
    sentence:
      'Lời mời này đã được nhận, đã thu lại hoặc quá 14 ngày. Nếu đã nhận, hãy đăng nhập để vào trang đầu mối; nếu chưa, hãy xin Ban Tổ chức mời lại.',
  },
  UNIT_UNKNOWN: { kind: 'invalid', sentence: 'Không thấy đơn vị này trong danh mục.' },
  ROSTER_NOT_FOUND: { kind: 'not-found', sentence: 'Danh sách này không còn.' },
  NO_IMPORT: { kind: 'not-found', sentence: 'Bảng này không còn chờ nhập. Hãy tải lên lại.' },
  IMPORT_FAULTY: { kind: 'invalid', sentence: 'Bảng còn chỗ cần sửa. Hãy sửa trong tệp rồi tải lên lại.' },
  BASIS_MISSING: { kind: 'invalid', sentence: 'Hãy đọc và đánh dấu cam kết trước khi nhập danh sách.' },
  CONTEST_OVER: { kind: 'conflict', sentence: 'Cuộc thi đã kết thúc nên không nhận thêm danh sách.' },
  NO_ROUND: { kind: 'conflict', sentence: 'Không có đợt thi nào đang mở hoặc sắp mở, cũng không nhận bài, nên không có gì để nhắc.' },
  NO_OPEN_ROUND: {
    kind: 'conflict',
    sentence: 'Chưa có đợt thi nào đang mở, cũng chưa nhận bài. Khi đã mở, bạn nhắc được người đã đăng ký nhưng chưa dự thi.',
  },
  NOBODY_TO_REMIND: { kind: 'conflict', sentence: 'Không còn ai để nhắc cho đợt thi này.' },
  CAMPAIGN_RUNS: { kind: 'conflict', sentence: 'Những người này đang được nhắc. Hãy đợi lần nhắc ấy xong.' },
  REFUSAL_UNKNOWN: { kind: 'not-found', sentence: 'Đường dẫn này không đúng. Hãy bấm lại đường dẫn trong tin nhắn.' },
}) {}
