import { phrasedError } from '#kernel';

/** Why a round cannot be altered so. */
export class AlterationError extends phrasedError({
  NOT_ALTERABLE: {
    kind: 'conflict',
    sentence: 'Đợt thi đang ở trạng thái không làm được việc này. Hãy tải lại trang để xem trạng thái mới.',
  },
  NOT_LATER: { kind: 'invalid', sentence: 'Chỉ gia hạn được đến một giờ muộn hơn giờ đóng hiện nay.' },
  IN_THE_PAST: { kind: 'invalid', sentence: 'Giờ này đã qua. Hãy chọn một giờ sau bây giờ.' },
  OVERLAPS: {
    kind: 'conflict',
    sentence: ({ round }) => `Giờ này chồng lên ${round}. Hai đợt của một phần thi không mở cùng lúc; hãy chọn giờ khác.`,
  },
  PUBLISHES_TOO_EARLY: { kind: 'invalid', sentence: 'Giờ công bố phải sau giờ đóng. Hãy hẹn lại giờ công bố.' },
  PAUSE_ENDS_EARLY: { kind: 'invalid', sentence: 'Giờ mở lại phải sau giờ bắt đầu tạm dừng.' },
  PAUSE_AFTER_CLOSING: { kind: 'invalid', sentence: 'Giờ bắt đầu tạm dừng phải trước giờ đóng của đợt thi.' },
  NOT_PAUSED: { kind: 'conflict', sentence: 'Đợt thi không tạm dừng và cũng không có lần tạm dừng nào sắp tới.' },
  RUN_ENDS_EARLY: { kind: 'invalid', sentence: 'Giờ đóng của đợt thi lại phải sau giờ mở.' },
  ALREADY_ASKED: { kind: 'conflict', sentence: 'Đã có người đề nghị hủy đợt thi này. Hãy xem đề nghị ấy.' },
  NO_ALTERATION: { kind: 'not-found', sentence: 'Không có việc này. Hãy xem lại đường dẫn.' },
  ALREADY_DECIDED: { kind: 'conflict', sentence: 'Đề nghị này đã có người quyết định.' },
  SECOND_PERSON: { kind: 'forbidden', sentence: 'Bạn là người đề nghị. Người duyệt phải là người khác.' },
}) {}
