import { type Contact, readContact } from '#accounts';
import { cleanText } from '#kernel';
import type { DraftAnswers, FieldFault } from './draft-answers.js';

/** What a guardian is to the child, as forms offer it. A school consents by its list, never in a form. */
export const RELATIONS = { mother: 'Mẹ', father: 'Cha', guardian: 'Người giám hộ' } as const;
export type Relation = keyof typeof RELATIONS;

export interface GuardianReading {
  fullName: string;
  relation: Relation;
  contact: Contact;
}

/** Reads who consents for a child. The child's own phone is taken too: a family may share one. */
export function readGuardian(answers: DraftAnswers): { guardian: GuardianReading } | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const fullName = cleanText(answers.guardianName ?? '');
  if (!/\p{L}/u.test(fullName) || /\d/.test(fullName) || fullName.length > 120)
    faults.push({ field: 'guardianName', text: 'Hãy nhập họ và tên của cha, mẹ hoặc người giám hộ.' });
  const relation = answers.guardianRelation ?? '';
  if (!Object.hasOwn(RELATIONS, relation)) faults.push({ field: 'guardianRelation', text: 'Hãy chọn người ấy là ai của bạn.' });
  const reading = readContact(answers.guardianContact ?? '');
  if ('fault' in reading) faults.push({ field: 'guardianContact', text: reading.fault });
  if (faults.length > 0 || 'fault' in reading) return { faults };
  return { guardian: { fullName, relation: relation as Relation, contact: reading.contact } };
}
