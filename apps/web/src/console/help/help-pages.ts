import { type Account, contactOf } from '#accounts';
import { type AccountId, type ContestId, formatDate, formatMoment, maskEmail, maskPhone } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CardFormView, CellView, ConsoleFieldView, FormFieldView, HelpDeskView, HelpPersonView, NoticeView } from '../view-models.js';
import type { MergeLine, PartTaken } from './merge-desk.js';

export const HELP = '/quan-tri/ho-tro';

/** By what a person may have shown who they are; the code is what the trail keeps. */
export const PROOFS = [
  { value: 'in-person', label: 'Gặp trực tiếp, xem căn cước' },
  { value: 'video', label: 'Gọi có hình, xem căn cước' },
  { value: 'unit', label: 'Đơn vị hoặc trường xác nhận' },
  { value: 'letter', label: 'Văn bản có xác nhận' },
] as const;

/** What was found, or that nobody has looked yet. */
export interface LookUp {
  typed: string;
  people?: readonly Account[];
  isCut?: boolean;
  fault?: string;
  status?: number;
}

/** /quan-tri/ho-tro */
export function helpPage({ typed, people, isCut = false, fault, status }: LookUp): Page {
  return consolePage<HelpDeskView>(
    'help-desk',
    {
      title: 'Hỗ trợ người dự thi',
      heading: 'Hỗ trợ người dự thi',
      sentence: 'Tìm một người để mở khóa, đổi số điện thoại đã mất, hoặc gộp hai tài khoản của cùng một người.',
      search: {
        actionUrl: HELP,
        field: {
          id: 'q',
          name: 'q',
          label: 'Họ tên, số điện thoại, thư điện tử hoặc mã biên nhận',
          hint: 'Tên gõ không cần dấu; số và địa chỉ gõ đủ.',
          value: typed,
          error: fault,
          type: 'search',
          autocomplete: 'off',
          maxlength: 200,
        },
        button: 'Tìm',
      },
      table: people && peopleTable(people, isCut),
      note: 'Liên hệ và ngày sinh được che. Mỗi lần tìm và mỗi hồ sơ mở ra đều ghi vào nhật ký.',
    },
    { status: status ?? (fault ? 422 : 200) },
  );
}

function peopleTable(people: readonly Account[], isCut: boolean): HelpDeskView['table'] {
  return {
    label: isCut ? `${people.length} người đầu tiên; hãy gõ thêm để thu hẹp` : `${people.length} người`,
    columns: [
      { label: isCut ? `Họ tên (${people.length} người đầu tiên, hãy gõ thêm)` : 'Họ tên' },
      { label: 'Liên hệ' },
      { label: 'Năm sinh' },
      { label: 'Tài khoản' },
    ],
    rows: people.map((person) => ({
      cells: [
        headCell(person.fullName, `${HELP}/${person.id}`),
        textCell(maskedContact(person)),
        textCell(person.birthDate?.slice(0, 4) ?? ''),
        stateOf(person),
      ],
    })),
    empty: { title: 'Không tìm thấy ai', text: 'Thử gõ ít chữ hơn. Số điện thoại và địa chỉ thư phải đúng từng ký tự.' },
  };
}

/** A form of the person's page that came back. */
export interface Refused {
  form: 'contact' | 'lock' | 'unlock' | 'merge';
  faults: { field: string; text: string }[];
  typed?: Record<string, string | undefined>;
  status?: number;
}

export interface HelpPersonFacts {
  person: Account;
  takesPart: readonly PartTaken[];
  namesakes: readonly Account[];
  merged: readonly Account[];
  refused?: Refused | undefined;
}

