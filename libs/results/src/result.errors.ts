import { phrasedError } from '#kernel';

/** Why a result cannot be signed, returned or published. */
export class ResultError extends phrasedError({
  NO_STANDING: { kind: 'not-found', sentence: 'Đợt thi này chưa có bảng xếp hạng. Máy tính bảng xếp hạng ngay sau khi đợt thi đóng.' },
  NO_PLACE: { kind: 'not-found', sentence: 'Bảng xếp hạng không có hạng này. Hãy quay lại bảng và chọn một hạng.' },
  NO_AWARD: { kind: 'not-found', sentence: 'Thể lệ không có giải tập thể này. Hãy chọn giải trong danh sách kết quả.' },
  NO_UNIT: { kind: 'not-found', sentence: 'Bảng xếp hạng tập thể không có đơn vị này. Hãy quay lại bảng và chọn một đơn vị.' },
  NO_SOURCE: {
    kind: 'not-found',
    sentence:
      'Máy đang lập danh sách lượt thi của bảng này, thường xong trong một phút. Hãy tải lại trang. Bảng lập trước khi phần mềm giữ danh sách thì không có.',
  },
  ROUND_NOT_SEALED: {
    kind: 'conflict',
    sentence: 'Đợt thi này còn nhận bài. Báo cáo câu hỏi có sau khi đợt thi đóng và mọi bài đã niêm phong.',
  },
  STANDING_CHANGED: {
    kind: 'conflict',
    sentence: 'Bảng xếp hạng đã được tính lại sau khi bạn mở trang này. Hãy tải lại trang, xem bản mới rồi quyết định.',
  },
  ALREADY_DECIDED: { kind: 'conflict', sentence: 'Bạn đã cho ý kiến về bản này rồi. Mỗi người chỉ cho ý kiến một lần trên mỗi bản.' },
  NOT_AWAITING: { kind: 'conflict', sentence: 'Kết quả đợt thi này không còn chờ duyệt. Hãy tải lại trang để xem trạng thái mới.' },
  RETURNED: { kind: 'conflict', sentence: 'Bản này đã bị trả lại nên không duyệt được nữa. Hãy chờ bản tính lại.' },
  PRIZES_OVERTAKEN: {
    kind: 'conflict',
    sentence:
      'Sau khi lập bảng này, giải của đợt khác đã thay đổi: có người được trao giải nên theo Thể lệ không nhận thêm, hoặc không còn giải nên được xét lại. Hãy trả lại để tính lại.',
  },
  EXCLUSIONS_CHANGED: {
    kind: 'conflict',
    sentence: 'Sau khi lập bảng này, Ban Tổ chức đã kết luận về một số bài cần xem lại. Hãy trả lại để tính lại rồi duyệt bản mới.',
  },
  LATE_ANSWERS_TAKEN: {
    kind: 'conflict',
    sentence: 'Sau khi lập bảng này, Ban Tổ chức đã nhận thêm câu trả lời đến muộn. Hãy trả lại để tính lại rồi duyệt bản mới.',
  },
  ENTRIES_CHANGED: {
    kind: 'conflict',
    sentence:
      'Sau khi lập bảng này, có bài dự thi bị hủy, bị loại, được rút hoặc được kiểm tra lại. Hãy trả lại để tính lại rồi duyệt bản mới.',
  },
  CANCELLATION_WAITING: {
    kind: 'conflict',
    sentence: ({ entries }) =>
      `Còn ${entries} đề nghị hủy bài chờ quyết định. Hãy để người có quyền quyết định hủy hay không, rồi duyệt kết quả.`,
  },
  TIERS_UNDECIDED: {
    kind: 'conflict',
    sentence: ({ tiers }) =>
      `Thể lệ để số giải quyết định sau, và chưa có quyết định về ${tiers}. Hãy nhập quyết định, để người thứ hai xác nhận, rồi duyệt bản được tính lại.`,
  },
  SHEETS_MISSING: {
    kind: 'conflict',
    sentence: ({ entries }) =>
      `Nếu làm vậy, ${entries} bài phải được chấm thêm mới lập được bảng xếp hạng, nên chưa biết trước kết quả sẽ ra sao.`,
  },
  OWN_WORK: {
    kind: 'forbidden',
    sentence: 'Bạn là người yêu cầu tính bản này nên không thể duyệt chính nó. Hãy để một người khác duyệt.',
  },
  OWN_REQUEST: {
    kind: 'forbidden',
    sentence: 'Bạn đã nhập số giải hoặc đề nghị hủy một bài trong bản này nên không thể duyệt nó. Hãy để một người khác duyệt.',
  },
  NOT_OF_ROLE: {
    kind: 'forbidden',
    sentence:
      'Thể lệ giao việc phê duyệt cho một vai trò, và bạn không có tên trong danh sách người ký thay vai trò ấy. Danh sách ở trang Ban, tổ.',
  },
  HOLDER_UNFIT: {
    kind: 'invalid',
    sentence: 'Người này không có quyền phê duyệt kết quả, hoặc tài khoản đã khóa. Hãy chọn người có vai trò Người duyệt.',
  },
  HOLDER_SELF: { kind: 'forbidden', sentence: 'Không ai tự ghi hoặc tự gỡ tên mình khỏi danh sách người ký. Hãy nhờ một người khác.' },
  NOT_RETURNED: { kind: 'conflict', sentence: 'Chỉ tính lại khi bản hiện có đã bị trả lại kèm lý do.' },
  NOT_APPROVED: { kind: 'conflict', sentence: 'Kết quả chưa được duyệt đủ người nên chưa công bố được.' },
  NO_INPUTS: {
    kind: 'not-found',
    sentence: 'Bảng xếp hạng này lập trước khi phần mềm giữ dữ liệu đầu vào nên không có hồ sơ kiểm tra lại. Hãy tính lại để có bản mới.',
  },
  KEY_STILL_NEEDED: {
    kind: 'conflict',
    sentence: ({ round }) =>
      `Hồ sơ kiểm tra lại có đáp án, mà ${round} còn dùng những câu hỏi ấy. Hãy tải hồ sơ sau khi đợt thi đó đóng và mọi bài đã niêm phong.`,
  },
  ROUNDS_NOT_PUBLISHED: {
    kind: 'conflict',
    sentence:
      'Hồ sơ này có số liệu của đợt thi chưa công bố hoặc của giải tập thể tính trên mọi đợt. Hãy tải sau khi đợt cuối của phần thi được công bố.',
  },
  NOT_PUBLIC: {
    kind: 'not-found',
    sentence: 'Theo Thể lệ, bảng xếp hạng của cuộc thi này không được công khai; chỉ công bố danh sách người đạt giải.',
  },
  NOT_PUBLISHED: { kind: 'not-found', sentence: 'Kết quả đợt thi này chưa được công bố. Hãy xem lại sau giờ công bố.' },
  TOO_EARLY: {
    kind: 'conflict',
    sentence: ({ moment }) => `Thể lệ hẹn công bố lúc ${moment}. Đến giờ ấy máy tự công bố, không cần bấm.`,
  },
}) {}
