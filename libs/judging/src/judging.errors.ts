import { phrasedError } from '#kernel';

/** Why a council or a seat cannot be had or changed. */
export class CouncilError extends phrasedError({
  COUNCIL_UNKNOWN: { kind: 'not-found', sentence: 'Thể lệ không có hội đồng, tổ chấm này.' },
  SEAT_NOT_FOUND: { kind: 'not-found', sentence: 'Không có thành viên này trong hội đồng. Hãy tải lại trang.' },
  NOT_STAFF: {
    kind: 'invalid',
    sentence: 'Người này chưa có tài khoản được giao việc chấm thi. Hãy mời với vai trò giám khảo rồi thêm vào hội đồng.',
  },
  NOT_KEEPER: {
    kind: 'invalid',
    sentence: 'Thư ký hội đồng giữ hồ sơ chấm nên phải là người có vai trò Người soạn hoặc Người công bố. Hãy chọn người khác.',
  },
  SEES_NAMES: {
    kind: 'forbidden',
    sentence:
      'Hội đồng này chấm theo mã phách, còn tài khoản này xem được tên tác giả. Hãy để người khác chấm, hoặc bỏ vai trò xem được tên của tài khoản này.',
  },
  SEATED: { kind: 'conflict', sentence: 'Người này đã có trong hội đồng.' },
  CHAIR_TAKEN: { kind: 'conflict', sentence: 'Hội đồng đã có chủ tịch. Hãy kết thúc nhiệm vụ của người cũ trước.' },
  FIELD_UNKNOWN: { kind: 'invalid', sentence: 'Có chủ đề không thuộc Thể lệ. Hãy chọn lại trong danh sách.' },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do, ít nhất 10 ký tự.' },
}) {}

