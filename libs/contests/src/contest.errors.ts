import { phrasedError } from '#kernel';

/** What is not there, or is there already. */
export class ContestError extends phrasedError({
  NO_CONTEST: { kind: 'not-found', sentence: 'Đơn vị này chưa công bố cuộc thi nào.' },
  ROUND_NOT_FOUND: { kind: 'not-found', sentence: 'Cuộc thi không có đợt thi này. Hãy xem lại đường dẫn.' },
  CONTEST_EXISTS: { kind: 'conflict', sentence: 'Đã có cuộc thi với địa chỉ này. Hãy chọn một địa chỉ khác.' },
  TEAM_MEMBER_EXISTS: { kind: 'conflict', sentence: 'Người này đã có trong ban, tổ ấy.' },
  TEAM_MEMBER_NOT_FOUND: { kind: 'not-found', sentence: 'Người này không còn trong ban, tổ. Hãy tải lại trang.' },
  NEWS_NOT_FOUND: { kind: 'not-found', sentence: 'Không có tin này, hoặc tin chưa được đăng. Hãy xem lại đường dẫn.' },
  NEWS_CHANGED: {
    kind: 'conflict',
    sentence: 'Trong lúc bạn viết, người khác đã lưu tin này. Những gì bạn gõ còn nguyên; hãy xem bản đang lưu rồi lưu lại.',
  },
  DOCUMENT_NOT_FOUND: { kind: 'not-found', sentence: 'Không có tài liệu này. Hãy xem lại đường dẫn.' },
  DOCUMENT_CHANGED: {
    kind: 'conflict',
    sentence: 'Trong lúc bạn viết, người khác đã lưu tài liệu này. Những gì bạn gõ còn nguyên; hãy xem bản đang lưu rồi lưu lại.',
  },
  GRANTED_ALREADY: {
    kind: 'conflict',
    sentence: 'Phường, xã này đã được giao triển khai cuộc thi. Muốn giao lại, hãy thu hồi lần giao trước.',
  },
}) {}
