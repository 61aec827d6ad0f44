import { readBirthDate } from '#accounts';
import { cleanText } from '#kernel';

/** Somebody who is to sit on a board or team. Name and birth date tell people apart, as at registration. */
export interface NewTeamMember {
  /** Code of the team in the rule set. */
  team: string;
  fullName: string;
  /** "1975-03-02" */
  birthDate: string;
}

/** A member as typed; the birth date in one field, "02/03/1975". */
export type TypedTeamMember = Partial<Record<keyof NewTeamMember, string>>;

export interface TeamMemberFault {
  field: keyof NewTeamMember;
  text: string;
}

const LONGEST = 120;

/** Reads a member. `teams` are the codes of the rule set. @returns the member, or every fault at once in the order of the fields */
export function readTeamMember(
  typed: TypedTeamMember,
  { teams, today }: { teams: readonly string[]; today: Date },
): { member: NewTeamMember } | { faults: TeamMemberFault[] } {
  const faults: TeamMemberFault[] = [];
  const fullName = cleanText(typed.fullName ?? '');
  if (!/\p{L}/u.test(fullName)) faults.push({ field: 'fullName', text: 'Hãy nhập họ và tên.' });
  else if (fullName.length > LONGEST) faults.push({ field: 'fullName', text: `Họ và tên dài quá ${LONGEST} ký tự.` });

  const birth = readTypedDate(typed.birthDate ?? '', today);
  if ('fault' in birth) faults.push({ field: 'birthDate', text: birth.fault });

  const team = typed.team ?? '';
  if (!teams.includes(team)) faults.push({ field: 'team', text: 'Hãy chọn một ban, tổ.' });
  return faults.length > 0 || 'fault' in birth ? { faults } : { member: { team, fullName, birthDate: birth.date } };
}

function readTypedDate(typed: string, today: Date): { date: string } | { fault: string } {
  const parts = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{1,4})$/.exec(cleanText(typed));
  if (!parts) return { fault: 'Hãy viết ngày sinh đủ ngày, tháng, năm, ví dụ 02/03/1975.' };
  const [, day = '', month = '', year = ''] = parts;
  return readBirthDate({ day, month, year }, today);
}
