import type { StaffMember } from '#accounts';
import type { RunningContest, TeamMember, TeamMemberFault, TypedTeamMember } from '#contests';
import { capitalise, formatDate, formatNumber, parseLocal } from '#kernel';
import { type ListedNumber, QUESTION_AUTHORS, reasonInStanding } from '#registrations';
import type { ApprovingHolder } from '#results';
import { authorityName, barredGroups, type NamedPeopleGroup, peopleGroups } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { Page } from '../../edge/page.js';
import { articleNumber } from '../articles.js';
import { consolePage } from '../console-page.js';
import type { CardFormView, CellView, FormFieldView, GroupsView, NoticeView } from '../view-models.js';

const SIGNERS = '/quan-tri/ban-to/nguoi-ky';

type RuleSet = RunningContest['ruleSet'];
type Group = GroupsView['groups'][number];

/** Somebody who has registered although a team on which they sit, or a list that names them, is barred. */
export interface BarredPerson {
  fullName: string;
  /** "Phường 9, thành phố Đà Lạt" */
  place: string;
  /** Codes of those teams and lists. */
  teams: readonly string[];
  /** The memberships by which they were found. */
  memberIds: ReadonlySet<string>;
}

export interface NumberFault {
  field: 'number' | 'list';
  text: string;
}

export interface TeamsContent {
  ruleSet: RuleSet;
  members: readonly TeamMember[];
  barred: readonly BarredPerson[];
  mayManage: boolean;
  /** Who signs for the role that approves. */
  signing: { holders: readonly ApprovingHolder[]; staff: readonly StaffMember[]; mayName: boolean };
  /** Numbers on lists; undefined where the plan asks for none. */
  numbers?: readonly ListedNumber[] | undefined;
  numberFaults?: readonly NumberFault[];
  typed?: TypedTeamMember;
  faults?: readonly TeamMemberFault[];
}

/** /quan-tri/ban-to */
export function teamsPage(content: TeamsContent): Page {
  const { ruleSet, barred, mayManage, faults = [] } = content;
  const article = exclusionArticle(ruleSet);
  const people = peopleGroups(ruleSet);
  const hasLists = people.some(({ list }) => list === 'lists');
  return consolePage<GroupsView>(
    'groups',
    {
      title: 'Ban, tổ',
      heading: 'Ban, tổ và người không được dự thi',
      sentence: article
        ? `Ai thuộc ban, tổ${hasLists ? ' hoặc danh sách' : ''} mà Thể lệ loại thì không dự thi được. Thể lệ, ${article}.`
        : 'Thể lệ này không loại ban, tổ nào: thành viên vẫn được dự thi.',
      notice: tooFewSigners(content),
      groups: [
        ...(barred.length > 0 ? [barredGroup(barred, ruleSet, article ?? '')] : []),
        signersGroup(content),
        ...people.map((group) => peopleGroup(group, content)),
        ...(content.numbers && content.numbers.length > 0 ? [numbersGroup(content.numbers, content)] : []),
      ],
      forms: [...(mayManage && people.length > 0 ? [memberForm(content), ...numberForms(content)] : []), ...signerForms(content)],
    },
    { status: faults.length + (content.numberFaults ?? []).length > 0 ? 422 : 200 },
  );
}

/** From the first name on nobody else signs: fewer who can than must would leave every result unapproved. */
function tooFewSigners({ ruleSet: { approval }, signing: { holders, staff } }: TeamsContent): NoticeView | undefined {
  const able = holders.filter(({ accountId }) =>
    staff.some(({ id, roles, isLocked }) => id === accountId && roles.includes('approver') && !isLocked),
  );
  if (holders.length === 0 || able.length >= approval.approvers) return undefined;
  return {
    kind: 'grave',
    title: 'Chưa đủ người ký phê duyệt kết quả',
    text: `Thể lệ cần ${formatNumber(approval.approvers)} người cùng duyệt, mà chỉ ${formatNumber(able.length)} người có tên dưới đây ký được. Chưa ghi đủ tên thì không kết quả nào được duyệt.`,
  };
}

