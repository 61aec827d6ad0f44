/**
 * What all samples share: the sites of the demo's places and the frame of a page. Sample files export a function of this
 * module, so that Node runs them as they are, without a build.
 */
import { readFileSync } from 'node:fs';
import QRCode from 'qrcode';
import type { ConsoleDoorLayoutView, ConsoleLayoutView, ConsoleNavItemView } from '../../../apps/web/src/console/view-models.js';
import type { LayoutView, SiteView, TaskView } from '../../../apps/web/src/portal/view-models.js';

export type Layout = 'portal' | 'task' | 'exam' | 'root' | 'console' | 'console-sign-in';

/** A page to draw: which template in which layout with which view. */
export interface Sample {
  template: string;
  layout: Layout;
  view: LayoutView | ConsoleLayoutView | ConsoleDoorLayoutView;
}

export type Samples = Record<string, Sample>;

/** The five colours of a place: strong, deep, mid, soft, tint. */
export const PALETTES: Record<string, [string, string, string, string, string]> = {
  'lam-dong': ['#14513B', '#0B3325', '#3E7A5C', '#9CC0A6', '#E7F0E8'],
  'phu-tho': ['#8F3A1E', '#5A2210', '#B4633F', '#DFAE8E', '#F7EAE1'],
  'cao-bang': ['#0E5C66', '#073B43', '#3B8791', '#9CCBCE', '#E3F0F0'],
  'thai-nguyen': ['#4B6415', '#2D3F09', '#76903A', '#BDCB8B', '#EFF3E0'],
  'quang-trung': ['#4B6415', '#2D3F09', '#76903A', '#BDCB8B', '#EFF3E0'],
  'dak-lak': ['#633527', '#3B1D14', '#8E5B47', '#CDA793', '#F4E9E3'],
  'khoa-bang': ['#8C1A1E', '#5E0E13', '#B04A45', '#DDA59B', '#F8E9E4'],
};

/** A drawing of config/demo/art as text, to stand inside the page. */
export function drawing(name: string): string {
  return readFileSync(new URL(`../../../config/demo/art/${name}.svg`, import.meta.url), 'utf8');
}

