import { phrasedError } from '#kernel';

/** Why a prize cannot be confirmed or paid. */
export class PayoutError extends phrasedError({
  NO_PRIZE: { kind: 'not-found', sentence: 'Không có giải thưởng này, hoặc kết quả chưa được công bố.' },
  PAID: { kind: 'conflict', sentence: 'Giải này đã được chi trả nên thông tin không đổi được nữa. Nếu có sai sót, hãy báo Ban Tổ chức.' },
  PAID_BEFORE: {
    kind: 'conflict',
    sentence:
      'Giải này đã ghi là trao cho chính người này trước khi kết quả được sửa, nên không ghi chi trả lần nữa. Nếu tiền đã thu hồi, hãy lập biên bản trao lại.',
  },
  AMOUNT_MISSING: {
    kind: 'invalid',
    sentence: 'Thể lệ chưa định mức tiền của giải này. Hãy ghi số tiền đã trao, bằng đồng; giải bằng hiện vật thì ghi 0.',
  },
  NOT_CONFIRMED: { kind: 'conflict', sentence: 'Người đạt giải chưa xác nhận thông tin nhận giải nên chưa ghi chi trả được.' },
  DATA_MISSING: { kind: 'invalid', sentence: 'Thông tin nhận giải còn thiếu hoặc chưa đúng. Hãy xem những ô được đánh dấu.' },
}) {}
