import { STAFF_ROLES, type StaffRole } from '#access';
import { cleanText } from '#kernel';
import { readContact } from './contact.js';

/** Somebody who is to work in the console. */
export interface NewStaff {
  fullName: string;
  email: string;
  /** "Phó Trưởng ban"; empty where the role says it all. */
  position: string;
  roles: StaffRole[];
}

/** A member of staff as typed. */
export type TypedStaff = { fullName?: string; email?: string; position?: string; roles?: readonly string[] };

export interface StaffFault {
  field: 'fullName' | 'email' | 'position' | 'roles';
  text: string;
}

const LONGEST = 120;

/** Reads who is invited. @returns the person, or every fault at once in the order of the fields */
export function readNewStaff(typed: TypedStaff): { person: NewStaff } | { faults: StaffFault[] } {
  const faults: StaffFault[] = [];
  const fullName = cleanText(typed.fullName ?? '');
  if (!/\p{L}/u.test(fullName)) faults.push({ field: 'fullName', text: 'Hãy nhập họ và tên.' });
  else if (fullName.length > LONGEST) faults.push({ field: 'fullName', text: `Họ và tên dài quá ${LONGEST} ký tự.` });

  const email = readEmail(typed.email ?? '');
  if ('fault' in email) faults.push({ field: 'email', text: email.fault });

  const duties = readDuties(typed);
  if ('faults' in duties) faults.push(...duties.faults);
  if (faults.length > 0 || 'fault' in email || 'faults' in duties) return { faults };
  return { person: { fullName, email: email.email, ...duties } };
}

/** Reads position and roles. */
export function readDuties(typed: TypedStaff): Pick<NewStaff, 'position' | 'roles'> | { faults: StaffFault[] } {
  const faults: StaffFault[] = [];
  const position = cleanText(typed.position ?? '');
  if (position.length > LONGEST) faults.push({ field: 'position', text: `Chức danh dài quá ${LONGEST} ký tự.` });
  const roles = STAFF_ROLES.filter((role) => typed.roles?.includes(role));
  if (roles.length === 0) faults.push({ field: 'roles', text: 'Hãy chọn ít nhất một vai trò.' });
  return faults.length > 0 ? { faults } : { position, roles };
}

/** An e-mail address as staff sign in with it. */
export function readEmail(typed: string): { email: string } | { fault: string } {
  if (!cleanText(typed)) return { fault: 'Hãy nhập địa chỉ thư điện tử.' };
  const reading = readContact(typed.includes('@') ? typed : `${typed}@`);
  return 'contact' in reading ? { email: reading.contact.value } : reading;
}
