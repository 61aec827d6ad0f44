import { Permission, type Principal } from '#access';
import { MARKING } from '../console/marking/addresses.js';

const HOME = '/quan-tri';

/** Whose only pages are those of judges. */
export function onlyMarks(principal: Principal | undefined): boolean {
  return principal !== undefined && principal.permissions.has(Permission.Judge) && !principal.permissions.has(Permission.ReadConsole);
}

/** The first page of the console for whoever is signed in. */
export function homeOf(principal: Principal | undefined): string {
  return onlyMarks(principal) ? MARKING : HOME;
}
