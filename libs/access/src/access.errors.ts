import { phrasedError } from '#kernel';

/** "15 phút", "2 giờ" */
function waitWords(minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} giờ` : `${minutes} phút`;
}

/** Why a request was not let through. */
export class AccessError extends phrasedError({
  SIGN_IN_REQUIRED: { kind: 'unauthenticated', sentence: 'Bạn cần đăng nhập để làm tiếp việc này.' },
  NOT_PERMITTED: {
    kind: 'forbidden',
    sentence: 'Tài khoản của bạn không có quyền làm việc này. Hãy nhờ người quản trị của đơn vị cấp quyền.',
  },
  TOO_MANY_TRIES: {
    kind: 'too-many',
    sentence: ({ minutes }) => `Bạn đã thử nhiều lần. Hãy thử lại sau ${waitWords(Number(minutes ?? 1))}; những gì bạn đã nhập không mất.`,
  },
  UNDECLARED_ROUTE: { kind: 'defect', sentence: 'Trang này chưa được mở. Hãy báo cho Ban Tổ chức.' },
}) {}
