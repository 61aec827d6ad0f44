import { formatDate, formatMoment, formatNumber } from '#kernel';
import type { Tenant } from '#tenants';
import type { Unit } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, numberCell, stateCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CardFormView, DetailView, EditorView, FormFieldView, GroupsView } from '../view-models.js';
import { GRANTS } from './addresses.js';
import type { GrantFacts } from './grant-desk.js';

/** What was typed to give a grant, and what is wrong with it. */
export interface TypedGrant {
  to: string;
  unit: string;
  faults: { field: 'to' | 'unit'; text: string }[];
  /** Units that may be meant, where there are several. */
  meant: readonly Unit[];
}

export interface GrantsFacts {
  grants: readonly GrantFacts[];
  candidates: readonly Tenant[];
  mayManage: boolean;
  typed?: TypedGrant | undefined;
}

/** /quan-tri/trien-khai */
export function grantsContent({ grants, candidates, mayManage, typed }: GrantsFacts): ConsoleContent<GroupsView> {
  const live = grants.filter(({ grant }) => grant.revokedAt === null);
  const over = grants.filter(({ grant }) => grant.revokedAt !== null);
  return {
    title: 'Triển khai',
    heading: 'Triển khai ở cấp dưới',
    sentence:
      'Nơi được giao có trang riêng, chỉ tiêu riêng, và theo dõi người tính cho đơn vị của mình. Câu hỏi, đợt thi, kết quả vẫn chỉ có một.',
    groups: [
      {
        heading: 'Đang được giao',
        sentence: countSentence(live.length, candidates.length, mayManage),
        table: {
          label: 'Nơi đang được giao triển khai',
          columns: [
            { label: 'Nơi được giao' },
            { label: 'Đơn vị' },
            { label: 'Giao lúc' },
            { label: 'Triển khai' },
            { label: 'Người', isNumber: true },
            ...(mayManage ? [{ label: 'Việc', isHidden: true }] : []),
          ],
          rows: live.map(({ grant, tenantName, unitName, people, adoptedAt }) => ({
            cells: [
              headCell(tenantName),
              textCell(unitName),
              momentCell(grant.grantedAt),
              adoptedAt ? { ...stateCell('done', 'Đã triển khai'), detail: formatDate(adoptedAt) } : stateCell('next', 'Chưa lập kế hoạch'),
              { ...numberCell(people), detail: grant.stampedAt === null ? 'máy đang gắn người' : undefined },
              ...(mayManage ? [{ action: { label: 'Thu hồi', hiddenLabel: tenantName, url: `${GRANTS}/${grant.id}/thu-hoi` } }] : []),
            ],
          })),
          empty: {
            title: 'Chưa giao cho nơi nào',
            text: 'Người của mọi đơn vị vẫn dự thi trên trang này. Giao triển khai khi cấp dưới cần trang riêng và việc theo dõi riêng.',
          },
        },
      },
      ...(over.length > 0 ? [history(over)] : []),
    ],
    forms: mayManage && candidates.length > 0 ? [grantForm(candidates, typed)] : [],
    explained: {
      heading: 'Nơi được giao thấy gì',
      items: [
        {
          title: 'Người của mình',
          text: 'Họ tên, liên hệ đã che, số lượt thi của những ai tính cho đơn vị. Không thấy người của nơi khác.',
        },
        { title: 'Không thấy', text: 'Đáp án, bài làm, xếp hạng chưa công bố. Không sửa được gì của cuộc thi.' },
      ],
    },
  };
}

function countSentence(live: number, candidates: number, mayManage: boolean): string | undefined {
  const rest =
    mayManage && candidates === 0
      ? live > 0
        ? ' Không còn nơi nào khác để giao.'
        : 'Chưa có đơn vị cấp dưới nào trên hệ thống. Phường, xã, sở đăng ký ở trang chủ của hệ thống và ghi đơn vị này là cấp trên.'
      : '';
  const text = `${live > 0 ? `${formatNumber(live)} nơi.` : ''}${rest}`;
  return text === '' ? undefined : text;
}

function history(over: readonly GrantFacts[]): GroupsView['groups'][number] {
  return {
    heading: 'Đã thu hồi',
    table: {
      label: 'Những lần giao đã thu hồi',
      columns: [{ label: 'Nơi được giao' }, { label: 'Đơn vị' }, { label: 'Giao' }, { label: 'Thu hồi' }, { label: 'Lý do' }],
      rows: over.map(({ grant, tenantName, unitName, revokedBy }) => ({
        cells: [
          headCell(tenantName),
          textCell(unitName),
          momentCell(grant.grantedAt),
          grant.revokedAt ? { ...momentCell(grant.revokedAt) } : {},
          textCell(grant.revokedReason ?? '', revokedBy),
        ],
      })),
    },
  };
}

