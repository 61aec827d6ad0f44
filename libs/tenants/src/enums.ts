export type TenantKind = 'province' | 'city' | 'ward' | 'department';

export const DRAWING_NAMES = ['emblem', 'landscape-phone', 'landscape-desktop', 'card', 'certificate'] as const;
export type DrawingName = (typeof DRAWING_NAMES)[number];
