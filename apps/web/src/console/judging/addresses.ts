import type { Round } from '#contests';

/** The secretariat of judging: below it each round of receiving by its code. */
export const JUDGING = '/quan-tri/to-chuc-cham';
/** Where members of councils vote. */
export const MEETINGS = '/quan-tri/hop-hoi-dong';

export const judgingUrl = ({ code }: Pick<Round, 'code'>): string => `${JUDGING}/${code}`;
export const phaseUrl = (round: Pick<Round, 'code'>, phase: string): string => `${judgingUrl(round)}/vong/${phase}`;
export const copiesUrl = (round: Pick<Round, 'code'>, phase: string): string => `${phaseUrl(round, phase)}/ban-roc-phach`;
export const assignmentsUrl = (round: Pick<Round, 'code'>, phase: string): string => `${phaseUrl(round, phase)}/phan-cong`;
export const conflictsUrl = (round: Pick<Round, 'code'>, phase: string): string => `${phaseUrl(round, phase)}/xung-dot`;
export const marksUrl = (round: Pick<Round, 'code'>, phase: string): string => `${phaseUrl(round, phase)}/diem`;
export const papersUrl = (round: Pick<Round, 'code'>, phase: string): string => `${phaseUrl(round, phase)}/phieu-giay`;
export const sessionsUrl = (round: Pick<Round, 'code'>): string => `${judgingUrl(round)}/phien-hop`;
export const sessionUrl = (round: Pick<Round, 'code'>, session: string): string => `${sessionsUrl(round)}/${session}`;
