import { phrasedError } from '#kernel';

/** Why signing in, or a code, did not work. */
export class AccountError extends phrasedError({
  CODE_WRONG: { kind: 'invalid', sentence: 'Mã chưa đúng. Hãy xem lại sáu chữ số trong tin nhắn mới nhất.' },
  CODE_EXPIRED: { kind: 'invalid', sentence: 'Mã đã hết hạn. Hãy bấm gửi lại mã.' },
  CODE_SPENT: { kind: 'invalid', sentence: 'Mã đã nhập sai quá năm lần. Hãy bấm gửi lại mã.' },
  CODE_UNKNOWN: { kind: 'invalid', sentence: 'Không còn mã nào đang chờ. Hãy bắt đầu lại từ bước nhập số điện thoại.' },
  ACCOUNT_EXISTS: { kind: 'conflict', sentence: 'Bạn đã có tài khoản với họ tên, ngày sinh và liên hệ này. Hãy đăng nhập.' },
  SIGN_IN_FAILED: { kind: 'invalid', sentence: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Hãy xem lại, hoặc đặt lại mật khẩu.' },
  TOTP_WRONG: { kind: 'invalid', sentence: 'Mã xác thực chưa đúng. Hãy nhập mã đang hiện trong ứng dụng.' },
}) {}