function grantForm(candidates: readonly Tenant[], typed: TypedGrant | undefined): CardFormView {
  const { to = '', unit = '', faults = [], meant = [] } = typed ?? {};
  const named: FormFieldView =
    meant.length > 1
      ? {
          select: {
            id: 'unit',
            name: 'unit',
            label: 'Đơn vị trong danh sách của cuộc thi',
            error: faultOf(faults, 'unit'),
            placeholder: 'Chọn một đơn vị',
            options: meant.map((one) => ({ value: one.code, label: placeName(one) })),
          },
        }
      : {
          text: {
            id: 'unit',
            name: 'unit',
            label: 'Đơn vị trong danh sách của cuộc thi',
            hint: 'Gõ tên, không cần dấu. Ai đã chọn tính cho đơn vị này là người của nơi được giao.',
            value: unit,
            error: faultOf(faults, 'unit'),
            autocomplete: 'off',
          },
        };
  return {
    heading: 'Giao triển khai',
    sentence: 'Bước sau cho biết việc này động đến bao nhiêu người, rồi mới giao.',
    actionUrl: `${GRANTS}/giao`,
    errors: errorSummary(faults),
    fields: [
      {
        select: {
          id: 'to',
          name: 'to',
          label: 'Nơi được giao',
          error: faultOf(faults, 'to'),
          placeholder: 'Chọn một nơi',
          options: candidates.map(({ id, name }) => ({ value: id, label: name, isSelected: id === to })),
        },
      },
      named,
    ],
    button: 'Xem trước khi giao',
    isMain: true,
  };
}

/** What giving the grant would do, before it is given. */
export function grantConfirmation(tenant: Tenant, unit: Unit, people: number): ConsoleContent<DetailView> {
  const who = people > 0 ? `${formatNumber(people)} người đã đăng ký` : 'Chưa ai đăng ký';
  return {
    title: 'Giao triển khai',
    heading: `Giao ${tenant.name} triển khai`,
    back: { label: 'Triển khai', url: GRANTS },
    sections: [
      {
        heading: 'Giao cho',
        facts: [
          { label: 'Nơi được giao', value: tenant.name },
          { label: 'Đơn vị', value: placeName(unit) },
          { label: 'Đã đăng ký', value: `${formatNumber(people)} người` },
        ],
      },
    ],
    signing: {
      heading: 'Việc này sẽ làm gì',
      signers: [],
      isMine: true,
      sentence: `${who} tính cho ${unit.name}. Từ nay ${tenant.name} thấy họ tên, liên hệ đã che và số lượt thi của những người ấy, và của ai đăng ký sau. Kết quả đã niêm phong không đổi.`,
      approve: {
        label: 'Giao triển khai',
        url: `${GRANTS}/giao`,
        hidden: [
          { name: 'to', value: tenant.id },
          { name: 'unit', value: unit.code },
          { name: 'do', value: 'give' },
        ],
      },
    },
  };
}

/** /quan-tri/trien-khai/:grant/thu-hoi */
export function revocationContent({ grant, tenantName, unitName, people }: GrantFacts, typed?: TypedReason): ConsoleContent<EditorView> {
  return {
    title: 'Thu hồi việc giao triển khai',
    heading: `Thu hồi việc giao ${tenantName} triển khai`,
    sentence: `Cho đơn vị ${unitName}, giao lúc ${formatMoment(grant.grantedAt)}.`,
    back: { label: 'Triển khai', url: GRANTS },
    actionUrl: `${GRANTS}/${grant.id}/thu-hoi`,
    errors: errorSummary(typed?.fault === undefined ? [] : [{ field: 'reason', text: typed.fault }]),
    fields: [{ area: reasonField(typed, 'Nơi được giao và nhật ký đều thấy lý do này.') }],
    side: {
      heading: 'Việc này sẽ làm gì',
      state: { kind: 'now', label: 'Đang được giao' },
      sentence: `${tenantName} không còn thấy ai nữa, ngay lúc này; trang của họ thôi hiện cuộc thi. ${formatNumber(people)} người vẫn dự thi như cũ, lượt thi và kết quả giữ nguyên.`,
      buttons: [{ label: 'Thu hồi', value: 'revoke', isGrave: true }],
    },
  };
}
