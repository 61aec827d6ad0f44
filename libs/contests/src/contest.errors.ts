import { phrasedError } from '#kernel';

/** What is not there, or is there already. */
export class ContestError extends phrasedError({
  NO_CONTEST: { kind: 'not-found', sentence: 'Đơn vị này chưa công bố cuộc thi nào.' },
  CONTEST_UNKNOWN: { kind: 'not-found', sentence: ({ slug, slugs }) => `Đơn vị này không có cuộc thi ${slug}; có: ${slugs}.` },
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
  GRANT_OVERLAPS: {
    kind: 'conflict',
    sentence: ({ unit }) => `Đơn vị này nằm trong, hoặc bao gồm ${unit} đang được giao cho nơi khác. Mỗi người chỉ tính cho một nơi.`,
  },
  GRANT_ENDING: {
    kind: 'conflict',
    sentence: 'Lần giao trước vừa thu hồi, máy còn đang tách người của lần ấy. Hãy chờ ít phút rồi giao lại.',
  },
  GRANT_NOT_FOUND: { kind: 'not-found', sentence: 'Không có lần giao triển khai này. Hãy xem lại đường dẫn.' },
  DRAFT_NOT_FOUND: { kind: 'not-found', sentence: 'Không có bản soạn thể lệ này. Hãy xem lại đường dẫn.' },
  DRAFT_CHANGED: {
    kind: 'conflict',
    sentence: 'Trong lúc bạn soạn, người khác đã lưu bản này. Những gì bạn gõ còn nguyên; hãy xem bản đang lưu rồi lưu lại.',
  },
  DRAFT_CLOSED: {
    kind: 'conflict',
    sentence: 'Bản soạn này đã công bố hoặc đã bỏ nên không sửa được nữa. Muốn sửa thể lệ đã công bố, hãy lập bản sửa mới.',
  },
  DRAFT_NOT_READY: { kind: 'conflict', sentence: 'Bản soạn còn việc phải làm trước khi công bố. Hãy xem danh sách trên trang này.' },
  DRAFT_TOO_LONG: { kind: 'invalid', sentence: ({ most }) => `Kế hoạch dài quá ${most} ký tự. Hãy rút gọn rồi lưu lại.` },
  CORRECTION_BEGUN: {
    kind: 'conflict',
    sentence: 'Đã có một bản sửa của cuộc thi này đang soạn. Hãy mở bản ấy để sửa tiếp, hoặc bỏ nó đi trước.',
  },
  DEPLOYED_ALREADY: { kind: 'conflict', sentence: 'Đơn vị đã triển khai cuộc thi này. Muốn sửa phần của đơn vị, hãy lập bản sửa.' },
  DEPLOYMENT_CHANGED: {
    kind: 'conflict',
    sentence: 'Phần của đơn vị vừa được sửa ở nơi khác. Hãy lập bản sửa mới từ bản đang dùng.',
  },
  ROUND_IN_USE: {
    kind: 'conflict',
    sentence:
      'Đợt thi mà bản sửa bỏ đi đã được nhắc tới người dự thi hoặc đã có dữ liệu nên không bỏ khỏi kế hoạch được. Hãy giữ đợt ấy trong kế hoạch; nếu không tổ chức nữa, hãy hủy đợt ở trang của đợt thi.',
  },
  CORRECTION_REFUSED: {
    kind: 'conflict',
    sentence:
      'Bản sửa đổi điều mà một đợt thi đang theo: đợt ấy đã mở, hoặc đã được gia hạn, tạm dừng, đề nghị hủy. Hãy xem lại danh sách việc còn phải làm.',
  },
}) {}