export async function qr(text: string): Promise<string> {
  const code = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = code.modules.size;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (code.modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return Promise.resolve(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true" focusable="false"><path fill="#211A14" d="${path}"/></svg>`,
  );
}

export const landscape = (place: string): { phoneUrl: string; desktopUrl: string } => ({
  phoneUrl: `/art/${place}/landscape-phone.svg`,
  desktopUrl: `/art/${place}/landscape-desktop.svg`,
});

const NAV = [
  { label: 'Giải thưởng', url: '/#giai-thuong' },
  { label: 'Bảng vàng', url: '/bang-vang/tuan-1' },
  { label: 'Thể lệ', url: '/the-le' },
  { label: 'Ôn tập', url: '/on-tap' },
  { label: 'Hỏi đáp', url: '/hoi-dap' },
];

function site(place: string, name: string, subtitle: string, footer: string): SiteView {
  return {
    name,
    subtitle,
    emblemSvg: drawing(`${place}/emblem`),
    homeUrl: '/',
    nav: NAV,
    signIn: { label: 'Đăng nhập', url: '/dang-nhap' },
    footer: {
      sentence: footer,
      productUrl: 'http://localhost:3000/',
      productEmblemSvg: drawing('khoa-bang/emblem'),
      productSentence: 'Kết quả ai cũng kiểm tra lại được.',
      links: [
        { label: 'Quyền riêng tư', url: '/rieng-tu' },
        { label: 'Hỏi đáp', url: '/hoi-dap' },
      ],
    },
  };
}

export const SITES: Record<string, SiteView> = {
  'lam-dong': site('lam-dong', 'Tỉnh Lâm Đồng', 'Ban Tổ chức cuộc thi', 'UBND tỉnh Lâm Đồng tổ chức cuộc thi theo Kế hoạch năm 2024.'),
  'phu-tho': site(
    'phu-tho',
    'Tỉnh Phú Thọ',
    'Ban Tổ chức cuộc thi',
    'Sở Nội vụ và Sở Thông tin và Truyền thông tỉnh Phú Thọ phối hợp tổ chức.',
  ),
  'cao-bang': site('cao-bang', 'Tỉnh Cao Bằng', 'Sở Nội vụ thường trực', 'UBND tỉnh Cao Bằng tổ chức cuộc thi theo Kế hoạch năm 2021.'),
  'thai-nguyen': site('thai-nguyen', 'TP Thái Nguyên', 'Ban Tổ chức cuộc thi', 'Thể lệ do UBND TP Thái Nguyên ban hành.'),
  'quang-trung': {
    ...site('quang-trung', 'Phường Quang Trung', 'TP Thái Nguyên', 'Thể lệ do UBND TP Thái Nguyên ban hành.'),
    deployment: {
      ownerName: 'TP Thái Nguyên',
      ownerUrl: 'http://thai-nguyen.localhost:3000/',
      deployerText: 'phường Quang Trung triển khai',
      emblemSvg: drawing('thai-nguyen/emblem'),
    },
  },
  'dak-lak': site('dak-lak', 'Sở Nội vụ tỉnh Đắk Lắk', 'Cùng Công đoàn Sở', 'Sở Nội vụ và Công đoàn Sở Nội vụ tỉnh Đắk Lắk tổ chức.'),
  'khoa-bang': {
    name: 'Khoa Bảng',
    subtitle: '',
    emblemSvg: drawing('khoa-bang/emblem'),
    homeUrl: '/',
    nav: [
      { label: 'Cuộc thi', url: '#cuoc-thi' },
      { label: 'Cách vận hành', url: '#van-hanh' },
      { label: 'Kiểm tra kết quả', url: '/xac-minh' },
      { label: 'Dành cho đơn vị tổ chức', url: '#don-vi-to-chuc' },
    ],
    footer: { sentence: 'Khoa bảng: danh sách những người đỗ các kỳ thi xưa, khắc trên bia đá Văn Miếu.' },
  },
};

/** The frame that the layouts need, for a place. */
export function frame(
  place: string,
  title: string,
  extra: { task?: TaskView; current?: string; bodyClass?: string; scripts?: string[]; exam?: boolean } = {},
): LayoutView {
  const base = SITES[place] as SiteView;
  return {
    page: {
      title,
      description: 'Cuộc thi trực tuyến. Ai cũng dự thi được bằng điện thoại.',
      canonicalUrl: `http://${place}.localhost:3000/`,
      bodyClass: extra.bodyClass,
      styles: [extra.exam ? '/assets/exam.css' : '/assets/portal.css', `/theme.css?place=${place}`],
      scripts: extra.scripts ?? ['/assets/portal.js'],
    },
    site: { ...base, nav: base.nav.map((item) => ({ ...item, current: item.label === extra.current })) },
    csrfToken: 'sample-token',
    task: extra.task,
    demo:
      place === 'khoa-bang' || extra.exam
        ? undefined
        : {
            sentence: 'Bản chạy thử với người và số liệu tưởng tượng. Bây giờ là 10:42 thứ Năm, 31/10/2024.',
            links: [
              { label: 'Hộp thư thử', url: '/demo/hop-thu' },
              { label: 'Đổi cuộc thi', url: 'http://localhost:3000/' },
            ],
          },
  };
}

/** Who is at the desk in the samples. */
const PERSON = {
  name: 'Chu Bảo Lan',
  role: 'Tổ thư ký',
  initials: 'BL',
  links: [{ label: 'Đổi mật khẩu', url: '/quan-tri/mat-khau' }],
  signOutUrl: '/quan-tri/dang-xuat',
};

interface DeskLine {
  label: string;
  /** After /quan-tri; of a section, where its first page is. */
  path: string;
  count?: string;
  within?: DeskLine[];
}

/** The navigation in the order of a contest's life. */
const DESK: { title?: string; items: DeskLine[] }[] = [
  { items: [{ label: 'Việc hôm nay', path: '' }] },
  {
    title: 'Trước khi thi',
    items: [
      section('Thể lệ', [
        { label: 'Soạn thể lệ', path: '/soan-the-le' },
        { label: 'Thiết lập', path: '/thiet-lap' },
      ]),
      { label: 'Câu hỏi', path: '/cau-hoi', count: '1' },
      section('Đơn vị và đầu mối', [
        { label: 'Đơn vị dự thi', path: '/don-vi' },
        { label: 'Đầu mối', path: '/dau-moi' },
        { label: 'Triển khai', path: '/trien-khai' },
      ]),
      { label: 'Ban, tổ', path: '/ban-to' },
    ],
  },
  {
    title: 'Đang thi',
    items: [
      { label: 'Đợt thi', path: '/dot-thi' },
      section('Người dự thi, hỗ trợ', [
        { label: 'Người dự thi', path: '/nguoi-du-thi' },
        { label: 'Hỗ trợ', path: '/ho-tro' },
      ]),
      section('Tin tức, tài liệu', [
        { label: 'Tin tức', path: '/tin-tuc' },
        { label: 'Tài liệu', path: '/tai-lieu' },
      ]),
    ],
  },
  {
    title: 'Sau khi thi',
    items: [
      { label: 'Kết quả', path: '/ket-qua', count: '1' },
      { label: 'Giấy chứng nhận', path: '/giay-chung-nhan' },
    ],
  },
  {
    title: 'Quản trị',
    items: [
      section('Đơn vị tổ chức', [
        { label: 'Tên và biểu trưng', path: '/to-chuc' },
        { label: 'Cách đăng nhập', path: '/cach-dang-nhap' },
        { label: 'Giữ và xóa thông tin', path: '/luu-giu' },
      ]),
      section('Nhân sự, nhật ký', [
        { label: 'Nhân sự', path: '/nhan-su' },
        { label: 'Nhật ký', path: '/nhat-ky' },
      ]),
      { label: 'Đồng hồ', path: '/dong-ho' },
    ],
  },
];

function section(label: string, within: DeskLine[]): DeskLine {
  return { label, path: within[0]?.path ?? '', within };
}

function deskLine({ label, path, count, within }: DeskLine, current: string): ConsoleNavItemView {
  return {
    label,
    url: `/quan-tri${path}`,
    ...(count === undefined ? {} : { count, isWaiting: true, countLabel: `${count} việc chờ bạn` }),
    current: !within && label === current,
    within: within?.some((line) => line.label === current) ? within.map((line) => deskLine(line, current)) : undefined,
  };
}

/** The frame of a page of the console. */
export function consoleFrame(place: string, title: string, current: string): ConsoleLayoutView {
  const { page, demo, csrfToken, site } = frame(place, title);
  return {
    page: { ...page, styles: ['/assets/console.css', `/theme.css?place=${place}`], scripts: ['/assets/console.js'] },
    csrfToken,
    demo,
    console: {
      tenantName: site.name,
      contestName: 'Cuộc thi 2024',
      emblemSvg: site.emblemSvg,
      homeUrl: '/quan-tri',
      nav: DESK.map(({ title: group, items }) => ({ title: group, items: items.map((line) => deskLine(line, current)) })),
      person: PERSON,
    },
  };
}

/** The frame of the pages before the sign-in. */
export function doorFrame(place: string, title: string): ConsoleDoorLayoutView {
  const { page, csrfToken, demo, console: desk } = consoleFrame(place, title, '');
  return {
    page,
    csrfToken,
    demo,
    door: {
      tenantName: desk.tenantName,
      contestName: 'Khu làm việc của Ban Tổ chức',
      emblemSvg: desk.emblemSvg,
      homeUrl: '/',
    },
  };
}
