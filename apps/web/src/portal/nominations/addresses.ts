import type { NominationAuthorId } from '#contests';

/** What somebody with an account is asked about being nominated. */
export const OWN_NOMINATIONS = '/cua-toi/de-cu';
export const ownNominationUrl = (id: NominationAuthorId): string => `${OWN_NOMINATIONS}/${id}`;