/** /quan-tri/ho-tro/:account */
export function helpPersonPage({ person, takesPart, namesakes, merged, refused }: HelpPersonFacts): Page {
  const isMerged = person.mergedInto !== null;
  const hasGuardian = takesPart.some(({ hasConsent }) => hasConsent);
  return consolePage<HelpPersonView>(
    'help-person',
    {
      title: person.fullName,
      heading: person.fullName,
      sentence: `Dự thi bằng ${person.phone === null ? 'địa chỉ' : 'số'} ${maskedContact(person)}`,
      back: { label: 'Hỗ trợ người dự thi', url: HELP },
      notice: isMerged ? mergedNotice(person) : undefined,
      cards: [
        {
          heading: 'Tài khoản',
          facts: [
            { label: 'Trạng thái', value: isMerged ? 'Đã gộp vào tài khoản khác' : person.status === 'locked' ? 'Đã khóa' : 'Đang dùng' },
            { label: 'Ngày sinh', value: `••/••/${person.birthDate?.slice(0, 4) ?? ''}` },
            { label: 'Liên hệ', value: maskedContact(person) },
            { label: 'Mật khẩu', value: person.passwordHash === null ? 'Chưa đặt' : 'Đã đặt' },
            { label: 'Có từ', value: formatMoment(person.createdAt) },
            ...merged.map((one) => ({ label: 'Đã gộp vào đây', value: maskedContact(one), detail: `Có từ ${formatDate(one.createdAt)}` })),
          ],
        },
      ],
      groups: [
        {
          heading: 'Cuộc thi đã đăng ký',
          table: {
            label: 'Cuộc thi đã đăng ký',
            columns: [
              { label: 'Cuộc thi' },
              { label: 'Lượt thi', isNumber: true },
              ...(hasGuardian ? [{ label: 'Cha mẹ, người giám hộ', isHidden: true }] : []),
            ],
            rows: takesPart.map(({ contestId, contest, attempts, hasConsent }) => ({
              cells: [
                headCell(contest),
                numberCell(attempts),
                ...(hasGuardian
                  ? [hasConsent ? { action: { label: 'Cha mẹ rút lại', url: takeBackUrl(person.id, contestId) } } : textCell('')]
                  : []),
              ],
            })),
            empty: { title: 'Chưa đăng ký cuộc thi nào', text: 'Tài khoản này chưa có đăng ký nào.' },
          },
        },
        ...(namesakes.length > 0 && !isMerged ? [namesakeGroup(person, namesakes)] : []),
      ],
      forms: isMerged ? [] : [contactForm(person, refused), lockForm(person, refused), otherForm(person, refused)],
    },
    { status: refused ? (refused.status ?? 422) : 200 },
  );
}

function mergedNotice({ mergedInto }: Account): NoticeView {
  return {
    kind: 'info',
    title: 'Tài khoản này đã được gộp',
    text: 'Không ai vào được bằng tài khoản này nữa. Mọi việc làm ở tài khoản còn lại.',
    link: { label: 'Mở tài khoản còn lại', url: `${HELP}/${mergedInto ?? ''}` },
  };
}

function namesakeGroup(person: Account, namesakes: readonly Account[]): HelpPersonView['groups'][number] {
  return {
    heading: 'Có thể là cùng một người',
    sentence: 'Cùng họ tên và ngày sinh, khác số điện thoại hoặc địa chỉ thư.',
    table: {
      label: 'Có thể là cùng một người',
      columns: [{ label: 'Liên hệ' }, { label: 'Có từ' }, { label: 'Gộp', isHidden: true }],
      rows: namesakes.map((other) => ({
        cells: [
          headCell(maskedContact(other), `${HELP}/${other.id}`),
          textCell(formatDate(other.createdAt)),
          { action: { label: 'Xem việc gộp', url: mergeUrl(person, other) } },
        ],
      })),
    },
  };
}

/** Where it is written down that a guardian took the consent back. */
export function takeBackUrl(person: AccountId, contest: ContestId): string {
  return `${HELP}/${person}/cha-me/${contest}`;
}

export function mergeUrl(into: Pick<Account, 'id'>, from: Pick<Account, 'id'>): string {
  return `${HELP}/${into.id}/gop/${from.id}`;
}

function formOf(name: Refused['form'], refused: Refused | undefined): { faults: Refused['faults']; typed: NonNullable<Refused['typed']> } {
  return refused?.form === name ? { faults: refused.faults, typed: refused.typed ?? {} } : { faults: [], typed: {} };
}

