import { maskName, nameInitials } from '#kernel';
import { isChild } from './minority.js';

/** What decides how a name may be shown. */
export interface NamePermission {
  publishesName: boolean;
  guardianPublishes: boolean;
  /** Null where no guardian had to be asked. */
  guardianState: 'awaited' | 'given' | 'withdrawn' | null;
  createdAt: Date;
}

/** Whether the name may be public: by the person's own word, and for a child by the guardian's as well. */
export function mayPublish(permission: NamePermission, birthDate: string | null): boolean {
  if (!permission.publishesName) return false;
  const isMinor = permission.guardianState !== null || isChild(birthDate, permission.createdAt);
  return !isMinor || (permission.guardianState === 'given' && permission.guardianPublishes);
}

/** The name as everybody may see it: the given name cut, "Nguyễn Thị D···"; without consent only initials, "N.T.D.". */
export function publicName(person: { fullName: string; birthDate: string | null }, permission: NamePermission): string {
  return mayPublish(permission, person.birthDate) ? maskName(person.fullName) : nameInitials(person.fullName);
}
