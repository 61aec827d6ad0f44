import { countInWords, lowerFirst } from '#kernel';
import { QUORUMS } from '../councils/quorum.js';
import { eligibilityConditions } from '../eligibility/eligibility-conditions.js';
import { barredGroups } from '../eligibility/people-groups.js';
import { authorityName } from '../plan/authority-name.js';
import { REGISTERS_BY, REGISTRATION_FIELDS } from '../plan/contest-setting.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { enumerated, sentence, type ArticleDraft, type Clause } from './article-writer.js';
import { documentDay } from './document-day.js';

/** What the contest is, who may take part and how one registers. */
export function contestArticles(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft[] {
  return [
    aboutArticle(ruleSet),
    audienceArticle(ruleSet, nameOf),
    exclusionArticle(ruleSet, nameOf),
    registrationArticle(ruleSet, nameOf),
    topicArticle(ruleSet),
  ];
}

function aboutArticle({ contest, authorities }: RuleSet): ArticleDraft {
  const { name, organisers, standingBody, purposes, scope, format, addresses } = contest;
  return {
    id: 'about',
    title: 'Tên gọi, cơ quan tổ chức và hình thức thi',
    clauses: [
      sentence(`Tên gọi: ${name}`),
      sentence(`Cơ quan tổ chức: ${organisers.join('; ')}${standingBody ? `. Cơ quan thường trực: ${standingBody}` : ''}`),
      authorities.board === undefined && authorities.council === undefined
        ? undefined
        : sentence(`Cơ quan điều hành: ${[authorities.board, authorities.council].filter(Boolean).join('; ')}`),
      purposes.length > 0 ? { text: 'Mục đích, yêu cầu:', points: enumerated(purposes) } : undefined,
      sentence(`Phạm vi: ${scope}`),
      sentence(`Hình thức: ${format}`),
      addresses.length > 0 ? { text: 'Địa chỉ tham gia:', points: enumerated(addresses) } : undefined,
    ],
  };
}

function audienceArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const [first] = ruleSet.audiences;
  // What holds for all is said once.
  const common = ruleSet.audiences.every(({ registersBy }) => registersBy === first?.registersBy) ? first?.registersBy : undefined;
  const groups = ruleSet.audiences.map(({ name, detail, registersBy, encouraged }) => {
    const notes = [
      ...(common === undefined ? [`đăng ký theo ${REGISTERS_BY[registersBy]}`] : []),
      ...(encouraged ? ['khuyến khích tham gia, không bắt buộc'] : []),
    ];
    return `${name}${detail ? `: ${detail}` : ''}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
  });
  return {
    id: 'audience',
    title: 'Đối tượng dự thi',
    clauses: [
      { text: 'Đối tượng dự thi gồm:', points: enumerated(groups) },
      common && `Người dự thi đăng ký theo ${REGISTERS_BY[common]}.`,
      ...ruleSet.eligibility
        .filter((condition) => {
          const { bars, atRegistration = false } = eligibilityConditions.of(condition);
          return !bars && !atRegistration;
        })
        .map((condition) => eligibilityConditions.describe(condition, nameOf)),
      sentence(`Danh mục đơn vị hành chính, cơ quan, đơn vị của Cuộc thi lấy theo ${documentDay(ruleSet.contest.unitsAt)}`),
    ],
  };
}

/** Results cite this article for everyone whom they leave out. */
function exclusionArticle(ruleSet: RuleSet, nameOf: NameOf): ArticleDraft {
  const { eligibility, lists = [] } = ruleSet;
  const barred = barredGroups(ruleSet).map(({ code }) => code);
  const barring = eligibility.filter((condition) => eligibilityConditions.of(condition).bars);
  return {
    id: 'exclusions',
    title: 'Đối tượng không được dự thi',
    clauses: [
      ...barring.map((condition) => eligibilityConditions.describe(condition, nameOf)),
      ...lists
        .filter(({ code, detail }) => detail !== undefined && barred.includes(code))
        .map(({ name, detail }) => sentence(`Danh sách “${name}”: ${detail}`)),
    ],
  };
}

/** Who runs the contest. */
export function teamArticle(ruleSet: RuleSet): ArticleDraft {
  const { teams, approval } = ruleSet;
  const people = approval.approvers > 1 ? ` (${countInWords(approval.approvers)} người cùng duyệt)` : '';
  return {
    id: 'teams',
    title: 'Các ban, tổ của Cuộc thi',
    clauses: [
      teams.length > 0
        ? {
            text: 'Cuộc thi có các ban, tổ sau:',
            points: enumerated(
              teams.map(
                ({ name, members, establishedBy, quorum }) =>
                  `${name}${establishedBy ? ` (do ${establishedBy} thành lập)` : ''}: ${members}${quorum ? `; họp và biểu quyết khi có mặt ${lowerFirst(QUORUMS[quorum])} số thành viên có quyền biểu quyết` : ''}`,
              ),
            ),
          }
        : undefined,
      `Phần mềm tính kết quả theo Thể lệ này; kết quả chỉ được công bố sau khi ${authorityName(ruleSet, approval.role)} phê duyệt${people}.`,
    ],
  };
}

function registrationArticle({ registration, eligibility, texts, collective }: RuleSet, nameOf: NameOf): ArticleDraft {
  const fields = registration.fields.map(
    ({ code, required, why }) => `${REGISTRATION_FIELDS[code]}${required ? '' : ' (không bắt buộc)'}: ${lowerFirst(why)}`,
  );
  return {
    id: 'registration',
    title: 'Đăng ký dự thi; quyền lợi và trách nhiệm của người dự thi',
    clauses: [
      `Mỗi người chỉ được đăng ký một tài khoản, dùng cho cả Cuộc thi.${collective.length > 0 ? ' Đơn vị đã chọn khi dự thi lần đầu được dùng để tính giải tập thể.' : ''}`,
      ...eligibility
        .filter((condition) => eligibilityConditions.of(condition).atRegistration)
        .map((condition) => eligibilityConditions.describe(condition, nameOf)),
      { text: 'Người dự thi cung cấp các thông tin sau, chỉ dùng cho Cuộc thi:', points: enumerated(fields) },
      texts.conduct.length > 0 ? { text: 'Quyền lợi và trách nhiệm của người dự thi:', points: enumerated(texts.conduct) } : undefined,
    ],
  };
}

function topicArticle({ topics, references }: RuleSet): ArticleDraft {
  const clauses: Clause[] = [];
  if (topics.length > 0)
    clauses.push({
      text: topics.length > 1 ? 'Nội dung thi gồm:' : 'Nội dung thi:',
      points: enumerated(topics.map(({ name, detail }) => `${name}${detail ? `: ${detail}` : ''}`)),
    });
  if (references.length > 0) clauses.push({ text: 'Tài liệu tham khảo:', points: enumerated(references) });
  return { id: 'topics', title: 'Nội dung thi', clauses };
}
