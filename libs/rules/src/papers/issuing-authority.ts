import { authorityName } from '../plan/authority-name.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { AwardForm } from '../prizes/prize-setting.js';

type Role = keyof RuleSet['authorities'];

/** Who issues a certificate or a decision and how that stands on paper (header and signature as in Decree 30/2020/NĐ-CP, annex I). */
export interface IssuingAuthority {
  /** As the rules name it: "Ban Tổ chức Cuộc thi". */
  name: string;
  /** Header, from the authority above to the issuing one. */
  header: string[];
  /** Above the signature: "TM. BAN TỔ CHỨC", "TRƯỞNG BAN". */
  capacity: string[];
}

const CAPACITY: Readonly<Record<Role, string[]>> = {
  board: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
  council: ['TM. HỘI ĐỒNG', 'CHỦ TỊCH HỘI ĐỒNG'],
  committee: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  chairman: ['CHỦ TỊCH'],
  director: ['GIÁM ĐỐC'],
};

/** Boards and councils stand below those who organise; offices are headed by the body that they lead. */
const BELOW_ORGANISERS: readonly string[] = ['board', 'council'];
const LEADS_A_BODY = /^(Chủ tịch|Giám đốc)\s+/u;

/** The authority that the rules name as issuer of an award. */
export function issuingAuthority(ruleSet: RuleSet, { issuer }: Pick<AwardForm, 'issuer'>): IssuingAuthority {
  const role = issuer as Role;
  const name = authorityName(ruleSet, role);
  const header = BELOW_ORGANISERS.includes(role) ? [...ruleSet.contest.organisers, name] : [name.replace(LEADS_A_BODY, '')];
  return { name, header: header.map((line) => line.toLocaleUpperCase('vi')), capacity: CAPACITY[role] };
}
