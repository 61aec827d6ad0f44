/** One's own appeals, and one's own questions to the board; what everybody may read of them. */
export const OWN_APPEALS = '/cua-toi/khieu-nai';
export const NEW_APPEAL = `${OWN_APPEALS}/moi`;
export const OWN_QUESTIONS = '/cua-toi/cau-hoi';
export const BOARD_ANSWERS = '/hoi-dap/ban-to-chuc';
