/** Where an authority applies. */
export const SIGN_UP = '/dang-ky-don-vi';
/** Where an operator decides, with the key from the mail. */
export const DECISION = '/van-hanh/don-dang-ky';
