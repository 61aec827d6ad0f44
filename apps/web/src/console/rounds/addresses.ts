import type { AlterationId, Round } from '#contests';

/** The last parts of the addresses under which a round is altered. */
export const DOINGS = { extend: 'gia-han', pause: 'tam-dung', resume: 'mo-lai', annul: 'huy' } as const;
export type Doing = keyof typeof DOINGS;

export const roundUrl = ({ code }: Pick<Round, 'code'>): string => `/quan-tri/dot-thi/${code}`;
export const timesUrl = (round: Pick<Round, 'code'>): string => `${roundUrl(round)}/thoi-gian`;
export const doingUrl = (round: Pick<Round, 'code'>, doing: Doing): string => `${timesUrl(round)}/${DOINGS[doing]}`;
export const annulmentUrl = (round: Pick<Round, 'code'>, id: AlterationId): string => `${timesUrl(round)}/de-nghi/${id}`;
