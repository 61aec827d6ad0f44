import { phrasedError } from '#kernel';

/** Why somebody is not, or not again, registered, or why something about a registration cannot be done. */
export class RegistrationError extends phrasedError({
  NOT_ELIGIBLE: { kind: 'forbidden', sentence: 'Bạn chưa đủ điều kiện dự thi cuộc thi này.' },
  ALREADY_REGISTERED: { kind: 'conflict', sentence: 'Bạn đã đăng ký cuộc thi này. Hãy đăng nhập để dự thi.' },
  NOT_REGISTERED: { kind: 'conflict', sentence: 'Bạn chưa đăng ký cuộc thi này. Hãy đăng ký trước khi vào thi.' },
  TOO_MANY_TO_EXPORT: {
    kind: 'invalid',
    sentence: ({ most }) => `Danh sách có hơn ${most ?? ''} người. Hãy lọc theo đơn vị hoặc đối tượng rồi xuất từng phần.`,
  },
  PERSON_NOT_FOUND: { kind: 'not-found', sentence: 'Cuộc thi không có người dự thi này. Hãy tìm lại trong danh sách.' },
  IDENTITY_TAKEN: {
    kind: 'conflict',
    sentence: 'Số căn cước này đã được dùng để đăng ký cuộc thi. Nếu đó là bạn, hãy đăng nhập; nếu không, hãy báo Ban Tổ chức.',
  },
  IDENTITY_KEY_MISSING: {
    kind: 'unavailable',
    sentence: 'Hệ thống chưa có khóa để giữ số căn cước nên chưa nhận đăng ký. Hãy báo người vận hành.',
  },
  GUARDIAN_MISSING: {
    kind: 'invalid',
    sentence: 'Bạn cần cha, mẹ hoặc người giám hộ đồng ý. Hãy ghi họ tên và số điện thoại của người ấy.',
  },
  GUARDIAN_NOT_NEEDED: { kind: 'conflict', sentence: 'Không còn chờ ai đồng ý cho bạn dự thi. Hãy tải lại trang.' },
  UNIT_WRONG: { kind: 'invalid', sentence: 'Không tính được cho đơn vị này theo cách đã chọn. Hãy chọn một đơn vị trong danh sách.' },
  UNIT_SAME: { kind: 'conflict', sentence: 'Bạn đang được tính cho đơn vị này rồi.' },
  UNIT_FIXED: { kind: 'conflict', sentence: 'Các đợt thi đã đóng nên không đổi được đơn vị nữa.' },
  UNIT_OUTSIDE: { kind: 'forbidden', sentence: ({ reason }) => String(reason) },
  CHANGED_MEANWHILE: { kind: 'conflict', sentence: 'Đăng ký của bạn vừa được đổi ở nơi khác. Hãy tải lại trang rồi làm lại.' },
  ASSISTED_ENOUGH: {
    kind: 'too-many',
    sentence: ({ most }) => `Hôm nay bạn đã nhập hộ ${most ?? ''} người, mức cao nhất trong một ngày. Hãy tiếp tục vào ngày mai.`,
  },
  NUMBER_UNREADABLE: { kind: 'invalid', sentence: 'Số căn cước gồm 12 chữ số. Hãy xem lại.' },
  NUMBER_LISTED: { kind: 'conflict', sentence: 'Số căn cước này đã có trong danh sách.' },
  BOTH_HAVE_SAT: {
    kind: 'conflict',
    sentence: ({ contest }) =>
      `Cả hai tài khoản đều đã có lượt thi trong cuộc thi “${contest ?? ''}”, nên không gộp được: lượt thi của một người không được tính hai lần. Hãy báo Ban Tổ chức xem xét theo thể lệ.`,
  },
  TERM_TOO_EARLY: {
    kind: 'invalid',
    sentence: ({ day }) => `Ngày xóa thông tin phải sau ngày ${day ?? ''}, khi đợt thi cuối đã đóng và hết thời gian khiếu nại.`,
  },
  TERM_OVER: { kind: 'conflict', sentence: 'Thông tin cá nhân của cuộc thi này đã được xóa.' },
}) {}