/** Why judging cannot go on as somebody wants. What judges read of these names no entry but by its number. */
export class MarkingError extends phrasedError({
  PHASE_UNKNOWN: { kind: 'not-found', sentence: 'Không có vòng chấm này.' },
  NOT_RECEIVED: {
    kind: 'conflict',
    sentence: 'Bài dự thi chưa nhận xong nên chưa chuẩn bị chấm được. Hãy đợi hết hạn nộp và hết giờ chờ tệp.',
  },
  EARLIER_OPEN: { kind: 'conflict', sentence: 'Vòng chấm trước chưa kết thúc. Hãy kết thúc vòng ấy rồi chuẩn bị vòng này.' },
  NOT_PREPARED: { kind: 'conflict', sentence: 'Vòng chấm này không còn ở bước chuẩn bị. Hãy tải lại trang.' },
  NOT_OPEN: { kind: 'conflict', sentence: 'Vòng chấm này chưa mở hoặc đã kết thúc, nên không thay đổi được nữa.' },
  NO_ENTRIES: { kind: 'conflict', sentence: 'Chưa có bài nào hợp lệ để chấm. Hãy kiểm tra hình thức các bài trước.' },
  UNCHECKED: {
    kind: 'conflict',
    sentence: ({ submissions }) => `Còn ${submissions} bài chưa kiểm tra xong hình thức. Hãy kiểm tra hết rồi làm tiếp.`,
  },
  FILES_WAIT: {
    kind: 'conflict',
    sentence: ({ submissions }) =>
      `Có ${submissions} bài nhận tại quầy còn tệp chưa đưa vào bài. Hãy mở từng bài, đưa tệp vào bài hoặc bỏ tệp, rồi làm tiếp.`,
  },
  NOT_RELEASED: {
    kind: 'conflict',
    sentence: ({ entries }) => `Còn ${entries} bài chưa có bản rọc phách được đọc lại và cho dùng. Hãy hoàn tất rồi làm tiếp.`,
  },
  OUTDATED: {
    kind: 'conflict',
    sentence: ({ entries }) =>
      `${entries} bài đã được bổ sung sau khi lấy vào vòng chấm. Hãy cập nhật danh sách bài để giám khảo đọc bản mới.`,
  },
  COPY_UNREAD: {
    kind: 'conflict',
    sentence:
      'Vòng chấm đang mở mà bản rọc phách của bài này chưa được đọc lại và cho dùng, nên chưa giao được bài cho giám khảo. Hãy cho dùng bản rọc phách trước.',
  },
  NOT_ASSIGNED: {
    kind: 'conflict',
    sentence: ({ entries }) => `Còn ${entries} bài chưa đủ giám khảo. Hãy phân công đủ rồi mở vòng chấm.`,
  },
  NOT_ALL_MARKED: {
    kind: 'conflict',
    sentence: ({ entries }) => `Còn ${entries} bài chưa đủ phiếu chấm. Hãy đợi giám khảo chấm xong, hoặc phân công người khác.`,
  },
  NEWCOMERS: {
    kind: 'conflict',
    sentence: ({ entries }) =>
      `Có ${entries} bài phải chấm ở vòng này mà chưa được lấy vào. Hãy cập nhật danh sách bài của vòng, cho chấm đủ rồi kết thúc.`,
  },
  ROUND_NOT_SETTLING: {
    kind: 'conflict',
    sentence: 'Chỉ mở lại được vòng chấm khi phần này đang chờ lập bảng xếp hạng. Hãy tải lại trang.',
  },
  NOT_CLOSED: { kind: 'conflict', sentence: 'Vòng chấm này chưa kết thúc nên không cần mở lại. Hãy tải lại trang.' },
  NO_NEWCOMERS: {
    kind: 'conflict',
    sentence: 'Mọi bài qua được vòng trước đều đã chấm ở vòng này, nên không có bài nào để mở lại vòng chấm.',
  },
  PHASE_REOPENING_ASKED: { kind: 'conflict', sentence: 'Vòng chấm này đã có đề nghị mở lại đang chờ quyết định.' },
  NO_PHASE_REOPENING: { kind: 'conflict', sentence: 'Không có đề nghị mở lại vòng chấm nào đang chờ. Hãy tải lại trang.' },
  OWN_PHASE_REOPENING: { kind: 'forbidden', sentence: 'Người cho mở lại vòng chấm phải khác người đề nghị.' },
  ENTRY_CLOSED: {
    kind: 'conflict',
    sentence: 'Điểm của bài này đã chốt khi vòng chấm kết thúc. Vòng chấm mở lại chỉ để chấm những bài mới vào.',
  },
  ENTRY_NOT_FOUND: { kind: 'not-found', sentence: 'Không có bài mang số này trong vòng chấm.' },
  ASSIGNMENT_NOT_FOUND: { kind: 'not-found', sentence: 'Bạn không được phân công bài này, hoặc phân công đã kết thúc.' },
  COPY_MISSING: { kind: 'conflict', sentence: 'Bài này chưa có bản rọc phách. Hãy lập bản rọc phách trước.' },
  COPY_RELEASED: { kind: 'conflict', sentence: 'Bản rọc phách này đã cho giám khảo đọc. Muốn che thêm, hãy che từng từ.' },
  COPY_CHANGED: { kind: 'conflict', sentence: 'Bản rọc phách vừa thay đổi. Hãy đọc lại bản mới rồi làm tiếp.' },
  NOTHING_TO_READ: {
    kind: 'conflict',
    sentence: 'Bài này chưa có bản rọc phách để đọc nên chưa chấm được. Hãy báo tổ thư ký.',
  },
  SEES_NAMES: {
    kind: 'forbidden',
    sentence: 'Vòng này chấm theo mã phách, còn tài khoản của bạn nay xem được tên tác giả nên không chấm tiếp được. Hãy báo tổ thư ký.',
  },
  WORDS_MISSING: { kind: 'invalid', sentence: 'Hãy ghi từ, cụm từ cần che, mỗi dòng một cụm, ít nhất 2 ký tự.' },
  CONFLICTED: { kind: 'conflict', sentence: 'Giám khảo này có xung đột lợi ích với bài ấy nên không được chấm. Hãy chọn người khác.' },
  CONFLICT_NOT_FOUND: { kind: 'not-found', sentence: 'Không có xung đột lợi ích nào đang ghi nhận như vậy. Hãy tải lại trang.' },
  OWN_CONFLICT: {
    kind: 'forbidden',
    sentence: 'Người bỏ ghi nhận phải khác người đã ghi nhận xung đột và khác giám khảo ấy.',
  },
  MAY_NOT_MARK: {
    kind: 'invalid',
    sentence: 'Người này không chấm ở hội đồng của vòng này. Hãy chọn chủ tịch hoặc thành viên của hội đồng.',
  },
  ENOUGH_JUDGES: { kind: 'conflict', sentence: 'Bài này đã đủ giám khảo. Muốn đổi người, hãy rút phân công của một người trước.' },
  HAS_IT: { kind: 'conflict', sentence: 'Giám khảo này đã được phân công bài ấy.' },
  PLAN_CHANGED: { kind: 'conflict', sentence: 'Danh sách bài hoặc giám khảo vừa thay đổi. Hãy xem lại phương án mới rồi xác nhận.' },
  SHEET_CHANGED: { kind: 'conflict', sentence: 'Phiếu này vừa được lưu ở nơi khác. Hãy tải lại để xem bản mới nhất trước khi sửa tiếp.' },
  SHEET_FINISHED: { kind: 'conflict', sentence: 'Phiếu chấm đã hoàn thành nên không sửa được. Muốn sửa, hãy đề nghị mở lại phiếu.' },
  SHEET_NOT_FINISHED: { kind: 'conflict', sentence: 'Phiếu chấm này chưa hoàn thành nên không cần mở lại.' },
  POINTS_INVALID: {
    kind: 'invalid',
    sentence: ({ criterion, maximum }) =>
      `Điểm tiêu chí “${criterion}” phải từ 0 đến ${maximum}, lẻ nhiều nhất ba chữ số sau dấu phẩy. Hãy sửa lại.`,
  },
  POINTS_MISSING: {
    kind: 'invalid',
    sentence: ({ criteria }) => `Còn tiêu chí chưa có điểm: ${criteria}. Hãy cho điểm đủ rồi hoàn thành.`,
  },
  VOTE_MISSING: { kind: 'invalid', sentence: 'Hãy chọn đồng ý hay không đồng ý công nhận bài này rồi hoàn thành.' },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do, ít nhất 10 ký tự.' },
  REOPENING_ASKED: { kind: 'conflict', sentence: 'Phiếu này đã có đề nghị mở lại đang chờ quyết định.' },
  NO_REOPENING: { kind: 'not-found', sentence: 'Không có đề nghị mở lại nào đang chờ. Hãy tải lại trang.' },
  OWN_REOPENING: { kind: 'forbidden', sentence: 'Người quyết định mở lại phiếu phải khác người đề nghị và khác giám khảo của phiếu.' },
  OWN_PAPER: { kind: 'forbidden', sentence: 'Giám khảo không tự nhập phiếu giấy của mình. Hãy để hai người của tổ thư ký nhập.' },
}) {}

