import type { Appeal, BoardQuestion } from '#appeals';
import type { Attempt, AttemptException } from '#attempts';
import type { RunningContest } from '#contests';
import { type ContestId, formatDate, formatMoment, maskPhone, parseLocal, toLocalIso } from '#kernel';
import type { OwnContestData, OwnRecord, Term } from '#registrations';
import type { OwnCase } from '#results';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import type { OwnSubmissionFacts } from '../submissions/own-submission-file.js';
import type { AccountFormView, AccountView } from '../view-models.js';

export const OWN_DATA = '/tai-khoan/du-lieu';

type Section = AccountView['sections'][number];

const KINDS: Readonly<Record<OwnContestData['consents'][number]['kind'], string>> = {
  'take-part': 'Dùng thông tin để dự thi',
  'publish-name': 'Công bố tên',
  declaration: 'Lời cam đoan',
};
const SPEAKERS: Readonly<Record<OwnContestData['consents'][number]['saidBy'], string>> = {
  contestant: 'bạn',
  guardian: 'cha mẹ hoặc người giám hộ',
  school: 'nhà trường, theo danh sách',
  organiser: 'Ban Tổ chức, khi hết hạn giữ',
};
const RELATIONS: Readonly<Record<string, string>> = { mother: 'Mẹ', father: 'Cha', guardian: 'Người giám hộ', school: 'Nhà trường' };

/** /tai-khoan/du-lieu */
export function ownDataPage(
  { account, contests }: OwnRecord,
  { runningId, term, ownPage }: { runningId: ContestId | undefined; term: Term | undefined; ownPage: string },
): Page {
  const born = account.birthDate === null ? undefined : parseLocal(account.birthDate);
  return page<AccountView>('account', {
    title: 'Dữ liệu của tôi',
    isPrivate: true,
    heading: 'Dữ liệu của tôi',
    person: [
      { label: 'Họ và tên', value: account.fullName },
      ...(born ? [{ label: 'Ngày sinh', value: formatDate(born) }] : []),
      { label: 'Liên hệ', value: account.phone ? maskPhone(account.phone) : (account.email ?? '') },
    ],
    sections: [
      ...contests.map((data) => contestSection(data)),
      ...contests.filter(({ contestId }) => contestId === runningId).flatMap((data) => [publishSection(data), withdrawSection(term)]),
      {
        id: 'tai-ve',
        heading: 'Tải về',
        paragraphs: [
          'Khi bạn bắt đầu thi, máy chủ giữ một mã băm của trình duyệt, chỉ để Ban Tổ chức thấy khi quá nhiều người thi trên một máy. Mã này được xóa cùng thông tin của bạn.',
          'Toàn bộ thông tin trên đây, các lượt thi, các bài dự thi đã viết và đã gửi (có địa chỉ tải từng tệp) của bạn, điều Ban Tổ chức hỏi và lời bạn trả lời, việc thêm giờ hoặc mở lại lượt thi, trong một tệp JSON.',
        ],
        links: [{ label: 'Tải dữ liệu của tôi', url: `${OWN_DATA}/tai-ve.json` }],
      },
    ],
    back: { label: `Về ${ownPage}`, url: '/cua-toi' },
  });
}

function contestSection(data: OwnContestData): Section {
  const facts: [string, string | null][] = [
    ['Đăng ký lúc', formatMoment(data.registeredAt)],
    ['Đối tượng', data.audience],
    ['Tính cho', data.unit],
    ['Nơi thường trú', data.residence],
    ['Nơi làm việc hoặc học tập', data.workplace],
    ['Chức vụ', data.position],
    ['Địa chỉ liên hệ', data.address],
    ['Thư điện tử', data.email],
    ['Số căn cước', data.identityNumber],
    ['Người đồng ý', data.guardian && `${RELATIONS[data.guardian.relation] ?? ''}: ${data.guardian.fullName}`],
    ['Nhập hộ', data.isAssisted ? 'Có người nhập hộ' : null],
    ['Mã số ẩn danh trong bảng xếp hạng', data.pseudonym],
  ];
  return {
    id: `cuoc-thi-${data.contestId}`,
    heading: data.contest,
    paragraphs: [],
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    lines: data.consents.map(({ kind, statement, given, saidBy, saidAt, textVersion }) => ({
      title: `${KINDS[kind]}${statement ? ` (${statement})` : ''}: ${given ? 'đồng ý' : 'không đồng ý'}`,
      detail: `Lời của ${SPEAKERS[saidBy]}, lúc ${formatMoment(saidAt)}, ${versionWords(textVersion)}`,
    })),
  };
}

/** "bản tháng 11 năm 2026": which words were read. Versions are named by year and month. */
function versionWords(version: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(version) ?? [];
  return year === undefined ? `bản ${version}` : `bản tháng ${Number(month)} năm ${year}`;
}

function publishSection({ publishesName, guardianState }: OwnContestData): Section {
  const child = guardianState === null ? [] : ['Tên chỉ hiện khi cả bạn và cha mẹ hoặc người giám hộ cùng đồng ý.'];
  return {
    id: 'cong-bo',
    heading: 'Công bố tên',
    paragraphs: [
      publishesName
        ? 'Bạn đồng ý công bố tên, che một phần, khi đạt giải hoặc được xếp hạng. Rút lại thì từ lúc đó trang công khai chỉ ghi chữ cái đầu. Bảng xếp hạng và dấu vân tay của nó không đổi.'
        : 'Bạn không đồng ý công bố tên: trang công khai chỉ ghi chữ cái đầu.',
      ...child,
    ],
    post: {
      url: `${OWN_DATA}/cong-bo`,
      label: publishesName ? 'Không công bố tên nữa' : 'Đồng ý công bố tên',
      hidden: [{ name: 'publish', value: publishesName ? 'no' : 'yes' }],
    },
  };
}