/** Who signs results, and for whom. */
function signersGroup({ ruleSet, signing: { holders, staff, mayName } }: TeamsContent): Group {
  const role = authorityName(ruleSet, ruleSet.approval.role);
  return {
    heading: 'Người ký phê duyệt kết quả',
    sentence: `Thể lệ giao việc phê duyệt cho ${role}, ${ruleSet.approval.approvers === 1 ? 'một người duyệt' : `${formatNumber(ruleSet.approval.approvers)} người cùng duyệt`}.`,
    table: {
      label: `Người ký thay mặt ${role}`,
      columns: [{ label: 'Họ tên' }, { label: 'Chức vụ' }, { label: 'Ghi tên' }, ...(mayName ? [{ label: 'Việc', isHidden: true }] : [])],
      rows: holders.map(({ accountId, appointedAt }) => {
        const person = staff.find(({ id }) => id === accountId);
        const fullName = person?.fullName ?? 'Người đã rời hệ thống';
        const dismiss = {
          label: 'Gỡ',
          hiddenLabel: fullName,
          url: `${SIGNERS}/go`,
          hidden: [{ name: 'id', value: accountId }],
          isGrave: true,
        };
        return {
          cells: [
            { text: fullName, isHead: true },
            { text: person?.position ?? '' },
            { text: formatDate(appointedAt) },
            ...(mayName ? [{ post: dismiss }] : []),
          ],
        };
      }),
      empty: {
        title: 'Chưa ghi tên ai',
        text: 'Khi chưa ghi tên ai, mọi người có vai trò Người duyệt đều ký được. Ghi tên một người thì từ đó chỉ người có tên mới ký được.',
      },
    },
  };
}

function signerForms({ signing: { holders, staff, mayName } }: TeamsContent): CardFormView[] {
  const named = new Set(holders.map(({ accountId }) => accountId));
  const fit = staff.filter(({ id, roles, isLocked }) => roles.includes('approver') && !isLocked && !named.has(id));
  if (!mayName || fit.length === 0) return [];
  return [
    {
      heading: 'Ghi tên người ký',
      sentence: 'Người được ghi tên phải có vai trò Người duyệt. Không ai tự ghi tên mình.',
      actionUrl: SIGNERS,
      fields: [
        {
          select: {
            id: 'id',
            name: 'id',
            label: 'Người ký',
            options: fit.map(({ id, fullName, position }) => ({
              value: id,
              label: position === '' ? fullName : `${fullName}, ${position}`,
            })),
          },
        },
      ],
      button: 'Ghi tên',
    },
  ];
}

function peopleGroup({ code, name, isBarred }: NamedPeopleGroup, { members, barred, mayManage }: TeamsContent): Group {
  const own = members.filter((member) => member.team === code);
  return {
    heading: name,
    sentence: own.length > 0 ? `${formatNumber(own.length)} người, ${isBarred ? 'không được dự thi' : 'được dự thi'}.` : undefined,
    table: {
      label: name,
      columns: [
        { label: 'Họ tên' },
        { label: 'Ngày sinh' },
        { label: 'Trong cuộc thi' },
        ...(mayManage ? [{ label: 'Việc', isHidden: true }] : []),
      ],
      rows: own.map((member) => ({
        cells: [
          { text: member.fullName, isHead: true },
          { text: formatDate(parseLocal(member.birthDate) as Date) },
          standingCell(member, { barred, isBarredTeam: isBarred }),
          ...(mayManage ? [removalCell(member)] : []),
        ],
      })),
      empty: {
        title: 'Chưa có ai',
        text: isBarred
          ? 'Ghi tên từng người trước khi mở đợt thi: máy chỉ loại được người có tên ở đây.'
          : 'Ghi tên từng người để nhân sự cuộc thi có ở một chỗ.',
      },
    },
  };
}

/** Only who sits on a barred team is looked for among those who have registered. */
function standingCell(member: TeamMember, { barred, isBarredTeam }: { barred: readonly BarredPerson[]; isBarredTeam: boolean }): CellView {
  if (barred.some(({ memberIds }) => memberIds.has(member.id)))
    return { state: { kind: 'stopped', label: 'Đã đăng ký dự thi, kết quả bị loại' } };
  return isBarredTeam ? { text: 'Chưa đăng ký dự thi' } : {};
}

function removalCell({ id, fullName }: TeamMember): CellView {
  return { post: { label: 'Gỡ', hiddenLabel: fullName, url: '/quan-tri/ban-to/go', hidden: [{ name: 'id', value: id }], isGrave: true } };
}

function barredGroup(barred: readonly BarredPerson[], ruleSet: RuleSet, article: string): Group {
  return {
    heading: 'Đã đăng ký, kết quả bị loại',
    sentence: `${formatNumber(barred.length)} người đã đăng ký dự thi nhưng không được xếp hạng.`,
    table: {
      label: 'Người đã đăng ký nhưng không được xếp hạng',
      columns: [{ label: 'Người' }, { label: 'Vì sao' }, { label: 'Thể lệ' }],
      rows: barred.map(({ fullName, place, teams }) => ({
        cells: [{ text: fullName, detail: place, isHead: true }, { text: whyBarred(teams, ruleSet) }, { text: article }],
      })),
    },
  };
}