/** Why a council's session cannot go on as somebody wants. */
export class SessionError extends phrasedError({
  SESSION_NOT_FOUND: { kind: 'not-found', sentence: 'Không có phiên họp này.' },
  ITEM_NOT_FOUND: { kind: 'not-found', sentence: 'Không có nội dung này trong chương trình họp. Hãy tải lại trang.' },
  TEXT_MISSING: { kind: 'invalid', sentence: 'Hãy ghi tên phiên họp hoặc nội dung, ít nhất 3 ký tự.' },
  NAMES_AUTHOR: {
    kind: 'invalid',
    sentence: ({ words }) =>
      `Hội đồng này chấm theo mã phách nên thành viên không được đọc tên, đơn vị, số điện thoại hay thư điện tử của tác giả. Hãy bỏ ${words} và gọi bài bằng số phách.`,
  },
  MOTION_MISSING: { kind: 'invalid', sentence: 'Nội dung này chưa có câu để biểu quyết. Hãy ghi câu biểu quyết trước.' },
  NOT_PLANNED: { kind: 'conflict', sentence: 'Phiên họp đã mở hoặc đã kết thúc nên không thay đổi được.' },
  NOT_OPEN: { kind: 'conflict', sentence: 'Phiên họp chưa mở hoặc đã kết thúc.' },
  ANOTHER_OPEN: { kind: 'conflict', sentence: 'Hội đồng đang có một phiên họp khác chưa kết thúc. Hãy kết thúc phiên ấy trước.' },
  NO_QUORUM: {
    kind: 'conflict',
    sentence: ({ present, quorum }) =>
      `Mới có ${present} thành viên dự họp, cần ít nhất ${quorum} người. Hãy ghi đủ người dự rồi tiếp tục, hoặc bỏ qua nội dung này.`,
  },
  NOT_PRESENT: { kind: 'forbidden', sentence: 'Bạn không có tên trong danh sách dự họp nên không biểu quyết được.' },
  CONFLICTED: { kind: 'forbidden', sentence: 'Thành viên có xung đột lợi ích với bài này nên không biểu quyết.' },
  NOT_VOTING: { kind: 'conflict', sentence: 'Nội dung này không đang biểu quyết. Hãy tải lại trang.' },
  HAS_MOTION: {
    kind: 'conflict',
    sentence: 'Nội dung này có câu biểu quyết. Hãy mở biểu quyết, hoặc bỏ qua nội dung này.',
  },
  VOTE_GOING_ON: { kind: 'conflict', sentence: 'Đang có một nội dung biểu quyết. Hãy kết thúc biểu quyết ấy trước.' },
  ITEM_DECIDED: { kind: 'conflict', sentence: 'Nội dung này đã có kết quả nên không thay đổi được.' },
  ITEMS_WAITING: {
    kind: 'conflict',
    sentence: ({ items }) => `Còn ${items} nội dung chưa có kết quả. Hãy biểu quyết hoặc bỏ qua từng nội dung rồi kết thúc phiên họp.`,
  },
}) {}
