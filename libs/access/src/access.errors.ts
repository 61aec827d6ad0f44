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
    sentence:
      'Việc này thuộc một vai trò mà tài khoản của bạn không có. Vai trò do người quản trị của đơn vị giao, và không ai tự giao cho mình.',
  },
  TOO_MANY_TRIES: {
    kind: 'too-many',
    sentence: ({ minutes }) => `Bạn đã thử nhiều lần. Hãy thử lại sau ${waitWords(Number(minutes ?? 1))}; những gì bạn đã nhập không mất.`,
  },
  UNDECLARED_ROUTE: { kind: 'defect', sentence: 'Trang này chưa được mở. Hãy báo cho Ban Tổ chức.' },
}) {}
