import type { InvitationId, NominationId } from '#contests';
import type { SubmissionId } from '#submissions';
import type { CoordinatorId, RosterId, RosterImportId } from '#notifications';

export const COORDINATOR = '/dau-moi';
export const coordinatorUrl = (id: CoordinatorId): string => `${COORDINATOR}/${id}`;
export const rostersUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/danh-sach`;
export const rosterUrl = (id: CoordinatorId, roster: RosterId): string => `${rostersUrl(id)}/${roster}`;
export const sheetUrl = (id: CoordinatorId, sheet: RosterImportId): string => `${rostersUrl(id)}/xem/${sheet}`;
export const remindersUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/nhac`;
export const nominationsUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/de-cu`;
export const nominationUrl = (id: CoordinatorId, nomination: NominationId): string => `${nominationsUrl(id)}/${nomination}`;
export const newNominationUrl = (id: CoordinatorId, invitation: InvitationId): string => `${nominationsUrl(id)}/moi/${invitation}`;
/** Where the unit chooses among the entries of its people. */
export const unitSelectionUrl = (id: CoordinatorId, invitation: InvitationId): string => `${nominationsUrl(id)}/chon-bai/${invitation}`;
export const unitEntryUrl = (id: CoordinatorId, invitation: InvitationId, submission: SubmissionId | string): string =>
  `${unitSelectionUrl(id, invitation)}/${submission}`;
/** Where the contact reads it. */
export const unitReadingUrl = (id: CoordinatorId, invitation: InvitationId, submission: SubmissionId | string): string =>
  `${unitEntryUrl(id, invitation, submission)}/doc`;
export const selectionMinutesUrl = (id: CoordinatorId, invitation: InvitationId): string =>
  `${unitSelectionUrl(id, invitation)}/bien-ban.docx`;
export const confirmationUrl = (id: CoordinatorId, nomination: NominationId): string => `${nominationUrl(id, nomination)}/xac-nhan`;
/** Who of the unit has sent something in. */
export const takingPartUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/nguoi-du-thi`;
/** The list of entries that the unit sends to the organisers. */
export const unitListUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/bai-du-thi`;
