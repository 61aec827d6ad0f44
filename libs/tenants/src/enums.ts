export const TENANT_KINDS = ['province', 'city', 'ward', 'department'] as const;
export type TenantKind = (typeof TENANT_KINDS)[number];

export const DRAWING_NAMES = ['emblem', 'landscape-phone', 'landscape-desktop', 'card', 'certificate'] as const;
export type DrawingName = (typeof DRAWING_NAMES)[number];
