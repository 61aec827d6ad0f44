import { phrasedError } from '#kernel';

/** Why a decision on the number of prizes cannot be entered or confirmed. */
export class TierError extends phrasedError({
  NO_DECISION: { kind: 'not-found', sentence: 'Không có quyết định này. Hãy tải lại trang để xem các quyết định đã nhập.' },
  NOTHING_OPEN: { kind: 'conflict', sentence: 'Thể lệ đã định sẵn số giải của phần thi này nên không có gì để quyết định thêm.' },
  COUNTS_WRONG: { kind: 'invalid', sentence: 'Hãy ghi số giải của từng hạng, mỗi số từ 0 đến 1.000.' },
  DECISION_MISSING: { kind: 'invalid', sentence: 'Hãy ghi số của quyết định (từ 3 đến 100 ký tự) và ngày ký.' },
  NOT_SIGNED_YET: { kind: 'invalid', sentence: 'Ngày ký chưa đến. Hãy ghi ngày đã ký trên quyết định.' },
  SIGNED: {
    kind: 'conflict',
    sentence: 'Kết quả đã được duyệt theo số giải hiện có. Muốn đổi số giải, kết quả phải được trả lại trước khi duyệt.',
  },
  ENTERED_ALREADY: { kind: 'conflict', sentence: 'Đang có một quyết định chờ người thứ hai xác nhận. Hãy xử lý quyết định ấy trước.' },
  SECOND_PERSON: { kind: 'forbidden', sentence: 'Bạn là người nhập quyết định này nên người xác nhận phải là người khác.' },
}) {}
