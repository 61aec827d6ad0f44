import { phrasedError } from '#kernel';

/** Why somebody is not, or not again, registered. */
export class RegistrationError extends phrasedError({
  NOT_ELIGIBLE: { kind: 'forbidden', sentence: 'Bạn chưa đủ điều kiện dự thi cuộc thi này.' },
  ALREADY_REGISTERED: { kind: 'conflict', sentence: 'Bạn đã đăng ký cuộc thi này. Hãy đăng nhập để dự thi.' },
  NOT_REGISTERED: { kind: 'conflict', sentence: 'Bạn chưa đăng ký cuộc thi này. Hãy đăng ký trước khi vào thi.' },
}) {}
