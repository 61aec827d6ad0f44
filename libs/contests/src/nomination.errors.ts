import { phrasedError } from '#kernel';

/** What keeps a nomination from going on. */
export class NominationError extends phrasedError({
  CALL_NOT_FOUND: { kind: 'not-found', sentence: 'Không có đợt nhận đề cử này. Hãy xem lại đường dẫn.' },
  NOMINATION_NOT_FOUND: { kind: 'not-found', sentence: 'Không có đề cử này. Hãy xem lại đường dẫn.' },
  CALL_CLOSED: {
    kind: 'conflict',
    sentence: 'Đợt nhận đề cử đã đóng, hoặc không còn mời đơn vị này. Đề cử chưa gửi đi; hãy hỏi lại nơi nhận.',
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
  ALREADY_DECIDED: { kind: 'conflict', sentence: 'Đề cử này đã được trả lại hoặc đã rút. Hãy tải lại trang.' },
  CONSENT_UNKNOWN: {
    kind: 'not-found',
    sentence: 'Không có đề cử nào chờ bạn theo mã này. Hãy xem lại mã trong thư, hoặc hỏi nơi đề cử bạn.',
  },
  CONSENT_ANSWERED: { kind: 'conflict', sentence: 'Bạn đã trả lời rồi. Muốn đổi ý, hãy báo cho nơi đề cử bạn.' },
}) {}
