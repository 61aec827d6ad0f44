import { formatMoment } from '#kernel';
import {
  type IdentityFault,
  type IdentityField,
  KIND_NAMES,
  type ListedTenant,
  type SenderProblem,
  STRONG_COLOURS,
  type Tenant,
  type TypedIdentity,
} from '#tenants';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import type { DetailView, EditorView, FormFieldView } from '../view-models.js';
import { EMBLEM, IDENTITY, MAIL, PLACES } from './addresses.js';

const LOGO = 'Biểu trưng';

/** What stands in the form and around it. */
export interface IdentityFacts {
  tenant: Tenant;
  typed: TypedIdentity;
  faults: readonly IdentityFault[];
  /** Whether mail may leave in the name of the address in force. */
  isSender: boolean;
  /** The sender as it is now: '"Tỉnh Lâm Đồng" <…>'. */
  from: string;
  /** The only address of the tenant at the installation's own domain. */
  ownAddress: string;
  /** Why the tenant's address is not used. */
  problem: SenderProblem | undefined;
  pictureUrl: string;
  isPreview: boolean;
}

/** /quan-tri/to-chuc */
export function identityContent({
  tenant,
  typed,
  faults,
  isSender,
  from,
  ownAddress,
  problem,
  pictureUrl,
  isPreview,
}: IdentityFacts): ConsoleContent<EditorView> {
  const text = (name: IdentityField, label: string, hint: string, maxlength: number): FormFieldView => ({
    text: { id: name, name, label, hint, value: typed[name] ?? '', error: faultOf(faults, name), maxlength, autocomplete: 'off' },
  });
  const isListed = STRONG_COLOURS.some(({ strong }) => strong === typed.colour?.toUpperCase());
  return {
    title: 'Đơn vị tổ chức',
    heading: 'Đơn vị tổ chức',
    sentence: 'Tên, màu và người gửi thư mà mọi người thấy trên trang của đơn vị.',
    actionUrl: IDENTITY,
    errors: errorSummary(faults),
    picture: { url: pictureUrl, alt: 'Đầu trang của đơn vị với tên, biểu trưng và màu này' },
    fields: [
      text('name', 'Tên đơn vị', 'Như trong văn bản, ví dụ “Tỉnh Lâm Đồng”.', 120),
      text('shortName', 'Tên ngắn', 'Dùng ở chỗ hẹp và trong mã biên nhận, ví dụ “Lâm Đồng”.', 60),
      text('hostBody', 'Cơ quan đứng ra tổ chức', 'Ghi dưới tên đơn vị ở đầu trang, ví dụ “Ban Tổ chức cuộc thi”.', 120),
      {
        choice: {
          id: 'palette',
          name: 'palette',
          label: 'Màu chính',
          hint: 'Các màu dưới đây đều đủ tương phản để ai cũng đọc được.',
          options: [
            ...STRONG_COLOURS.map(({ name, strong }) => ({
              value: strong,
              label: name,
              detail: strong,
              swatch: strong,
              isChecked: typed.colour?.toUpperCase() === strong,
            })),
            { value: 'khac', label: 'Màu khác', detail: 'Ghi mã màu ở ô dưới', isChecked: !isListed },
          ],
        },
      },
      text('colour', 'Mã màu khác', 'Chỉ dùng khi chọn “Màu khác”. Viết dạng #14513B; máy tính độ tương phản trước khi nhận.', 7),
      text(
        'mailAddress',
        'Địa chỉ thư của đơn vị',
        `Thư trả lời về địa chỉ này, sau khi bạn nhập mã gửi tới đó. Nếu người vận hành đã khai tên miền của bạn thì đây cũng là địa chỉ gửi. Ở tên miền của hệ thống chỉ dùng được ${ownAddress}.`,
        254,
      ),
    ],
    side: {
      heading: 'Trang của đơn vị',
      state: isPreview
        ? { label: 'Đang xem thử, chưa lưu', kind: 'next' }
        : tenant.settledAt
          ? { label: `Đã xem lại ${formatMoment(tenant.settledAt)}`, kind: 'done' }
          : { label: 'Đang theo mẫu ban đầu', kind: 'waiting' },
      sentence: 'Lưu xong, trang đổi theo trong vòng một phút. Mỗi lần đổi được ghi vào nhật ký.',
      buttons: [
        { label: 'Lưu', value: 'save', isFirst: true },
        { label: 'Xem thử', value: 'preview' },
      ],
      links: [
        { label: 'Đổi biểu trưng', url: EMBLEM },
        { label: 'Địa chỉ trang, cấp dưới', url: PLACES },
        ...(problem === 'unconfirmed' ? [{ label: 'Xác nhận địa chỉ thư', url: MAIL }] : []),
      ],
      facts: [
        { label: 'Thư đi từ', value: from },
        ...(tenant.mailAddress
          ? [{ label: 'Địa chỉ thư của đơn vị', value: tenant.mailAddress, detail: addressState(problem, { isSender, ownAddress }) }]
          : []),
      ],
    },
  };
}

