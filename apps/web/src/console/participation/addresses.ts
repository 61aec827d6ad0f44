import type { Round } from '#contests';
import type { UnitId } from '#units';
import { entriesUrl } from '../submissions/addresses.js';

/** Which units take part, and what they still lack. */
export const takingPartUrl = (round: Pick<Round, 'code'>): string => `${entriesUrl(round)}/don-vi-du-thi`;
/** The people of one unit. */
export const unitTakingPartUrl = (round: Pick<Round, 'code'>, unit: UnitId): string => `${takingPartUrl(round)}/${unit}`;
