/** The public page of a round's draw. */
export const drawAddress = (round: string): string => `/boc-tham/${round}`;