function contactForm({ id }: Account, refused: Refused | undefined): CardFormView {
  const { faults, typed } = formOf('contact', refused);
  const field = (name: 'contact' | 'repeated', label: string): FormFieldView => ({
    text: { id: name, name, label, value: typed[name] ?? '', error: faultOf(faults, name), autocomplete: 'off', maxlength: 254 },
  });
  return {
    heading: 'Mất số điện thoại',
    sentence:
      'Chuyển tài khoản sang số hoặc địa chỉ mới, sau khi người ấy đã chứng minh là mình. Mọi nơi đang đăng nhập bị đăng xuất, mật khẩu bị bỏ, số cũ nhận một tin báo.',
    actionUrl: `${HELP}/${id}/lien-he`,
    errors: errorSummary(faults),
    fields: [
      field('contact', 'Số điện thoại hoặc thư điện tử mới'),
      field('repeated', 'Nhập lại'),
      {
        choice: {
          id: 'proof',
          name: 'proof',
          label: 'Đã chứng minh bằng cách nào?',
          error: faultOf(faults, 'proof'),
          options: PROOFS.map(({ value, label }) => ({ value, label, isChecked: typed['proof'] === value })),
        },
      },
      { area: typedReason(typed['reason'], faults, 'contact') },
    ],
    button: 'Chuyển sang liên hệ mới',
  };
}

function lockForm({ id, status }: Account, refused: Refused | undefined): CardFormView {
  const isLocked = status === 'locked';
  const { faults, typed } = formOf(isLocked ? 'unlock' : 'lock', refused);
  const reason = typedReason(typed['reason'], faults, 'lock');
  return isLocked
    ? {
        heading: 'Mở khóa',
        sentence: 'Người này đăng nhập lại được, bằng mã hoặc mật khẩu.',
        actionUrl: `${HELP}/${id}/mo-khoa`,
        errors: errorSummary(faults),
        fields: [{ area: reason }],
        button: 'Mở khóa tài khoản',
      }
    : {
        heading: 'Không đăng nhập được, hoặc mất máy',
        sentence:
          'Xóa các lần thử sai để người này thử lại ngay. Nếu máy bị mất, hãy khóa tài khoản: người đang cầm máy bị đăng xuất ở mọi nơi.',
        actionUrl: `${HELP}/${id}/khoa`,
        errors: errorSummary(faults),
        fields: [
          {
            choice: {
              id: 'lock-do',
              name: 'do',
              label: 'Việc cần làm',
              error: faultOf(faults, 'do'),
              options: [
                { value: 'unlock', label: 'Xóa các lần thử sai', isChecked: typed['do'] !== 'lock' },
                { value: 'lock', label: 'Khóa tài khoản', isChecked: typed['do'] === 'lock' },
              ],
            },
          },
          { area: reason },
        ],
        button: 'Thực hiện',
      };
}

function otherForm({ id }: Account, refused: Refused | undefined): CardFormView {
  const { faults, typed } = formOf('merge', refused);
  const other: ConsoleFieldView = {
    id: 'other',
    name: 'other',
    label: 'Số điện thoại hoặc thư điện tử của tài khoản kia',
    value: typed['other'] ?? '',
    error: faultOf(faults, 'other'),
    autocomplete: 'off',
    maxlength: 254,
  };
  return {
    heading: 'Gộp hai tài khoản',
    sentence: 'Khi một người đã lập hai tài khoản. Bước sau cho biết việc gộp sẽ làm gì; chưa có gì thay đổi.',
    actionUrl: `${HELP}/${id}/gop`,
    errors: errorSummary(faults),
    fields: [{ text: other }],
    button: 'Xem việc gộp',
  };
}

function typedReason(typed: string | undefined, faults: Refused['faults'], form: string): NonNullable<FormFieldView['area']> {
  const reason: TypedReason = { reason: typed ?? '', fault: faultOf(faults, `${form}-reason`) };
  return { ...reasonField(reason, 'Ghi vào nhật ký. Không ghi số căn cước hay số điện thoại.'), id: `${form}-reason` };
}

export interface MergeFacts {
  into: Account;
  from: Account;
  preview: { lines: MergeLine[] } | { bothSatIn: string[] };
  typed?: { name?: string | undefined; reason?: string | undefined };
  faults?: { field: string; text: string }[];
  status?: number;
}

