import type { AuditRoot } from '#audit';
import { formatDate, formatNumber, parseLocal } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import { pagerOf, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { AUDIT, ROOTS } from './addresses.js';
import { auditTabs } from './audit-tabs.js';

/** The hash in groups: two people compare it aloud, and a narrow page can break it. */
const GROUP = /.{8}/g;

export function rootsContent({
  roots,
  total,
  number,
}: {
  roots: readonly AuditRoot[];
  total: number;
  number: number;
}): ConsoleContent<ListView> {
  return {
    title: 'Mã chốt hằng ngày',
    heading: 'Mã chốt hằng ngày',
    sentence:
      'Sau mỗi ngày có việc mới, máy tính một mã từ toàn bộ nhật ký và gửi thư cho người duyệt, người công bố. Mã ở đây khác mã trong thư nghĩa là nhật ký đã bị thay đổi.',
    tabs: auditTabs(ROOTS),
    table: {
      label: 'Mã chốt hằng ngày',
      columns: [
        { label: 'Ngày' },
        { label: 'Đến mục số', isNumber: true },
        { label: 'Mã chốt' },
        { label: 'Thư' },
        { label: 'Tệp CSV' },
        { label: 'Tệp JSON' },
      ],
      rows: roots.map((root) => ({ cells: rowOf(root) })),
      empty: { title: 'Chưa có mã chốt nào', text: 'Mã chốt đầu tiên có sau nửa đêm, khi trong ngày đã có việc.' },
    },
    pager: total > 0 ? pagerOf(ROOTS, {}, { number, shown: roots.length, total, noun: 'ngày' }) : undefined,
    note: 'Tệp không có thông tin cá nhân: người được ghi bằng mã tài khoản. Từ tệp JSON, ai cũng tính lại được mã chốt. Để kiểm tra toàn bộ, người vận hành chạy lệnh npm run --silent khoabang -- audit verify.',
  };
}

function rowOf({ day, position, hash, letters }: AuditRoot): CellView[] {
  return [
    { text: formatDate(parseLocal(day) as Date), isHead: true, url: `${AUDIT}?ngay=${day}` },
    { text: formatNumber(position), isNumber: true },
    { text: hash.match(GROUP)?.join(' ') ?? hash, isCode: true },
    textCell(letters > 0 ? `${formatNumber(letters)} thư` : 'chưa có ai nhận'),
    fileCell('CSV', 'xuat.csv', day),
    fileCell('JSON', 'xuat.json', day),
  ];
}

/** The entries behind a root, as a file. */
function fileCell(label: string, file: string, day: string): CellView {
  return { action: { label, hiddenLabel: `các mục đến ${formatDate(parseLocal(day) as Date)}`, url: `${ROOTS}/${file}?ngay=${day}` } };
}