function withdrawSection(term: Term | undefined): Section {
  const due = term?.eraseOn === undefined ? undefined : parseLocal(term.eraseOn);
  return {
    id: 'rut',
    heading: 'Rút khỏi cuộc thi',
    paragraphs: [
      'Bạn có thể rút và cho xóa thông tin của mình bất cứ lúc nào.',
      ...(due ? [`Nếu không, thông tin cá nhân của cuộc thi này được xóa vào ngày ${formatDate(due)}.`] : []),
    ],
    links: [{ label: 'Rút và xóa thông tin của tôi', url: `${OWN_DATA}/rut` }],
  };
}

/** /tai-khoan/du-lieu/rut */
export function withdrawPage({ contest }: RunningContest, fault: string | undefined): Page {
  return page<AccountFormView>(
    'account-form',
    {
      title: 'Rút khỏi cuộc thi',
      isPrivate: true,
      task: { title: 'Rút khỏi cuộc thi', backUrl: OWN_DATA },
      heading: 'Rút và xóa thông tin của tôi',
      intro: [
        `Bạn rút khỏi ${contest.name}. Họ tên, ngày sinh, liên hệ và những gì bạn đã khai được xóa ngay, trừ khi bạn còn ở một cuộc thi khác tại đây.`,
        'Bài đã nộp vẫn được đếm nhưng không còn biết là của ai. Bài viết, sáng kiến đã gửi: nội dung, tệp và tên tác giả được xóa; bài chưa vào bảng kết quả thì được rút, không chấm nữa. Bạn không nhận giải nữa. Giấy chứng nhận đã cấp vẫn tra được, tên chỉ ghi chữ cái đầu.',
      ],
      errors: fault ? errorSummary([{ field: 'word', text: fault }]) : undefined,
      actionUrl: `${OWN_DATA}/rut`,
      fields: [{ id: 'word', name: 'word', label: 'Gõ chữ XÓA để xác nhận', value: '', error: fault, autocomplete: 'off', maxlength: 10 }],
      button: 'Rút và xóa',
      isGrave: true,
      links: [{ label: 'Thôi, giữ lại', url: OWN_DATA }],
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}

/** A case about somebody's own attempt, for programs. */
export interface OwnCaseFacts {
  round: string;
  kind: OwnCase['kind'];
  state: OwnCase['state'];
  reason: string;
  askedAt: string | null;
  answer: string | null;
  answeredAt: string | null;
}

/** What the board was asked to do for somebody's own attempt besides the rules, for programs. */
export interface OwnExceptionFacts extends Pick<AttemptException, 'kind' | 'minutes' | 'cause' | 'reason' | 'state' | 'declinedBecause'> {
  askedAt: string;
  decidedAt: string | null;
}

/** What is kept, for programs: times as local ISO, attempts with their receipts, what organisers have asked and the answers, what the board did besides the rules. */
export function ownDataFile(
  { account, contests }: OwnRecord,
  {
    attempts,
    cases,
    exceptions,
    appeals,
    questions,
    submissions,
  }: {
    attempts: readonly (readonly Attempt[])[];
    cases: readonly (readonly OwnCaseFacts[])[];
    exceptions: readonly (readonly OwnExceptionFacts[])[];
    appeals: readonly (readonly Appeal[])[];
    questions: readonly (readonly BoardQuestion[])[];
    submissions: readonly (readonly OwnSubmissionFacts[])[];
  },
): { account: Record<string, unknown>; contests: Record<string, unknown>[] } {
  const time = (instant: Date | null): string | null => instant && toLocalIso(instant);
  return {
    account: { ...account, createdAt: time(account.createdAt) },
    contests: contests.map((data, n) => ({
      ...data,
      registeredAt: time(data.registeredAt),
      guardian: data.guardian && { ...data.guardian, confirmedAt: time(data.guardian.confirmedAt) },
      unitChanges: data.unitChanges.map((change) => ({ ...change, changedAt: time(change.changedAt) })),
      consents: data.consents.map((consent) => ({ ...consent, saidAt: time(consent.saidAt) })),
      attempts: attempts[n]?.map(
        ({ number, sequel, partCode, startedAt, submittedAt, receiptCode, sealSha256, prediction, isAssisted, deviceMark }) => ({
          number,
          sequel,
          part: partCode,
          startedAt: time(startedAt),
          submittedAt: time(submittedAt),
          receiptCode,
          sealSha256,
          prediction,
          isAssisted,
          hasDeviceMark: Boolean(deviceMark),
        }),
      ),
      submissions: submissions[n],
      cases: cases[n],
      exceptions: exceptions[n],
      // What is only proposed stays between those who decide.
      appeals: appeals[n]?.map(({ code, kind, bodyText, receivedAt, decidedAt, decision, basis, reason }) => ({
        ...{ code, kind, text: bodyText, receivedAt: time(receivedAt), decidedAt: time(decidedAt) },
        ...(decidedAt ? { decision, basis, reason } : {}),
      })),
      questions: questions[n]?.map(({ questionText, askedAt, answerText, answeredAt }) => ({
        question: questionText,
        askedAt: time(askedAt),
        answer: answerText,
        answeredAt: time(answeredAt),
      })),
    })),
  };
}