/** /quan-tri/ho-tro/:account/gop/:other */
export function mergePage({ into, from, preview, typed = {}, faults = [], status }: MergeFacts): Page {
  const isBarred = 'bothSatIn' in preview;
  return consolePage<HelpPersonView>(
    'help-person',
    {
      title: 'Gộp hai tài khoản',
      heading: 'Gộp hai tài khoản',
      sentence: `${into.fullName}: giữ tài khoản ${maskedContact(into)}, gộp vào đó tài khoản ${maskedContact(from)}.`,
      back: { label: into.fullName, url: `${HELP}/${into.id}` },
      notice: isBarred
        ? {
            kind: 'grave',
            title: 'Hai tài khoản này không gộp được',
            text: `Cả hai đều đã có lượt thi trong: ${preview.bothSatIn.join('; ')}. Lượt thi của một người không được tính hai lần, và lượt thi đã niêm phong không ai xóa được. Hãy báo Ban Tổ chức xem xét theo thể lệ.`,
          }
        : undefined,
      cards: [
        {
          heading: 'Quy tắc gộp',
          paragraphs: [
            'Trong mỗi cuộc thi, nhiều nhất một trong hai tài khoản đã có lượt thi. Lượt thi, biên nhận, mã số và kết quả đã công bố giữ nguyên từng chữ; chỉ đổi người được xem.',
            'Nếu cả hai cùng đăng ký một cuộc thi, chỉ đăng ký có lượt thi được tính; đăng ký kia giữ lại làm dấu vết và không tính vào số nào.',
            `Từ đó chỉ vào được bằng ${maskedContact(into)}. Giấy chứng nhận và tài khoản liên kết đi theo. Việc gộp không hoàn lại được.`,
          ],
        },
        {
          heading: 'Hai tài khoản',
          facts: [
            {
              label: 'Giữ lại',
              value: into.fullName,
              detail: `${maskedContact(into)}, sinh năm ${yearOf(into)}, có từ ${formatDate(into.createdAt)}`,
            },
            {
              label: 'Gộp vào',
              value: from.fullName,
              detail: `${maskedContact(from)}, sinh năm ${yearOf(from)}, có từ ${formatDate(from.createdAt)}`,
            },
          ],
        },
      ],
      groups: isBarred
        ? []
        : [
            {
              heading: 'Sau khi gộp',
              table: {
                label: 'Sau khi gộp',
                columns: [{ label: 'Cuộc thi' }, { label: 'Lượt thi', isNumber: true }, { label: 'Đăng ký thừa' }],
                rows: preview.lines.map(({ contest, attempts, hasDouble }) => ({
                  cells: [headCell(contest), numberCell(attempts), textCell(hasDouble ? 'Một đăng ký, không tính nữa' : 'Không có')],
                })),
                empty: { title: 'Chưa đăng ký cuộc thi nào', text: 'Cả hai tài khoản chưa có đăng ký nào.' },
              },
            },
          ],
      forms: isBarred ? [] : [mergeForm(into, from, typed, faults)],
    },
    { status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}

function mergeForm(
  into: Account,
  from: Account,
  typed: NonNullable<MergeFacts['typed']>,
  faults: NonNullable<MergeFacts['faults']>,
): CardFormView {
  return {
    heading: 'Xác nhận',
    sentence: 'Cả hai nơi đang đăng nhập bị đăng xuất. Người này đăng nhập lại bằng tài khoản giữ lại.',
    actionUrl: mergeUrl(into, from),
    errors: errorSummary(faults),
    fields: [
      {
        text: {
          id: 'name',
          name: 'name',
          label: 'Gõ lại họ tên người này',
          hint: into.fullName,
          value: typed.name ?? '',
          error: faultOf(faults, 'name'),
          autocomplete: 'off',
          maxlength: 120,
        },
      },
      { area: typedReason(typed.reason, faults, 'merge') },
    ],
    button: 'Gộp hai tài khoản',
  };
}

/** "091 ••• •678" */
export function maskedContact(account: Pick<Account, 'phone' | 'email'>): string {
  const { kind, value } = contactOf(account);
  return kind === 'phone' ? maskPhone(value) : maskEmail(value);
}

function yearOf({ birthDate }: Account): string {
  return birthDate?.slice(0, 4) ?? '';
}

function stateOf({ status, mergedInto }: Account): CellView {
  if (mergedInto !== null) return stateCell('stopped', 'Đã gộp');
  return status === 'locked' ? stateCell('stopped', 'Đã khóa') : stateCell('done', 'Đang dùng');
}
