import { formatNumber, phrasedError } from '#kernel';

/** Why a submission cannot be written, sent, read or decided on. */
export class SubmissionError extends phrasedError({
  NO_SUCH_PART: { kind: 'not-found', sentence: 'Cuộc thi không có phần thi nhận bài này. Hãy quay lại trang chủ để xem các phần thi.' },
  SUBMISSION_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không tìm thấy bài dự thi này trong tài khoản của bạn. Hãy đăng nhập đúng tài khoản, hoặc mở “Bài của tôi”.',
  },
  TOO_LONG: {
    kind: 'invalid',
    sentence: 'Có ô dài quá mức máy chủ giữ được nên chưa lưu. Hãy viết gọn lại, hoặc để nội dung trong tệp Word, PDF.',
  },
  NOT_OPEN: {
    kind: 'conflict',
    sentence: 'Phần thi này không nhận bài vào lúc này. Những gì bạn đã viết vẫn được giữ. Hãy xem thời gian nhận bài ở trang chủ.',
  },
  NOT_ONLINE: {
    kind: 'conflict',
    sentence: ({ where }) =>
      `Phần thi này không nhận bài trực tuyến. ${where ? `Nơi nhận bài: ${where}.` : 'Hãy xem cách nộp bài trong thể lệ.'}`,
  },
  ENOUGH: { kind: 'conflict', sentence: ({ reason }) => String(reason) },
  BARRED: { kind: 'forbidden', sentence: ({ reason }) => String(reason) },
  REFUSED: { kind: 'invalid', sentence: ({ reason }) => String(reason) },
  CHANGED_MEANWHILE: {
    kind: 'conflict',
    sentence: 'Bài vừa được sửa ở một máy hoặc một thẻ trình duyệt khác. Hãy xem lại bản mới nhất rồi gửi.',
  },
  WITHDRAWN: { kind: 'conflict', sentence: 'Bài này đã được rút. Muốn dự thi tiếp khi còn hạn, hãy bắt đầu một bài mới.' },
  NOT_SENT: { kind: 'conflict', sentence: 'Bài này chưa được gửi nên chưa có gì để rút.' },
  FILE_NOT_FOUND: { kind: 'not-found', sentence: 'Không tìm thấy tệp này trong bài dự thi của bạn. Hãy tải lại trang bài dự thi.' },
  TOO_MANY_FILES: {
    kind: 'invalid',
    sentence: ({ most }) => `Mỗi bài có tối đa ${formatNumber(Number(most))} tệp. Hãy bỏ bớt tệp, hoặc gộp các phụ lục vào một tệp.`,
  },
  FILE_TOO_LATE: {
    kind: 'conflict',
    sentence: 'Đã quá thời hạn chờ tệp của bài dự thi nên tệp này không được nhận nữa. Nếu đường truyền có sự cố, hãy báo cho Ban Tổ chức.',
  },
  NOT_THE_PROMISED: {
    kind: 'conflict',
    sentence:
      'Đã hết hạn nhận bài, nên chỉ nhận tiếp đúng những tệp đã khai khi gửi bài. Tệp này có nội dung khác, có thể vì đã được mở ra và lưu lại. ' +
      'Hãy chọn đúng tệp ban đầu.',
  },
  UNDER_JUDGING: { kind: 'conflict', sentence: 'Bài này đang được chấm nên không thay đổi được nữa.' },
  FILE_DECIDED: { kind: 'conflict', sentence: 'Tệp này đã được nhận hoặc đã bị từ chối. Hãy tải lại trang bài dự thi.' },
  RECEIPT_UNKNOWN: { kind: 'not-found', sentence: 'Không có biên nhận với mã này. Hãy xem lại từng chữ và số của mã.' },
  LATE_WITHOUT_REASON: {
    kind: 'invalid',
    sentence: 'Đã hết hạn nhận bài. Muốn nhập bài gửi đến trong hạn, hãy ghi căn cứ, ví dụ ngày trên dấu bưu điện.',
  },
  NOT_CHECKABLE: { kind: 'conflict', sentence: 'Bài chưa gửi, đã rút hoặc chưa có đủ tệp nên chưa kiểm tra được.' },
  BEFORE_JUDGES: {
    kind: 'conflict',
    sentence:
      'Bài này đã vào vòng chấm đã mở nên không kiểm tra hình thức lại được. Nếu bài vi phạm thể lệ, hãy lập đề nghị hủy bài để hai người quyết định.',
  },
  JUDGING_OVER: {
    kind: 'conflict',
    sentence: 'Vòng chấm đầu tiên đã kết thúc. Muốn đưa thêm bài vào chấm, hãy đề nghị mở lại vòng chấm ấy ở trang Chấm bài, hội đồng.',
  },
  NEWER_VERSION: { kind: 'conflict', sentence: 'Tác giả vừa gửi bản mới của bài này. Hãy mở lại và kiểm tra bản mới.' },
  OWN_SUBMISSION: { kind: 'forbidden', sentence: 'Bạn là tác giả của bài này nên phải do người khác kiểm tra, kết luận.' },
  NOTHING_TO_ADD: { kind: 'conflict', sentence: 'Chưa có tệp nào mới đã đến đủ để đưa vào bài. Hãy tải tệp lên trước.' },
  FILES_UNDER_WAY: { kind: 'conflict', sentence: 'Còn tệp chưa tải xong. Hãy đợi tải xong, hoặc bỏ tệp ấy, rồi đưa vào bài.' },
  FILES_WAIT: {
    kind: 'conflict',
    sentence:
      'Chưa ghi kết quả kiểm tra: bài còn tệp đã thêm mà chưa đưa vào bài. Hãy bấm “Đưa các tệp này vào bài”, hoặc bỏ từng tệp ấy, rồi ghi kết quả.',
  },
  NOT_FROM_PAPER: {
    kind: 'conflict',
    sentence: 'Bài này do tác giả tự gửi nên chỉ tác giả thêm được tệp. Muốn tác giả bổ sung, hãy ghi kết quả kiểm tra là cần bổ sung.',
  },
  TOO_MANY_TO_EXPORT: {
    kind: 'invalid',
    sentence: ({ most }) => `Một tệp có nhiều nhất ${most} bài. Hãy lọc theo trạng thái hoặc đơn vị rồi xuất từng phần.`,
  },
  LIST_CHANGED: { kind: 'conflict', sentence: 'Danh sách vừa thay đổi vì có bài mới hoặc bài vừa rút. Hãy xem lại rồi xác nhận.' },
  ENTERED_OTHERWISE: {
    kind: 'conflict',
    sentence:
      'Bài này đã được nhập ở lần bấm trước, chưa theo những chỗ vừa sửa. Hãy xem bài ở đây: tệp còn thiếu thì tải thêm; thông tin sai thì đề nghị hủy bài, hai người quyết định, rồi nhập lại.',
  },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do để tác giả biết bài thiếu gì, ít nhất 10 ký tự.' },
  UNTIL_WRONG: { kind: 'invalid', sentence: 'Hãy ghi hạn bổ sung, là một lúc còn ở phía trước.' },
  BASIS_MISSING: {
    kind: 'invalid',
    sentence: 'Hãy chỉ ghi điều, khoản của thể lệ làm căn cứ hủy bài, ví dụ “khoản 2 Điều 5”. Điều đã thấy thì ghi ở lý do.',
  },
  ALREADY_ASKED: { kind: 'conflict', sentence: 'Đã có đề nghị hủy bài này đang chờ quyết định, hoặc bài đã bị hủy.' },
  NO_REQUEST: { kind: 'not-found', sentence: 'Không có đề nghị hủy bài nào đang chờ. Hãy mở lại trang để xem.' },
  FINDING_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không còn kết quả đối chiếu này: bài vừa được đối chiếu lại, hoặc văn bản kia không còn. Hãy mở lại trang của bài.',
  },
  INITIATIVE_NOT_FOUND: { kind: 'not-found', sentence: 'Không tìm thấy sáng kiến này trong danh mục. Có thể một người khác vừa xóa.' },
  IMPORT_NOT_FOUND: { kind: 'not-found', sentence: 'Tệp này đã được nhập, đã bỏ hoặc đã quá một ngày. Hãy tải tệp lên lại.' },
  NOTHING_TO_ENTER: { kind: 'conflict', sentence: 'Tệp không còn dòng nào nhập được. Hãy sửa trong tệp rồi tải lên lại.' },
  OWN_REQUEST: { kind: 'forbidden', sentence: 'Bạn là người đề nghị hủy nên người quyết định phải là người khác.' },
}) {}
