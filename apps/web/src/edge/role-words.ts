import { STAFF_ROLES, type StaffRole } from '#access';
import { capitalise } from '#kernel';

/** How the roles of staff are called on screen. */
export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  author: 'Người soạn',
  approver: 'Người duyệt',
  publisher: 'Người công bố',
  administrator: 'Người quản trị',
  judge: 'Giám khảo',
};

/** "Người duyệt, người công bố" */
export function rolesInWords(roles: readonly StaffRole[]): string {
  return capitalise(
    STAFF_ROLES.filter((role) => roles.includes(role))
      .map((role) => ROLE_WORDS[role].toLocaleLowerCase('vi'))
      .join(', '),
  );
}
