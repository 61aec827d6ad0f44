import type { CoordinatorId, RosterId, RosterImportId } from '#notifications';

export const COORDINATOR = '/dau-moi';
export const coordinatorUrl = (id: CoordinatorId): string => `${COORDINATOR}/${id}`;
export const rostersUrl = (id: CoordinatorId): string => `${coordinatorUrl(id)}/danh-sach`;
export const rosterUrl = (id: CoordinatorId, roster: RosterId): string => `${rostersUrl(id)}/${roster}`;
export const sheetUrl = (id: CoordinatorId, sheet: RosterImportId): string => `${rostersUrl(id)}/xem/${sheet}`;