/** "Thuộc Tổ thư ký", "Có tên trong danh sách Cán bộ in sao đề" */
function whyBarred(codes: readonly string[], ruleSet: RuleSet): string {
  const own = peopleGroups(ruleSet).filter(({ code }) => codes.includes(code));
  const namesOf = (list: NamedPeopleGroup['list']): string =>
    own
      .filter((group) => group.list === list)
      .map(({ name }) => name)
      .join(', ');
  const [teams, lists] = [namesOf('teams'), namesOf('lists')];
  const author = codes.includes(QUESTION_AUTHORS) ? reasonInStanding(ruleSet, QUESTION_AUTHORS) : '';
  return [teams && `Thuộc ${teams}`, lists && `Có tên trong danh sách ${lists}`, author].filter((one) => one !== '').join('; ');
}

function memberForm({ ruleSet, typed = {}, faults = [] }: TeamsContent): CardFormView {
  const people = peopleGroups(ruleSet);
  const kinds = people.some(({ list }) => list === 'lists') ? 'ban, tổ hoặc danh sách' : 'ban, tổ';
  const text = (field: 'fullName' | 'birthDate', label: string, hint?: string): FormFieldView => ({
    text: {
      id: field,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 120,
    },
  });
  return {
    heading: 'Thêm người',
    sentence: `Người thuộc ${kinds} bị loại không dự thi được nữa; bài đã nộp không được xếp hạng.`,
    actionUrl: '/quan-tri/ban-to',
    errors: errorSummary(faults),
    fields: [
      text('fullName', 'Họ và tên', 'Như trên căn cước.'),
      text('birthDate', 'Ngày sinh', 'Ngày, tháng, năm, ví dụ 02/03/1975. Dùng để phân biệt người trùng tên.'),
      {
        select: {
          id: 'team',
          name: 'team',
          label: capitalise(kinds),
          error: faultOf(faults, 'team'),
          placeholder: `Chọn một ${kinds}`,
          options: people.map(({ code, name }) => ({ value: code, label: name, isSelected: code === typed.team })),
        },
      },
    ],
    button: `Thêm vào ${kinds}`,
  };
}

/** Numbers on lists: three digits of each, and which list. */
function numbersGroup(numbers: readonly ListedNumber[], { ruleSet, mayManage }: TeamsContent): Group {
  const nameOf = (code: string): string => ruleSet.lists?.find((list) => list.code === code)?.name ?? code;
  return {
    heading: 'Số căn cước trong danh sách',
    sentence: 'Máy chỉ giữ dấu của số để nhận ra khi có người đăng ký, không giữ số.',
    table: {
      label: 'Số căn cước trong danh sách',
      columns: [{ label: 'Số' }, { label: 'Danh sách' }, ...(mayManage ? [{ label: 'Việc', isHidden: true }] : [])],
      rows: numbers.map(({ id, list, masked }) => ({
        cells: [
          { text: masked, isHead: true },
          { text: nameOf(list) },
          ...(mayManage
            ? [
                {
                  post: {
                    label: 'Gỡ',
                    hiddenLabel: masked,
                    url: '/quan-tri/ban-to/so-can-cuoc/go',
                    hidden: [{ name: 'id', value: id }],
                    isGrave: true,
                  },
                },
              ]
            : []),
        ],
      })),
    },
  };
}

function numberForms({ ruleSet, numbers, numberFaults = [] }: TeamsContent): CardFormView[] {
  const lists = ruleSet.lists ?? [];
  if (numbers === undefined || lists.length === 0) return [];
  return [
    {
      heading: 'Thêm số căn cước vào danh sách',
      sentence: 'Dùng khi biết số mà không chắc họ tên. Người có số này không đăng ký được.',
      actionUrl: '/quan-tri/ban-to/so-can-cuoc',
      errors: errorSummary(numberFaults),
      fields: [
        {
          text: {
            id: 'number',
            name: 'number',
            label: 'Số căn cước',
            value: '',
            error: faultOf(numberFaults, 'number'),
            autocomplete: 'off',
            maxlength: 30,
          },
        },
        {
          select: {
            id: 'list',
            name: 'list',
            label: 'Danh sách',
            error: faultOf(numberFaults, 'list'),
            placeholder: 'Chọn một danh sách',
            options: lists.map(({ code, name }) => ({ value: code, label: name })),
          },
        },
      ],
      button: 'Thêm số',
    },
  ];
}

/** "điều 3": where the rules say who is left out; undefined where they leave out nobody. */
function exclusionArticle(ruleSet: RuleSet): string | undefined {
  if (barredGroups(ruleSet).length === 0) return undefined;
  const number = articleNumber(ruleSet, 'exclusions');
  return number === undefined ? undefined : `điều ${number}`;
}
