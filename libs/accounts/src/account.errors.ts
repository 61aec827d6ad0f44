import { phrasedError } from '#kernel';

/** Why signing in, a code, or a change to an account did not work. */
export class AccountError extends phrasedError({
  CODE_INCOMPLETE: { kind: 'invalid', sentence: 'Mã gồm 6 chữ số. Hãy nhập đủ cả sáu.' },
  CODE_WRONG: { kind: 'invalid', sentence: 'Mã chưa đúng. Hãy xem lại sáu chữ số trong tin nhắn mới nhất.' },
  CODE_EXPIRED: { kind: 'invalid', sentence: 'Mã đã hết hạn. Hãy bấm gửi lại mã.' },
  CODE_SPENT: { kind: 'invalid', sentence: 'Mã đã nhập sai quá năm lần. Hãy bấm gửi lại mã.' },
  CODE_REPLACED: {
    kind: 'invalid',
    sentence:
      'Sau mã này đã có một mã mới gửi tới cùng số hoặc địa chỉ, do một máy khác yêu cầu. Hãy dùng mã mới nhất ở máy ấy, hoặc bấm gửi lại mã ở đây.',
  },
  CODE_UNKNOWN: { kind: 'invalid', sentence: 'Không còn mã nào đang chờ. Hãy bắt đầu lại từ bước nhập số điện thoại.' },
  CODE_JUST_SENT: {
    kind: 'too-many',
    sentence: 'Vừa có một mã gửi tới đây và thường tới sau ít giây. Nếu chưa thấy, hãy đợi một phút rồi bấm gửi lại.',
  },
  BUDGET_SPENT: {
    kind: 'unavailable',
    sentence:
      'Hôm nay trang đã gửi hết số mã được phép. Hãy đăng nhập bằng mật khẩu nếu bạn đã đặt, hoặc quay lại sau 0 giờ đêm nay. Ban Tổ chức đã được báo.',
  },
  NOT_REGISTERED: {
    kind: 'not-found',
    sentence: 'Chưa có ai đăng ký bằng số điện thoại hoặc địa chỉ thư này. Hãy đăng ký dự thi.',
  },
  PERSON_UNKNOWN: {
    kind: 'not-found',
    sentence: 'Không có người này trong những người dùng chung số điện thoại hoặc địa chỉ thư của bạn. Hãy chọn lại tên.',
  },
  ACCOUNT_EXISTS: { kind: 'conflict', sentence: 'Bạn đã có tài khoản với họ tên, ngày sinh và liên hệ này. Hãy đăng nhập.' },
  SIGN_IN_FAILED: { kind: 'invalid', sentence: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Hãy xem lại, hoặc đặt lại mật khẩu.' },
  PASSWORD_FAILED: {
    kind: 'invalid',
    sentence: 'Số điện thoại, địa chỉ thư hoặc mật khẩu chưa đúng. Nếu bạn quên hoặc chưa đặt mật khẩu, hãy đăng nhập bằng mã.',
  },
  PASSWORD_SHARED: {
    kind: 'conflict',
    sentence: 'Mật khẩu này không dùng được ở đây. Hãy chọn một câu khác.',
  },
  CURRENT_WRONG: {
    kind: 'invalid',
    sentence: 'Mật khẩu hiện tại chưa đúng. Nếu bạn quên, hãy đăng nhập lại bằng mã rồi đặt mật khẩu mới.',
  },
  NOT_FRESH: {
    kind: 'forbidden',
    sentence: 'Bạn đã đăng nhập từ lâu. Để chắc chắn là bạn, hãy đăng nhập lại bằng mã rồi làm việc này trong 15 phút.',
  },
  CONTACT_HAS_YOU: {
    kind: 'conflict',
    sentence: 'Số hoặc địa chỉ mới đã có một tài khoản cùng họ tên và ngày sinh. Hãy nhờ Ban Tổ chức gộp hai tài khoản.',
  },
  PERSON_NOT_HERE: { kind: 'not-found', sentence: 'Không có người dự thi này. Hãy tìm lại ở trang Hỗ trợ người dự thi.' },
  PROVIDER_UNKNOWN: { kind: 'not-found', sentence: 'Cách đăng nhập này không còn. Hãy đăng nhập bằng mã.' },
  PROVIDER_SILENT: {
    kind: 'unavailable',
    sentence: 'Nơi cấp tài khoản chưa trả lời. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mã.',
  },
  PROVIDER_REFUSED: {
    kind: 'invalid',
    sentence: 'Nơi cấp tài khoản không xác nhận lần đăng nhập này. Hãy thử lại, hoặc đăng nhập bằng mã.',
  },
  JOURNEY_OVER: {
    kind: 'invalid',
    sentence: 'Lần đăng nhập này đã quá lâu hoặc bắt đầu ở trình duyệt khác. Hãy bắt đầu lại ở trang Đăng nhập.',
  },
  LINKED_TO_ANOTHER: {
    kind: 'conflict',
    sentence: 'Tài khoản bên ngoài này đã liên kết với một người khác ở đây. Hãy hỏi Ban Tổ chức.',
  },
  VISITOR_UNNAMED: {
    kind: 'invalid',
    sentence: 'Nơi cấp không cho biết họ tên và ngày sinh. Hãy đăng ký dự thi, rồi liên kết ở trang Tài khoản.',
  },
  MERGED_ALREADY: {
    kind: 'conflict',
    sentence: 'Một trong hai tài khoản đã được gộp trước đó. Hãy tìm lại rồi chọn tài khoản đang dùng.',
  },
  MERGE_SAME: { kind: 'invalid', sentence: 'Hãy chọn hai tài khoản khác nhau.' },
  MERGE_STRANGERS: {
    kind: 'conflict',
    sentence: 'Hai tài khoản này khác cả họ tên và ngày sinh. Nếu là một người, hãy sửa họ tên hoặc ngày sinh cho đúng trước.',
  },
  MERGE_LOCKED: {
    kind: 'conflict',
    sentence: 'Một trong hai tài khoản đang bị khóa nên chưa gộp được. Hãy xác minh người này, mở khóa rồi gộp.',
  },
  MERGE_STAFF: { kind: 'conflict', sentence: 'Tài khoản của nhân sự không gộp được ở đây. Hãy mở mục Nhân sự.' },
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
