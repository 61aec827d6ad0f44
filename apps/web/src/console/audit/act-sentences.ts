import { STAFF_ROLES } from '#access';
import type { AuditEntry } from '#audit';
import { formatMoment, formatNumber } from '#kernel';
import { rolesInWords } from '../../edge/role-words.js';

type Details = AuditEntry['details'];

/** How the trail tells an act: what was done, and a smaller line of what the entry knows besides. */
interface Telling {
  what: string;
  detail?: (details: Details) => string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
const labelled =
  (label: string, name: string) =>
  (details: Details): string | undefined => {
    const value = text(details[name]);
    return value === undefined ? undefined : `${label} ${value}`;
  };
/** "Đến 10:00 thứ Tư, 25/11/2026", of an instant written down as ISO. */
const momentOf = (value: unknown): string | undefined => {
  const at = Date.parse(text(value) ?? '');
  return Number.isNaN(at) ? undefined : `Đến ${formatMoment(new Date(at))}`;
};
/** The first characters of a fingerprint are enough to compare with the one on the page. */
const fingerprint = (details: Details): string | undefined => {
  const sha256 = text(details['sha256'])?.slice(0, 8);
  return sha256 === undefined ? undefined : [labelled('Bản chốt', 'version')(details), sha256].filter(Boolean).join(', ');
};
const rolesOf = (value: unknown): string => rolesInWords(STAFF_ROLES.filter((role) => Array.isArray(value) && value.includes(role)));

/** Every act that is recorded, by its name. A test finds acts of the code that are missing here. */
export const ACTS: Readonly<Record<string, Telling>> = {
  'certificate-template.changed': { what: 'Đổi mẫu giấy chứng nhận', detail: labelled('Bản', 'version') },
  'certificate.revoked': { what: 'Thu hồi giấy chứng nhận', detail: labelled('Số', 'number') },
  'certificates.planned': {
    what: 'Cho cấp giấy chứng nhận',
    detail: ({ planned }) => (text(planned) ? `${text(planned)} giấy` : undefined),
  },
  'contest.corrected': { what: 'Công bố bản sửa thể lệ', detail: labelled('Bản', 'version') },
  'contest.deployed': { what: 'Triển khai cuộc thi của cấp trên' },
  'contest.published': { what: 'Công bố cuộc thi và thể lệ' },
  'contest.withdrawn': { what: 'Cất một cuộc thi nạp dở dang' },
  'document.archived': { what: 'Cất tài liệu' },
  'document.changed': { what: 'Sửa tài liệu' },
  'document.hidden': { what: 'Ẩn tài liệu' },
  'document.shown': { what: 'Hiện tài liệu' },
  'draft.begun': { what: 'Bắt đầu soạn thể lệ' },
  'draft.discarded': { what: 'Bỏ một bản soạn thể lệ' },
  'grant.given': { what: 'Giao phường, xã triển khai cuộc thi', detail: labelled('Đơn vị', 'unitCode') },
  'grant.revoked': { what: 'Thu hồi việc giao triển khai' },
  'news.archived': { what: 'Cất tin' },
  'news.changed': { what: 'Sửa tin đã đăng' },
  'news.published': { what: 'Đăng tin' },
  'news.restored': { what: 'Lấy lại tin đã cất' },
  'news.withdrawn': { what: 'Gỡ tin' },
  'people.exported': { what: 'Xuất danh sách người dự thi', detail: ({ count }) => (text(count) ? `${text(count)} người` : undefined) },
  'person.read': { what: 'Mở hồ sơ một người dự thi' },
  'question.read': { what: 'Mở một câu hỏi cùng đáp án', detail: labelled('Câu', 'code') },
  'rehearsal.cancelled': { what: 'Dừng một lần chạy thử' },
  'rehearsal.requested': {
    what: 'Chạy thử thể lệ',
    detail: ({ contestants }) => (typeof contestants === 'number' ? `${formatNumber(contestants)} người giả định` : undefined),
  },
  'round.annulled': { what: 'Hủy đợt thi' },
  'round.approved': { what: 'Đủ người duyệt xếp hạng', detail: fingerprint },
  'round.archived': { what: 'Cất đợt thi' },
  'round.checked': { what: 'Kiểm tra xong đợt thi' },
  'round.closing': { what: 'Đóng đợt thi' },
  'round.draft': { what: 'Chuyển đợt thi về bản nháp' },
  'round.open': { what: 'Mở đợt thi' },
  'round.paused': { what: 'Tạm dừng đợt thi' },
  'round.published': { what: 'Công bố kết quả' },
  'round.ranked': { what: 'Xếp hạng xong', detail: fingerprint },
  'round.scheduled': { what: 'Xếp lịch đợt thi' },
  'round.settling': { what: 'Niêm phong mọi bài, bắt đầu xếp hạng' },
  'staff.enrolled': { what: 'Ghi vào danh sách nhân sự', detail: ({ roles }) => rolesOf(roles) },
  'staff.invited': { what: 'Mời vào trang quản trị', detail: ({ roles }) => rolesOf(roles) },
  'staff.locked': { what: 'Khóa tài khoản' },
  'staff.password-renewed': { what: 'Đặt mật khẩu mới' },
  'staff.position-changed': { what: 'Đổi chức danh' },
  'staff.roles-changed': {
    what: 'Đổi vai trò',
    detail: ({ from, to }) => `Từ ${rolesOf(from).toLowerCase()} thành ${rolesOf(to).toLowerCase()}`,
  },
  'staff.second-factor-reset': { what: 'Đặt lại mã xác thực' },
  'staff.second-factor-set': { what: 'Cài mã xác thực' },
  'staff.signed-in': { what: 'Đăng nhập' },
  'staff.unlocked': { what: 'Mở khóa tài khoản' },
  'clock.moved': { what: 'Chuyển đồng hồ của bản chạy thử', detail: ({ to }) => momentOf(to) },
  'clock.restored': { what: 'Trả đồng hồ về giờ thật' },
  'standing.approved': { what: 'Duyệt xếp hạng', detail: fingerprint },
  'standing.exported': { what: 'Xuất bảng xếp hạng có họ tên', detail: ({ lines }) => (text(lines) ? `${text(lines)} người` : undefined) },
  'standing.returned': { what: 'Trả lại xếp hạng', detail: fingerprint },
  'team-member.added': { what: 'Ghi một người vào ban, tổ' },
  'team-member.removed': { what: 'Gỡ một người khỏi ban, tổ' },
};

/** An entry in words; an act that has no words yet is shown under its name rather than hidden. */
export function tellAct({ action, details, reason }: Pick<AuditEntry, 'action' | 'details' | 'reason'>): {
  what: string;
  detail: string | undefined;
} {
  const telling = ACTS[action];
  const parts = [telling?.detail?.(details), reason === null ? undefined : `Lý do: ${reason}`];
  return { what: telling?.what ?? `Việc khác: ${action}`, detail: parts.filter(Boolean).join('. ') || undefined };
}
