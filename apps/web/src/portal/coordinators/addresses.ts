import type { InvitationId, NominationId } from '#contests';
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
