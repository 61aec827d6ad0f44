/** What may be done. One name per duty; roles are lists of these. */
export const Permission = {
  /** A contestant with a session: registering, sitting, own receipts. */
  TakePart: 'take-part',
  /** Any member of staff: the console's home and read-only pages. */
  ReadConsole: 'read-console',
  WriteQuestions: 'write-questions',
  ApproveQuestions: 'approve-questions',
  WriteNews: 'write-news',
  ApproveStanding: 'approve-standing',
  PublishResults: 'publish-results',
  IssueCertificates: 'issue-certificates',
  ManageStaff: 'manage-staff',
  /** The demo's clock. */
  MoveClock: 'move-clock',
} as const;
export type Permission = (typeof Permission)[keyof typeof Permission];

/** The duties of staff. Who writes is not who approves, who computes is not who publishes. */
export type StaffRole = 'author' | 'approver' | 'publisher' | 'administrator';

const GRANTS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  author: [Permission.ReadConsole, Permission.WriteQuestions, Permission.WriteNews, Permission.MoveClock],
  approver: [Permission.ReadConsole, Permission.ApproveQuestions, Permission.ApproveStanding, Permission.MoveClock],
  publisher: [Permission.ReadConsole, Permission.PublishResults, Permission.IssueCertificates, Permission.WriteNews, Permission.MoveClock],
  administrator: [Permission.ReadConsole, Permission.ManageStaff, Permission.WriteNews, Permission.MoveClock],
};

/** All that the roles together permit. */
export function permissionsOf(roles: readonly StaffRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => GRANTS[role]));
}
