import { phrasedError } from '#kernel';

/** Why a tenant is not to be had. */
export class TenantError extends phrasedError({
  TENANT_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không có đơn vị tổ chức nào ở địa chỉ này. Hãy xem lại đường dẫn bạn nhận được.',
  },
  TENANT_SUSPENDED: { kind: 'unavailable', sentence: 'Trang của đơn vị này đang tạm dừng. Hãy liên hệ đơn vị tổ chức để biết thêm.' },
  TENANT_UNFIT: { kind: 'invalid', sentence: ({ reasons }) => String(reasons) },
}) {}
