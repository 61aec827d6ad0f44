import type { TenantKind } from '../enums.js';

/** How each kind is called. */
export const KIND_NAMES: Readonly<Record<TenantKind, string>> = {
  province: 'Tỉnh, thành phố trực thuộc trung ương',
  city: 'Thành phố thuộc tỉnh',
  ward: 'Phường, xã, đặc khu',
  department: 'Sở, ban, ngành, đoàn thể',
};

/** Under which kinds each may stand: always a wider one, so the tree can have no circles. The database holds the same. */
const PARENTS: Readonly<Record<TenantKind, readonly TenantKind[]>> = {
  province: [],
  city: ['province'],
  ward: ['province', 'city'],
  department: ['province', 'city'],
};

/** Whether a tenant of this kind may stand directly under one of that kind. */
export function mayStandUnder(kind: TenantKind, parent: TenantKind): boolean {
  return PARENTS[kind].includes(parent);
}

/** Why a tenant of this kind cannot stand under one of that kind, as a sentence; undefined when it can. */
export function parentFault(kind: TenantKind, parent: TenantKind): string | undefined {
  if (mayStandUnder(kind, parent)) return undefined;
  if (PARENTS[kind].length === 0) return 'Tỉnh, thành phố trực thuộc trung ương không có đơn vị cấp trên ở đây. Hãy bỏ trống.';
  const fitting = PARENTS[kind].map((one) => (one === 'province' ? 'một tỉnh' : 'một thành phố')).join(' hoặc ');
  return `Đơn vị cấp trên phải là ${fitting}. Hãy chọn lại, hoặc bỏ trống.`;
}
