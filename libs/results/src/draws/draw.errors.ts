import { phrasedError } from '#kernel';

/** Why a seed cannot be entered or witnessed. */
export class DrawError extends phrasedError({
  NO_DRAW: { kind: 'not-found', sentence: 'Đợt thi này không bốc thăm từ nguồn công khai: Thể lệ không quy định như vậy.' },
  NOT_FROZEN: {
    kind: 'conflict',
    sentence: 'Danh sách bốc thăm chưa được chốt. Hãy đợi máy niêm phong xong mọi bài rồi nhập.',
  },
  NOT_NEEDED: {
    kind: 'conflict',
    sentence: 'Chưa thấy ai phải bốc thăm nên chưa cần giá trị của nguồn. Hãy đợi máy xếp hạng xong rồi tải lại trang.',
  },
  TOO_EARLY: {
    kind: 'invalid',
    sentence: 'Nguồn phải công bố sau khi danh sách bốc thăm được chốt, và trước lúc này. Hãy xem lại ngày giờ công bố.',
  },
  VALUE_MISSING: { kind: 'invalid', sentence: 'Hãy ghi giá trị do nguồn công bố, đúng như đã công bố.' },
  EVIDENCE_MISSING: { kind: 'invalid', sentence: 'Hãy ghi địa chỉ trang mà ai cũng xem lại được kết quả, bắt đầu bằng https://.' },
  TEAM_UNKNOWN: { kind: 'invalid', sentence: 'Hãy chọn ban, tổ mà bạn thay mặt.' },
  ENTERED: { kind: 'conflict', sentence: 'Đã có người nhập giá trị cho đợt thi này. Hãy tải lại trang để xem và chứng kiến.' },
  NO_ENTRY: { kind: 'not-found', sentence: 'Không có giá trị nào đang chờ chứng kiến. Hãy tải lại trang.' },
  OWN_ENTRY: { kind: 'forbidden', sentence: 'Bạn là người nhập nên không thể tự chứng kiến. Hãy để người của ban, tổ khác xác nhận.' },
  SAME_TEAM: { kind: 'forbidden', sentence: 'Người chứng kiến phải thuộc ban, tổ khác với người nhập.' },
  VALUE_DIFFERS: {
    kind: 'invalid',
    sentence: 'Giá trị bạn đọc được khác với giá trị đã nhập. Hãy xem lại nguồn; nếu giá trị đã nhập sai, hãy từ chối và ghi lý do.',
  },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do từ chối, từ 10 đến 1.000 ký tự.' },
}) {}
