import { phrasedError } from '#kernel';

/** Why signing in, a code, or a change to an account did not work. */
export class AccountError extends phrasedError({
  CODE_INCOMPLETE: { kind: 'invalid', sentence: 'Mã gồm 6 chữ số. Hãy nhập đủ cả sáu.' },
  CODE_WRONG: { kind: 'invalid', sentence: 'Mã chưa đúng. Hãy xem lại sáu chữ số trong tin nhắn mới nhất.' },
  CODE_EXPIRED: { kind: 'invalid', sentence: 'Mã đã hết hạn. Hãy bấm gửi lại mã.' },
  CODE_SPENT: { kind: 'invalid', sentence: 'Mã đã nhập sai quá năm lần. Hãy bấm gửi lại mã.' },
  CODE_UNKNOWN: { kind: 'invalid', sentence: 'Không còn mã nào đang chờ. Hãy bắt đầu lại từ bước nhập số điện thoại.' },
  PERSON_UNKNOWN: {
    kind: 'not-found',
    sentence: 'Không có người này trong những người dùng chung số điện thoại hoặc địa chỉ thư của bạn. Hãy chọn lại tên.',
  },
  ACCOUNT_EXISTS: { kind: 'conflict', sentence: 'Bạn đã có tài khoản với họ tên, ngày sinh và liên hệ này. Hãy đăng nhập.' },
  SIGN_IN_FAILED: { kind: 'invalid', sentence: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Hãy xem lại, hoặc đặt lại mật khẩu.' },
  ACCOUNT_LOCKED: { kind: 'invalid', sentence: 'Tài khoản này đã bị khóa. Hãy hỏi người quản trị của đơn vị.' },
  BUSY: { kind: 'unavailable', sentence: 'Nhiều người đang đăng nhập cùng lúc. Hãy thử lại sau ít giây.' },
  PASSWORD_UNFIT: { kind: 'invalid', sentence: ({ reason }) => String(reason) },
  RESET_OVER: { kind: 'invalid', sentence: 'Bước đặt mật khẩu này đã dùng hoặc đã quá 15 phút. Hãy bắt đầu lại.' },
  TOTP_SPENT: { kind: 'invalid', sentence: 'Mã này đã dùng rồi. Hãy đợi ứng dụng hiện mã mới, lâu nhất 30 giây.' },
  TOTP_SET_ALREADY: {
    kind: 'conflict',
    sentence: 'Tài khoản này đã cài mã xác thực. Hãy đăng nhập lại và nhập mã đang hiện trong ứng dụng.',
  },
  STAFF_NOT_FOUND: { kind: 'not-found', sentence: 'Không có người này trong danh sách nhân sự. Hãy xem lại đường dẫn.' },
  STAFF_EXISTS: { kind: 'conflict', sentence: 'Địa chỉ thư này đã có trong danh sách nhân sự. Hãy tìm người ấy trong bảng.' },
  OWN_ACCOUNT: { kind: 'forbidden', sentence: 'Không ai tự khóa tài khoản của mình. Hãy nhờ một người quản trị khác.' },
  OWN_ROLES: { kind: 'forbidden', sentence: 'Không ai tự đổi vai trò của mình. Hãy nhờ một người quản trị khác.' },
  ROLES_MISSING: { kind: 'invalid', sentence: 'Hãy chọn ít nhất một vai trò. Nếu người này thôi việc, hãy khóa tài khoản.' },
  LAST_ADMINISTRATOR: {
    kind: 'conflict',
    sentence: 'Đây là người quản trị cuối cùng còn hoạt động. Hãy giao vai trò này cho người khác trước.',
  },
  TOTP_WRONG: { kind: 'invalid', sentence: 'Mã xác thực chưa đúng. Hãy nhập mã đang hiện trong ứng dụng.' },
}) {}
