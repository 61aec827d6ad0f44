import { type DocumentModel, formatDate, formatNumber } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { sentence } from '../text/article-writer.js';
import { approvingAuthority, paperHeader } from './round-paper.js';

/** Somebody on a council, as they stand in its list. */
export interface ListedCouncilMember {
  fullName: string;
  /** "Phó Giám đốc Sở Nội vụ"; empty where it is not known. */
  position: string;
  /** "Phường 9, thành phố Đà Lạt"; empty where it is not known. */
  unit: string;
  role: 'chair' | 'secretary' | 'member';
}

export interface CouncilListFacts {
  ruleSet: RuleSet;
  /** "Hội đồng đánh giá sáng kiến, giải pháp" */
  council: string;
  /** In the order in which they stand. */
  members: readonly ListedCouncilMember[];
  /** On which day it was so. */
  at: Date;
  year: number;
}

const ROLES = { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Thành viên' } as const;

/** The list of a council ("Danh sách Hội đồng"), to be joined to the decision that sets it up. */
export function councilListDocument({ ruleSet, council, members, at, year }: CouncilListFacts): DocumentModel {
  return {
    title: 'DANH SÁCH',
    subject: `${council}, ${ruleSet.contest.name}`,
    header: paperHeader(ruleSet, 'DS', year),
    preamble: [sentence(`${council} có ${formatNumber(members.length)} người, tính đến ngày ${formatDate(at)}`)],
    counting: 'parts',
    articles: [
      {
        ...{ id: 'members', number: 1, title: 'Thành phần' },
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'TT', align: 'end' },
              { title: 'Họ và tên', align: 'start' },
              { title: 'Chức vụ', align: 'start' },
              { title: 'Đơn vị công tác', align: 'start' },
              { title: 'Nhiệm vụ', align: 'start' },
            ],
            rows: members.map(({ fullName, position, unit, role }, index) => [String(index + 1), fullName, position, unit, ROLES[role]]),
          },
        ],
      },
    ],
    recipients: [`- ${approvingAuthority(ruleSet).name};`, '- Lưu: Hồ sơ Cuộc thi.'],
    signature: { capacity: approvingAuthority(ruleSet).capacity },
  };
}
