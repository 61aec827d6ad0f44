import { phrasedError } from '#kernel';

/** What can go wrong with the register of units. */
export class UnitError extends phrasedError({
  NO_UNIT: { kind: 'not-found', sentence: 'Không có đơn vị này trong danh mục của bạn.' },
  NO_OFFICIAL_UNIT: { kind: 'not-found', sentence: 'Danh mục hành chính không có đơn vị này vào ngày đã chọn. Hãy tìm lại.' },
  NO_IMPORT: {
    kind: 'not-found',
    sentence: 'Bảng này không còn chờ nhập: đã nhập xong, hoặc đã quá một ngày. Hãy tải tệp lên lại.',
  },
  IMPORT_FAULTY: { kind: 'conflict', sentence: 'Bảng còn chỗ sai nên chưa nhập được. Hãy sửa trong tệp rồi tải lên lại.' },
  CODE_TAKEN: {
    kind: 'conflict',
    sentence: ({ code }) =>
      `Mã ${code} đang thuộc một đơn vị khác trong cùng thời gian. Hãy dùng mã khác, hoặc ghi ngày kết thúc của đơn vị kia.`,
  },
  UNIT_ENDED: { kind: 'conflict', sentence: 'Đơn vị này đã kết thúc. Ngày kết thúc chỉ ghi một lần.' },
}) {}
