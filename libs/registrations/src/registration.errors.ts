import { phrasedError } from '#kernel';

/** Why somebody is not, or not again, registered. */
export class RegistrationError extends phrasedError({
  NOT_ELIGIBLE: { kind: 'forbidden', sentence: 'Bạn chưa đủ điều kiện dự thi cuộc thi này.' },
  ALREADY_REGISTERED: { kind: 'conflict', sentence: 'Bạn đã đăng ký cuộc thi này. Hãy đăng nhập để dự thi.' },
  NOT_REGISTERED: { kind: 'conflict', sentence: 'Bạn chưa đăng ký cuộc thi này. Hãy đăng ký trước khi vào thi.' },
  TOO_MANY_TO_EXPORT: {
    kind: 'invalid',
    sentence: ({ most }) => `Danh sách có hơn ${most ?? ''} người. Hãy lọc theo đơn vị hoặc đối tượng rồi xuất từng phần.`,
  },
  PERSON_NOT_FOUND: { kind: 'not-found', sentence: 'Cuộc thi không có người dự thi này. Hãy tìm lại trong danh sách.' },
}) {}