/** What has become of the address that the tenant gave; undefined where mail leaves by it and nothing is to be said. */
function addressState(
  problem: SenderProblem | undefined,
  { isSender, ownAddress }: Pick<IdentityFacts, 'isSender' | 'ownAddress'>,
): string | undefined {
  if (problem === 'reserved') return `Không dùng địa chỉ này, vì có thể là của đơn vị khác. Thư đi từ ${ownAddress}.`;
  if (problem === 'unconfirmed') return 'Chưa dùng, vì chưa ai nhập mã gửi tới địa chỉ này.';
  return isSender ? undefined : 'Nhận thư trả lời. Tên miền này chưa được khai để gửi.';
}

/** /quan-tri/to-chuc/bieu-trung */
export function emblemContent(pictureUrl: string, fault: string | undefined): ConsoleContent<EditorView> {
  return {
    title: LOGO,
    heading: LOGO,
    sentence: 'Đứng ở đầu mọi trang và trên giấy chứng nhận.',
    back: { label: 'Đơn vị tổ chức', url: IDENTITY },
    actionUrl: EMBLEM,
    isUpload: true,
    errors: fault ? errorSummary([{ field: 'emblem', text: fault }]) : undefined,
    picture: { url: pictureUrl, alt: 'Đầu trang của đơn vị với biểu trưng đang dùng' },
    fields: [
      {
        file: {
          id: 'emblem',
          name: 'emblem',
          label: 'Tệp biểu trưng',
          hint: 'Tốt nhất là SVG: hình vẽ bằng đường nét, tô màu phẳng, khung đứng 64 × 74. Ảnh PNG, JPEG nhận đến 100 KB, mỗi cạnh 64 đến 1.024 điểm; khi ấy giấy in dùng biểu trưng vẽ từ chữ cái.',
          accept: '.svg,.png,.jpg,.jpeg,image/svg+xml,image/png,image/jpeg',
          error: fault,
        },
      },
    ],
    side: {
      heading: 'Dùng biểu trưng',
      state: { label: 'Hình bên là biểu trưng đang dùng', kind: 'done' },
      sentence: 'Chỉ dùng biểu trưng mà đơn vị có quyền dùng. Chưa có tệp thì giữ biểu trưng vẽ từ chữ cái đầu của tên.',
      buttons: [
        { label: 'Dùng tệp này', value: 'use', isFirst: true },
        { label: 'Vẽ lại từ chữ cái', value: 'draw' },
      ],
    },
  };
}

/** What the page of addresses and of the tree tells. */
export interface PlacesFacts {
  tenant: Tenant;
  hosts: readonly string[];
  rootHost: string;
  parent: Tenant | undefined;
  children: readonly ListedTenant[];
  originOf: (host: string) => string;
}

/** /quan-tri/to-chuc/dia-chi */
export function placesContent({ tenant, hosts, rootHost, parent, children, originOf }: PlacesFacts): ConsoleContent<DetailView> {
  return {
    title: 'Địa chỉ trang',
    heading: 'Địa chỉ trang và đơn vị cấp dưới',
    back: { label: 'Đơn vị tổ chức', url: IDENTITY },
    sections: [
      {
        heading: 'Địa chỉ trang',
        table: {
          label: 'Địa chỉ trang',
          columns: [{ label: 'Tên miền' }, { label: 'Cách trỏ' }],
          rows: hosts.map((host) => ({
            cells: [
              { text: host, url: `${originOf(host)}/`, isHead: true },
              { text: host.endsWith(`.${rootHost}`) ? 'Có sẵn, không phải làm gì' : `CNAME về ${rootHost}` },
            ],
          })),
        },
      },
      {
        heading: 'Dùng tên miền riêng',
        paragraphs: [
          `Ở nơi quản lý tên miền của đơn vị, tạo bản ghi CNAME, ví dụ “cuocthi”, trỏ về ${rootHost}.`,
          'Gửi tên miền ấy cho người vận hành để họ thêm vào danh sách và cấp chứng chỉ https. Địa chỉ có sẵn vẫn dùng được như trước.',
          'Muốn thư gửi đi từ tên miền của đơn vị, hãy hỏi người vận hành hai bản ghi SPF và DKIM.',
        ],
      },
      {
        heading: 'Đơn vị cấp dưới',
        table: {
          label: 'Đơn vị cấp dưới',
          columns: [{ label: 'Tên' }, { label: 'Loại' }],
          rows: children.map(({ tenant: child, hosts: [host = ''] }) => ({
            cells: [
              { text: child.name, detail: host, url: host ? `${originOf(host)}/` : undefined, isHead: true },
              { text: KIND_NAMES[child.kind] },
            ],
          })),
          empty: {
            title: 'Chưa có đơn vị cấp dưới',
            text: 'Thành phố, phường, xã, sở, ban, ngành ghi tên đơn vị này là cấp trên khi đăng ký thì hiện ở đây.',
          },
        },
      },
    ],
    factsHeading: 'Trong cây đơn vị',
    facts: [
      { label: 'Loại', value: KIND_NAMES[tenant.kind] },
      { label: 'Đơn vị cấp trên', value: parent?.name ?? 'Không có' },
      { label: 'Đơn vị cấp dưới', value: String(children.length) },
    ],
  };
}
