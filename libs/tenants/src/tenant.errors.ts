import { DomainError, type ErrorKind } from '#kernel';

const PHRASES = {
  TENANT_NOT_FOUND: {
    kind: 'not-found',
    sentence: () => 'Không có đơn vị tổ chức nào ở địa chỉ này. Hãy xem lại đường dẫn bạn nhận được.',
  },
  TENANT_SUSPENDED: { kind: 'unavailable', sentence: () => 'Trang của đơn vị này đang tạm dừng. Hãy liên hệ đơn vị tổ chức để biết thêm.' },
  TENANT_UNFIT: { kind: 'invalid', sentence: (params: Readonly<Record<string, string | number>>) => String(params['reasons']) },
} as const satisfies Record<string, { kind: ErrorKind; sentence: (params: Readonly<Record<string, string | number>>) => string }>;

export type TenantErrorCode = keyof typeof PHRASES;

export class TenantError extends DomainError<TenantErrorCode> {
  get kind(): ErrorKind {
    return PHRASES[this.code].kind;
  }

  sentence(): string {
    return PHRASES[this.code].sentence(this.params);
  }
}
