import { phrasedError } from '#kernel';

/** What keeps a nomination from going on. */
export class NominationError extends phrasedError({
  CALL_NOT_FOUND: { kind: 'not-found', sentence: 'Không có đợt nhận đề cử này. Hãy xem lại đường dẫn.' },
  NOMINATION_NOT_FOUND: { kind: 'not-found', sentence: 'Không có đề cử này. Hãy xem lại đường dẫn.' },
  CALL_CLOSED: {
    kind: 'conflict',
    sentence: 'Đợt nhận đề cử đã đóng, hoặc không còn mời đơn vị này. Đề cử chưa gửi đi; hãy hỏi lại nơi nhận.',
  },
  RECEIVER_SUSPENDED: {
    kind: 'conflict',
    sentence: 'Nơi nhận đang tạm ngừng trên hệ thống nên chưa nhận đề cử. Đề cử của bạn vẫn còn; hãy hỏi nơi nhận rồi gửi sau.',
  },
  QUOTA_FULL: {
    kind: 'conflict',
    sentence: ({ most }) =>
      `Đơn vị đã gửi đủ ${most} đề cử, là mức nhiều nhất của đợt này. Muốn gửi đề cử này, hãy rút một đề cử đã gửi mà nơi nhận chưa tiếp nhận.`,
  },
  INVITED_ALREADY: { kind: 'conflict', sentence: 'Nơi này đã được mời trong đợt nhận đề cử.' },
  QUOTA_BELOW_TAKEN: { kind: 'invalid', sentence: 'Số ít nhất không được lớn hơn số nhiều nhất. Hãy xem lại hai số.' },
  NOT_CONSENTED: { kind: 'conflict', sentence: 'Chưa đủ các tác giả đồng ý với nội dung này nên chưa gửi được.' },
  NOT_CHANGEABLE: {
    kind: 'conflict',
    sentence: 'Đề cử đã gửi đi hoặc đã rút nên không sửa được. Muốn sửa đề cử đã gửi, hãy đề nghị nơi nhận trả lại.',
  },
  NOT_WITHDRAWABLE: { kind: 'conflict', sentence: 'Nơi nhận đã tiếp nhận đề cử này nên không rút được. Hãy đề nghị nơi nhận trả lại.' },
  NOT_CONFIRMED: {
    kind: 'conflict',
    sentence: 'Thủ trưởng đơn vị chưa xác nhận nội dung này nên chưa gửi được. Hãy ghi xác nhận rồi gửi.',
  },
  ENTRY_CHANGED: {
    kind: 'conflict',
    sentence: 'Bài này đã được rút, đã bị hủy hoặc tác giả đã gửi bản mới. Hãy chọn lại bài rồi xin ý kiến tác giả.',
  },
  ENTRY_NOT_FOUND: { kind: 'not-found', sentence: 'Không có bài này trong danh sách để chọn. Hãy tải lại danh sách.' },
  FILE_CHANGED: {
    kind: 'conflict',
    sentence: 'Tệp của bài không còn đúng như khi tác giả gửi nên chưa gửi đề cử được. Hãy báo cho người vận hành hệ thống.',
  },
  ENTRY_REFUSED: { kind: 'invalid', sentence: ({ reason }) => String(reason) },
  ENTRY_TOO_LATE: {
    kind: 'conflict',
    sentence: 'Phần thi này không nhận bài vào lúc này, hoặc đề cử đã đến sau hạn nhận bài. Hãy trả lại đề cử và ghi rõ lý do.',
  },
  ENTRY_JUDGED: {
    kind: 'conflict',
    sentence: 'Bài này đã vào chấm nên không trả lại được. Nếu bài vi phạm thể lệ, hãy đề nghị hủy bài.',
  },
  ENTRY_NOMINATED: {
    kind: 'conflict',
    sentence: 'Bài này đã được tiếp nhận theo một đề cử khác. Hãy trả lại đề cử này và ghi rõ lý do.',
  },
  ALREADY_DECIDED: { kind: 'conflict', sentence: 'Đề cử này đã được trả lại hoặc đã rút. Hãy tải lại trang.' },
  CONSENT_UNKNOWN: {
    kind: 'not-found',
    sentence: 'Không có đề cử nào chờ bạn theo mã này. Hãy xem lại mã trong thư, hoặc hỏi nơi đề cử bạn.',
  },
  CONSENT_ENDED: {
    kind: 'not-found',
    sentence: 'Đường dẫn này đã hết hạn, không có gì được gửi đi từ đây nữa. Hãy đề nghị nơi đề cử xin ý kiến lại nếu bạn muốn trả lời.',
  },
  CONSENT_ANSWERED: { kind: 'conflict', sentence: 'Bạn đã trả lời rồi. Hãy tải lại trang để xem.' },
  CONSENT_DECIDED: {
    kind: 'conflict',
    sentence: 'Nơi nhận đã tiếp nhận đề cử nên không rút được từ đây. Hãy báo cho nơi đề cử bạn, hoặc nơi nhận.',
  },
}) {}
