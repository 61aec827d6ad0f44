import { type Details, labelled, type Telling, text } from './telling.js';

const CONCLUSION_WORDS: Readonly<Record<string, string>> = {
  copied: 'Trùng lặp',
  'not-copied': 'Không trùng lặp',
  council: 'Cần hội đồng xem',
};
const initiativesOf =
  (name: string) =>
  (details: Details): string =>
    `${text(details[name]) ?? '0'} sáng kiến`;
const CHECK_WORDS: Readonly<Record<string, string>> = { valid: 'Hợp lệ', supplement: 'Cần bổ sung', invalid: 'Không hợp lệ' };
const LEADER_SOURCES: Readonly<Record<string, string>> = { unit: 'Đơn vị xác nhận', board: 'Ban Tổ chức xác nhận' };
const CHANNEL_WORDS: Readonly<Record<string, string>> = { office: 'Nộp trực tiếp', post: 'Gửi bưu điện', email: 'Gửi thư điện tử' };

/** What is done with submissions, what is compared with them, and what units and winners say of theirs. */
export const SUBMISSION_ACTS: Readonly<Record<string, Telling>> = {
  'initiatives.exported': { what: 'Xuất danh mục sáng kiến đã áp dụng', detail: initiativesOf('count') },
  'initiatives.imported': { what: 'Nhập danh mục sáng kiến đã áp dụng', detail: initiativesOf('added') },
  'initiatives.removed': { what: 'Xóa một sáng kiến khỏi danh mục đã áp dụng' },
  'similarity.concluded': {
    what: 'Ghi kết luận đối chiếu trùng lặp',
    detail: ({ conclusion }) => CONCLUSION_WORDS[text(conclusion) ?? ''],
  },
  'similarity.exported': { what: 'Tải bản đối chiếu trùng lặp' },
  'similarity.read': { what: 'Xem hai văn bản cạnh nhau' },
  'similarity.wanted': { what: 'Cho máy đối chiếu lại' },
  'archive.agreed': { what: 'Ghi đồng ý đăng bài đạt giải vào kho' },
  'archive.withdrawn': { what: 'Ghi không đồng ý để bài đạt giải trong kho' },
  'leader.confirmed': {
    what: 'Xác nhận lãnh đạo, quản lý trong số người dự thi',
    detail: ({ source }) => LEADER_SOURCES[text(source) ?? ''],
  },
  'participation.exported': { what: 'Xuất danh sách người dự thi của đơn vị', detail: labelled('Mã đơn vị', 'unit') },
  'submission.cancellation-asked': { what: 'Đề nghị hủy bài dự thi', detail: labelled('Căn cứ', 'basis') },
  'submission.cancellation-declined': { what: 'Không duyệt việc hủy bài dự thi', detail: labelled('Căn cứ', 'basis') },
  'submission.cancellation-lifted': { what: 'Nhận lại bài đã hủy, theo khiếu nại', detail: labelled('Căn cứ hủy', 'basis') },
  'submission.cancelled': { what: 'Hủy bài dự thi', detail: labelled('Căn cứ', 'basis') },
  'submission.checked': { what: 'Kiểm tra hình thức bài dự thi', detail: ({ result }) => CHECK_WORDS[text(result) ?? ''] },
  'submission.file-dropped': { what: 'Bỏ tệp vừa thêm của bài nhận trực tiếp' },
  'submission.file-promised': { what: 'Thêm tệp của bài nhận trực tiếp' },
  'submission.files-added': { what: 'Đưa tệp vào bài nhận trực tiếp', detail: labelled('Bản gửi lần', 'version') },
  'submission.read': { what: 'Mở bài dự thi' },
  'submission-file.read': { what: 'Tải tệp của bài dự thi' },
  'submission-list.read': { what: 'Mở danh sách bài dự thi của đơn vị', detail: labelled('Đơn vị', 'unit') },
  'submission-list.sent': { what: 'Đơn vị xác nhận danh sách bài dự thi', detail: labelled('Số bài', 'count') },
  'submission-slip.read': { what: 'In giấy biên nhận bài dự thi' },
  'submission.unit-corrected': { what: 'Tính bài dự thi cho đơn vị khác, theo khiếu nại' },
  'submissions.exported': { what: 'Xuất danh sách bài dự thi', detail: labelled('Số bài', 'count') },
  'submission.entered': { what: 'Nhập bài nhận trực tiếp', detail: ({ channel }) => CHANNEL_WORDS[text(channel) ?? ''] },
};
