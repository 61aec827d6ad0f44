import { lowerFirst, phrasedError } from '#kernel';

/** "tỉnh Lâm Đồng", but "TP Thái Nguyên". */
function inSentence(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : lowerFirst(name);
}

/** Why a tenant is not to be had, or something cannot be done with it. */
export class TenantError extends phrasedError({
  TENANT_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không có đơn vị tổ chức nào ở địa chỉ này. Hãy xem lại đường dẫn bạn nhận được.',
  },
  TENANT_SUSPENDED: {
    kind: 'unavailable',
    sentence: ({ name }) =>
      `Trang của ${name ? inSentence(String(name)) : 'đơn vị này'} đang tạm ngừng. Mọi bài thi, kết quả và giấy chứng nhận vẫn được giữ nguyên. Hãy liên hệ đơn vị tổ chức để biết khi nào trang mở lại.`,
  },
  TENANT_UNFIT: { kind: 'invalid', sentence: ({ reasons }) => String(reasons) },
  ADDRESS_TAKEN: { kind: 'conflict', sentence: ({ address }) => `Địa chỉ ${address} đã có đơn vị khác dùng. Hãy chọn địa chỉ khác.` },
  NOT_SUSPENDED: { kind: 'conflict', sentence: 'Chỉ xóa được đơn vị đã tạm ngừng. Hãy tạm ngừng đơn vị trước.' },
  SLUG_NOT_CONFIRMED: { kind: 'invalid', sentence: 'Tên địa chỉ gõ lại không khớp với đơn vị cần xóa. Hãy gõ đúng từng chữ.' },
  EXPORT_MISSING: {
    kind: 'conflict',
    sentence: 'Không có bản kết xuất nào mang dấu SHA-256 này được làm sau khi đơn vị tạm ngừng. Hãy kết xuất lại rồi dùng dấu của bản đó.',
  },
  HAS_CHILDREN: { kind: 'conflict', sentence: 'Còn đơn vị cấp dưới thuộc đơn vị này. Hãy xóa hoặc chuyển các đơn vị ấy trước.' },
  HAS_GRANTS: { kind: 'conflict', sentence: 'Còn việc giao triển khai đang hiệu lực với đơn vị khác. Hãy thu hồi rồi làm lại.' },
  HOST_NOT_FOUND: { kind: 'not-found', sentence: ({ host }) => `Đơn vị này không có tên miền ${host}. Hãy xem lại danh sách tên miền.` },
  LAST_HOST: { kind: 'conflict', sentence: ({ host }) => `${host} là tên miền cuối cùng của đơn vị. Hãy thêm tên miền khác trước khi bỏ.` },
}) {}
