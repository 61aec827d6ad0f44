import { phrasedError } from '#kernel';

const AGAIN = 'rồi tải tệp mới lên.';

/** Why a file from an office program is not taken, and what its owner does about it. */
export class OfficeFileError extends phrasedError({
  OLD_WORD: {
    kind: 'invalid',
    sentence: `Tệp .doc là định dạng cũ. Hãy mở bằng Word, chọn Lưu thành, kiểu “Word Document (.docx)”, ${AGAIN}`,
  },
  OLD_EXCEL: {
    kind: 'invalid',
    sentence: `Tệp .xls là định dạng cũ. Hãy mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”, ${AGAIN}`,
  },
  LOCKED: { kind: 'invalid', sentence: `Tệp đang đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu, lưu lại ${AGAIN}` },
  MACROS: {
    kind: 'invalid',
    sentence: `Tệp có macro nên không được nhận. Hãy chọn Lưu thành, kiểu không có macro (.docx hoặc .xlsx), ${AGAIN}`,
  },
  UNFOLDS_TOO_LARGE: {
    kind: 'invalid',
    sentence: 'Tệp bung ra quá lớn. Hãy chép phần cần dùng sang một tệp mới, bỏ hình và phần thừa, rồi tải tệp ấy lên.',
  },
  UNREADABLE: {
    kind: 'invalid',
    sentence: `Tệp này hỏng hoặc không phải loại tệp như tên của nó. Hãy mở bằng Word hoặc Excel, lưu lại dạng .docx hoặc .xlsx ${AGAIN}`,
  },
}) {}
