/** Cookies of a registration or a sign-in on its way. */
export const DRAFT_COOKIE = 'dang-ky';
export const CODE_COOKIE = 'ma';
