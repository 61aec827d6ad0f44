import { STAFF_ROLES } from '#access';
import type { AuditEntry } from '#audit';
import { capitalise, formatMoment, formatNumber } from '#kernel';
import { rolesInWords } from '../../edge/role-words.js';
import { JUDGING_ACTS } from './judging-acts.js';
import { SUBMISSION_ACTS } from './submission-acts.js';
import { type Details, fingerprint, labelled, type Telling, text } from './telling.js';

/** "Đến 10:00 thứ Tư, 25/11/2026", of an instant written down as ISO. */
const momentOf = (value: unknown): string | undefined => {
  const at = Date.parse(text(value) ?? '');
  return Number.isNaN(at) ? undefined : `Đến ${formatMoment(new Date(at))}`;
};
const questionVersion = ({ code, version }: Details): string => `Câu ${text(code) ?? ''}, bản ${text(version) ?? ''}`;
const sealedBank = ({ version, questions, sha256 }: Details): string =>
  `Bộ đề ${text(version) ?? ''}, ${text(questions) ?? ''} câu, ${text(sha256)?.slice(0, 8) ?? ''}`;
const rolesOf = (value: unknown): string => rolesInWords(STAFF_ROLES.filter((role) => Array.isArray(value) && value.includes(role)));

const contactKind = ({ kind }: Details): string => (kind === 'email' ? 'Sang thư điện tử' : 'Sang số điện thoại');
const LOOK_UP_WORDS: Readonly<Record<string, string>> = { name: 'họ tên', contact: 'liên hệ', code: 'mã biên nhận' };
const PROOF_WORDS: Readonly<Record<string, string>> = {
  'in-person': 'Đã gặp trực tiếp',
  video: 'Đã gọi có hình',
  unit: 'Đơn vị hoặc trường xác nhận',
  letter: 'Có văn bản xác nhận',
};

const TENANT_FIELDS: Readonly<Record<string, string>> = {
  name: 'tên',
  shortName: 'tên ngắn',
  hostBody: 'cơ quan tổ chức',
  colours: 'màu',
  mailName: 'tên người gửi thư',
  mailAddress: 'địa chỉ thư',
};
const tenantFields = (fields: unknown): string =>
  capitalise(Array.isArray(fields) ? fields.map((field) => TENANT_FIELDS[String(field)] ?? '').join(', ') : '');

const peopleCount = ({ people }: Details): string | undefined => (text(people) ? `${text(people)} người` : undefined);

const correctionOf = ({ kind, article }: Details): string =>
  kind === 'key'
    ? 'Đáp án'
    : kind === 'refusal'
      ? 'Giải không có người nhận'
      : [kind === 'cancellation' ? 'Hủy bài dự thi' : 'Loại khỏi kết quả', text(article)].filter(Boolean).join(', ');

/** Every act that is recorded, by its name. A test finds acts of the code that are missing here. */
export const ACTS: Readonly<Record<string, Telling>> = {
  ...SUBMISSION_ACTS,
  ...JUDGING_ACTS,
  'account.contact-changed': { what: 'Người dự thi tự đổi liên hệ', detail: contactKind },
  'account.idle-erased': { what: 'Lâu không đăng nhập, máy xóa một tài khoản chưa đăng ký dự thi' },
  'account.identity-linked': { what: 'Liên kết tài khoản nơi khác' },
  'account.identity-unlinked': { what: 'Bỏ liên kết tài khoản nơi khác' },
  'account.password-removed': { what: 'Người dự thi bỏ mật khẩu' },
  'account.password-set': { what: 'Người dự thi đặt mật khẩu' },
  'anomaly.answered': { what: 'Người dự thi trả lời Ban Tổ chức' },
  'anomaly.asked': { what: 'Hỏi người dự thi về bài cần xem lại', detail: anomalyOf },
  'anomaly.closed': { what: 'Xem xong một dấu hiệu, không làm gì thêm', detail: anomalyOf },
  'anomaly.excluded': { what: 'Đồng ý không xếp hạng người dự thi trong đợt', detail: anomalyOf },
  'anomaly.lifted': { what: 'Bỏ việc không xếp hạng, xếp hạng lại bình thường', detail: anomalyOf },
  'anomaly.answers-read': { what: 'So bài làm trong một trường hợp cần xem lại', detail: anomalyOf },
  'anomaly.taken-back': { what: 'Xếp hạng lại một người theo quyết định về khiếu nại', detail: anomalyOf },
  'appeal.carried-out': { what: 'Thực hiện quyết định về khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.correction-asked': { what: 'Đề nghị đính chính đáp án theo khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.decided': { what: 'Quyết định về khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.given-back': { what: 'Trả lại đề xuất về khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.handed-over': { what: 'Bàn giao khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.previewed': { what: 'Xem trước xếp hạng theo khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.proposed': { what: 'Đề xuất quyết định về khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.read': { what: 'Mở hồ sơ một khiếu nại' },
  'appeal.received': { what: 'Nhận một khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.taken': { what: 'Nhận phụ trách khiếu nại', detail: labelled('Mã', 'code') },
  'appeal.told': { what: 'Báo quyết định về khiếu nại', detail: labelled('Mã', 'code') },
  'board-question.answered': {
    what: 'Trả lời người dự thi',
    detail: ({ isPublic }) => (isPublic === true ? 'Công khai' : 'Trả lời riêng'),
  },
  'board-question.asked': { what: 'Người dự thi hỏi Ban Tổ chức' },
  'anomaly.names-read': { what: 'Mở họ tên trong một trường hợp cần xem lại', detail: anomalyOf },
  'anomaly.proposed': { what: 'Đề nghị không xếp hạng người dự thi trong đợt', detail: anomalyOf },
  'collective.compared': { what: 'Mở bảng đối chiếu số liệu đơn vị', detail: labelled('Giải', 'award') },
  'collective.opened': { what: 'Mở các lượt thi làm nên số liệu của một đơn vị', detail: labelled('Mã đơn vị', 'unit') },
  'items.read': { what: 'Mở báo cáo câu hỏi của một đợt thi, có đáp án', detail: labelled('Đợt', 'code') },
  'approving-holder.appointed': { what: 'Ghi tên người ký thay vai trò phê duyệt' },
  'approving-holder.dismissed': { what: 'Gỡ tên người ký thay vai trò phê duyệt' },
  'draw.committed': { what: 'Công bố cam kết bốc thăm', detail: fingerprint },
  'draw.confirmed': { what: 'Đủ người chứng kiến, chốt mã bốc thăm', detail: labelled('Giá trị', 'value') },
  'draw.entered': { what: 'Nhập giá trị của nguồn bốc thăm', detail: labelled('Giá trị', 'value') },
  'draw.needed': { what: 'Xếp hạng cho thấy phải bốc thăm, đợi giá trị của nguồn' },
  'draw.frozen': { what: 'Chốt danh sách bốc thăm', detail: peopleCount },
  'draw.refused': { what: 'Từ chối giá trị bốc thăm đã nhập', detail: labelled('Giá trị', 'value') },
  'draw.witnessed': { what: 'Chứng kiến bốc thăm' },
  'payouts.read': { what: 'Tải danh sách ký nhận giải thưởng', detail: ({ lines }) => (text(lines) ? `${text(lines)} người` : undefined) },
  'prize.confirmed': { what: 'Xác nhận thông tin nhận giải', detail: ({ helped }) => (helped === true ? 'Nhập hộ' : undefined) },
  'prize.paid': { what: 'Ghi chi trả giải thưởng' },
  'prize.refused': { what: 'Ghi người đạt giải không nhận giải', detail: ({ helped }) => (helped === true ? 'Nhập hộ' : undefined) },
  'winners-book.read': { what: 'Mở sổ vàng', detail: labelled('Bản chốt', 'version') },
  'winners-paper.taken': { what: 'Tải biên bản hoặc dự thảo quyết định', detail: labelled('Bản chốt', 'version') },
  'audit.exported': { what: 'Xuất các mục nhật ký', detail: labelled('Đến ngày', 'day') },
  'bank.sealed': { what: 'Niêm phong bộ đề', detail: sealedBank },
  'certificate-template.changed': { what: 'Đổi mẫu giấy chứng nhận', detail: labelled('Bản', 'version') },
  'certificate.revoked': { what: 'Thu hồi giấy chứng nhận', detail: labelled('Số', 'number') },
  'certificates.planned': {
    what: 'Cho cấp giấy chứng nhận',
    detail: ({ planned }) => (text(planned) ? `${text(planned)} giấy` : undefined),
  },
  'certificates.revoked': { what: 'Thu hồi giấy chứng nhận của đợt thi đã hủy' },
  'code-budget.changed': {
    what: 'Đổi số mã mỗi ngày',
    detail: ({ home, abroad }) => `${text(home) ?? ''} mã trong nước, ${text(abroad) ?? ''} mã nước ngoài`,
  },
  'contest.corrected': { what: 'Công bố bản sửa thể lệ', detail: labelled('Bản', 'version') },
  'deployment.corrected': { what: 'Công bố bản sửa phần của đơn vị trong cuộc thi của cấp trên', detail: labelled('Bản', 'version') },
  'contest.deployed': { what: 'Triển khai cuộc thi của cấp trên' },
  'contest.published': { what: 'Công bố cuộc thi và thể lệ' },
  'contest.withdrawn': { what: 'Cất một cuộc thi nạp dở dang' },
  'coordinator.appointed': { what: 'Nhận làm đầu mối', detail: labelled('Đơn vị', 'unit') },
  'coordinator.ended': { what: 'Thôi giao đầu mối' },
  'coordinator.moved': { what: 'Chuyển việc đầu mối sang tài khoản đã gộp' },
  'coordinator.invitation-withdrawn': { what: 'Thu lại lời mời làm đầu mối' },
  'coordinator.invited': { what: 'Mời làm đầu mối', detail: labelled('Đơn vị', 'unit') },
  'document.archived': { what: 'Cất tài liệu' },
  'document.changed': { what: 'Sửa tài liệu' },
  'document.hidden': { what: 'Ẩn tài liệu' },
  'document.shown': { what: 'Hiện tài liệu' },
  'draft.begun': { what: 'Bắt đầu soạn thể lệ' },
  'draft.changed': { what: 'Sửa một bản soạn thể lệ', detail: labelled('Lần lưu', 'revision') },
  'draft.discarded': { what: 'Bỏ một bản soạn thể lệ' },
  'excluded-number.added': { what: 'Thêm một số căn cước vào danh sách không được dự thi' },
  'excluded-number.removed': { what: 'Bỏ một số căn cước khỏi danh sách không được dự thi' },
  'grant.given': { what: 'Giao phường, xã triển khai cuộc thi', detail: labelled('Đơn vị', 'unitCode') },
  'grant.revoked': { what: 'Thu hồi việc giao triển khai' },
  'guardian.confirmed-by-school': { what: 'Ghi nhận sự đồng ý của người giám hộ theo danh sách của trường' },
  'guardian.taken-back-at-desk': {
    what: 'Ghi việc cha mẹ, người giám hộ rút lại sự đồng ý',
    detail: ({ proof }) => PROOF_WORDS[text(proof) ?? ''],
  },
  'help.contact-changed': { what: 'Đổi liên hệ của người dự thi', detail: ({ proof }) => PROOF_WORDS[text(proof) ?? ''] },
  'help.locked': { what: 'Khóa tài khoản người dự thi' },
  'help.looked-up': {
    what: 'Tìm người dự thi để hỗ trợ',
    detail: ({ by, found }) => `Theo ${LOOK_UP_WORDS[text(by) ?? ''] ?? 'cách khác'}, thấy ${text(found) ?? '0'} người`,
  },
  'help.merged': { what: 'Gộp hai tài khoản của một người' },
  'help.person-read': { what: 'Mở hồ sơ hỗ trợ một người dự thi' },
  'help.unlocked': { what: 'Mở khóa tài khoản người dự thi' },
  'identity-provider.added': { what: 'Thêm nơi cấp tài khoản' },
  'identity-provider.changed': { what: 'Sửa nơi cấp tài khoản' },
  'identity-provider.closed': { what: 'Gỡ nút đăng nhập của nơi cấp' },
  'identity-provider.opened': { what: 'Mở nút đăng nhập của nơi cấp' },
  'messages.receipts-changed': {
    what: 'Đổi cách gửi biên nhận bài thi',
    detail: ({ byText }) => (byText === true ? 'Gửi cả tin nhắn' : 'Chỉ gửi thư'),
  },
  'messages.channel-changed': {
    what: 'Đổi cách gửi tin nhắn',
    detail: ({ channel }) => (channel === 'zalo' ? 'Sang Zalo' : 'Sang SMS'),
  },
  'news.archived': { what: 'Cất tin' },
  'attempt.read': { what: 'Mở hồ sơ một lượt thi' },
  'attempts.looked-up': { what: 'Tìm lượt thi theo biên nhận' },
  'exception.asked': { what: 'Đề nghị một ngoại lệ cho lượt thi', detail: exceptionOf },
  'exception.declined': { what: 'Không duyệt ngoại lệ cho lượt thi', detail: exceptionOf },
  'exception.granted': { what: 'Duyệt ngoại lệ cho lượt thi', detail: exceptionOf },
  'exception.left-out': { what: 'Không tính câu trả lời đến muộn' },
  'news.changed': { what: 'Sửa tin đã đăng' },
  'news.published': { what: 'Đăng tin' },
  'news.restored': { what: 'Lấy lại tin đã cất' },
  'news.withdrawn': { what: 'Gỡ tin' },
  'nomination-call.ended': { what: 'Đóng đợt nhận đề cử' },
  'nomination-call.opened': { what: 'Mở đợt nhận đề cử', detail: ({ closesAt }) => momentOf(closesAt) },
  'nomination-invitation.given': { what: 'Mời đề cử', detail: labelled('Nhiều nhất', 'atMost') },
  'nomination-invitation.revoked': { what: 'Thôi mời đề cử' },
  'nomination.answered': { what: 'Tác giả trả lời về đề cử', detail: ({ answer }) => (answer === 'agreed' ? 'Đồng ý' : 'Không đồng ý') },
  'nomination.arrived': { what: 'Nhận được một đề cử' },
  'nomination.asked': { what: 'Xin ý kiến tác giả về đề cử' },
  'nomination.begun': { what: 'Lập đề cử' },
  'nomination.changed': { what: 'Sửa đề cử' },
  'nomination.confirmed': { what: 'Ghi xác nhận của thủ trưởng đơn vị về đề cử' },
  'nomination.consent-taken-back': { what: 'Tác giả rút lại sự đồng ý về đề cử' },
  'nomination-file.read': { what: 'Tải tệp của bài được đề cử' },
  'nomination.read': { what: 'Mở bài được đề cử' },
  'nomination.received': { what: 'Tiếp nhận đề cử' },
  'nomination.returned': { what: 'Trả lại đề cử' },
  'nomination.sent': { what: 'Gửi đề cử' },
  'nomination.withdrawn': { what: 'Rút đề cử' },
  'people.exported': { what: 'Xuất danh sách người dự thi', detail: ({ count }) => (text(count) ? `${text(count)} người` : undefined) },
  'person.erased': { what: 'Xóa dữ liệu cá nhân của một người dự thi' },
  'person.read': { what: 'Mở hồ sơ một người dự thi' },
  'registration.unit-corrected': { what: 'Tính người dự thi cho đơn vị khác trong một đợt, theo khiếu nại' },
  'question.approved': { what: 'Duyệt một câu hỏi', detail: questionVersion },
  'question.history-read': { what: 'Mở các bản của một câu hỏi cùng đáp án', detail: labelled('Câu', 'code') },
  'questions.exported': {
    what: 'Xuất câu hỏi ra tệp',
    detail: ({ count, withKey }) => (text(count) ? `${text(count)} câu, ${withKey ? 'có' : 'không có'} đáp án` : undefined),
  },
  'questions.imported': {
    what: 'Nhập câu hỏi từ tệp',
    detail: ({ added, leftOut }) => (text(added) ? `${text(added)} câu mới, bỏ ${text(leftOut)} câu` : undefined),
  },
  'question.read': { what: 'Mở một câu hỏi cùng đáp án', detail: labelled('Câu', 'code') },
  'questions.read': { what: 'Xem danh sách câu hỏi, không có đáp án' },
  'question.restored': { what: 'Lấy lại câu hỏi đã cất', detail: labelled('Câu', 'code') },
  'question.retired': { what: 'Cất một câu hỏi', detail: labelled('Câu', 'code') },
  'question.returned': { what: 'Trả lại một câu hỏi', detail: questionVersion },
  'question.written': { what: 'Soạn một bản của câu hỏi', detail: questionVersion },
  'registration.assisted': { what: 'Đăng ký dự thi có người nhập hộ' },
  'rehearsal.cancelled': { what: 'Dừng một lần chạy thử' },
  'rehearsal.requested': {
    what: 'Chạy thử thể lệ',
    detail: ({ contestants }) => (typeof contestants === 'number' ? `${formatNumber(contestants)} người giả định` : undefined),
  },
  'reminders.called-off': { what: 'Thôi gửi nhắc dự thi' },
  'reminders.finished': {
    what: 'Gửi xong lời nhắc dự thi',
    detail: ({ people, wanted }) => `${text(people) ?? '0'} trong ${text(wanted) ?? '0'} người`,
  },
  'reminders.requested': { what: 'Nhắc người chưa dự thi', detail: peopleCount },
  'retention.erased': { what: 'Hết thời hạn lưu giữ, xóa dữ liệu cá nhân của cuộc thi' },
  'retention.idle-set': {
    what: 'Đặt thời hạn giữ tài khoản chưa đăng ký dự thi',
    detail: ({ months }) => (text(months) ? `${text(months)} tháng không đăng nhập` : undefined),
  },
  'roster.deleted': { what: 'Xóa danh sách người của đơn vị', detail: peopleCount },
  'roster.entered': { what: 'Nhập danh sách người của đơn vị', detail: peopleCount },
  'roster.expired': { what: 'Đến hạn, máy xóa danh sách người của đơn vị' },
  'roster.exported': { what: 'Tải về danh sách người của đơn vị', detail: peopleCount },
  'correction.asked': { what: 'Đề nghị đính chính kết quả', detail: correctionOf },
  'correction.declined': { what: 'Không áp dụng một đính chính', detail: correctionOf },
  'correction.read': { what: 'Xem một đính chính và bảng thay đổi' },
  'correction.switched': { what: 'Áp dụng một đính chính, lập lại kết quả', detail: correctionOf },
  'round.annulled': { what: 'Hủy đợt thi' },
  'round.annulment-asked': { what: 'Đề nghị hủy đợt thi' },
  'round.annulment-declined': { what: 'Không duyệt việc hủy đợt thi' },
  'round.approved': { what: 'Đủ người duyệt xếp hạng', detail: fingerprint },
  'round.archived': { what: 'Cất đợt thi' },
  'round.checked': { what: 'Kiểm tra xong đợt thi' },
  'round.closing': { what: 'Đóng đợt thi' },
  'round.collective-recounted': { what: 'Máy tính lại xếp hạng tập thể, không còn đợt thi đã hủy' },
  'round.draft': { what: 'Chuyển đợt thi về bản nháp' },
  'round.extended': { what: 'Gia hạn đợt thi', detail: ({ closesAfter }) => momentOf(closesAfter) },
  'round.open': { what: 'Mở đợt thi' },
  'round.pause-ended': { what: 'Bỏ lần tạm dừng đã hẹn' },
  'round.pause-moved': { what: 'Đổi giờ mở lại của đợt thi đang tạm dừng', detail: ({ resumesAt }) => momentOf(resumesAt) },
  'round.pause-set': { what: 'Đặt giờ tạm dừng đợt thi', detail: ({ pausedFrom }) => momentOf(pausedFrom) },
  'round.paused': { what: 'Tạm dừng đợt thi' },
  'round.published': { what: 'Công bố kết quả' },
  'round.ranked': { what: 'Xếp hạng xong', detail: fingerprint },
  'round.resumed': { what: 'Mở lại đợt thi sau khi tạm dừng' },
  'round.scheduled': { what: 'Xếp lịch đợt thi' },
  'round.settling': { what: 'Niêm phong mọi bài, bắt đầu xếp hạng' },
  'round.sources-kept': { what: 'Máy chốt danh sách lượt thi của từng đơn vị cho giải tập thể' },
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
  'standing.recheck-exported': { what: 'Tải hồ sơ kiểm tra lại', detail: labelled('Bản chốt', 'version') },
  'standing.exported': { what: 'Xuất bảng xếp hạng có họ tên', detail: ({ lines }) => (text(lines) ? `${text(lines)} người` : undefined) },
  'standing.read': { what: 'Xem xếp hạng trước khi công bố', detail: labelled('Bản chốt', 'version') },
  'standing.returned': { what: 'Trả lại xếp hạng', detail: fingerprint },
  'tenant.changed': { what: 'Đổi thông tin đơn vị tổ chức', detail: ({ fields }) => tenantFields(fields) },
  'tenant.emblem-changed': { what: 'Đổi biểu trưng', detail: ({ by }) => (by === 'initials' ? 'Vẽ lại từ chữ cái' : 'Từ tệp tải lên') },
  'tenant.exported': { what: 'Kết xuất toàn bộ dữ liệu của đơn vị', detail: labelled('Bởi', 'by') },
  'tenant.founded': { what: 'Lập đơn vị tổ chức', detail: labelled('Theo', 'legalPaper') },
  'tenant.host-added': { what: 'Thêm tên miền của đơn vị', detail: labelled('Tên miền', 'host') },
  'tenant.host-removed': { what: 'Bỏ tên miền của đơn vị', detail: labelled('Tên miền', 'host') },
  'tenant.mail-confirmed': { what: 'Xác nhận địa chỉ thư của đơn vị bằng mã' },
  'tenant.moved': {
    what: 'Chuyển đơn vị cấp trên',
    detail: ({ from, to }) => `Từ ${text(from) ?? 'không có'} sang ${text(to) ?? 'không có'}`,
  },
  'tenant.resumed': { what: 'Mở lại đơn vị tổ chức', detail: labelled('Bởi', 'by') },
  'tenant.suspended': { what: 'Tạm ngừng đơn vị tổ chức', detail: labelled('Bởi', 'by') },
  'team-member.added': { what: 'Ghi một người vào ban, tổ' },
  'team-member.removed': { what: 'Gỡ một người khỏi ban, tổ' },
  'tiers.confirmed': { what: 'Xác nhận quyết định về số giải', detail: ({ decisionNumber }) => text(decisionNumber) },
  'tiers.declined': { what: 'Không nhận quyết định về số giải đã nhập', detail: ({ decisionNumber }) => text(decisionNumber) },
  'tiers.entered': { what: 'Nhập quyết định về số giải', detail: ({ decisionNumber }) => text(decisionNumber) },
  'unit.added': { what: 'Thêm một đơn vị', detail: labelled('Mã', 'code') },
  'unit.contact-set': { what: 'Ghi hoặc xóa người đầu mối của đơn vị', detail: labelled('Mã', 'code') },
  'unit.corrected': { what: 'Sửa thông tin đơn vị', detail: labelled('Mã', 'code') },
  'unit.counted': { what: 'Ghi tổng số người của đơn vị', detail: labelled('Mã', 'code') },
  'unit.ended': { what: 'Ghi ngày kết thúc của đơn vị', detail: labelled('Mã', 'code') },
  'unit.renamed': { what: 'Đổi tên đơn vị từ một ngày', detail: labelled('Mã', 'code') },
  'units.adopted': {
    what: 'Lấy đơn vị từ danh mục hành chính',
    detail: ({ entered }) => (text(entered) ? `${text(entered)} đơn vị mới` : undefined),
  },
  'units.exported': {
    what: 'Xuất danh mục đơn vị có người đầu mối',
    detail: ({ count }) => (text(count) ? `${text(count)} đơn vị` : undefined),
  },
  'units.imported': {
    what: 'Nhập đơn vị từ Excel',
    detail: ({ added, changed }) => `Thêm ${text(added) ?? 0}, sửa ${text(changed) ?? 0}`,
  },
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

/** "Thêm giờ 15 phút, 12 lượt" */
function exceptionOf({ kind, minutes, attempts }: Details): string | undefined {
  const names: Readonly<Record<string, string>> = { 'extra-time': 'Thêm giờ', 're-opening': 'Mở lại', 'late-answers': 'Nhận câu đến muộn' };
  const name = names[text(kind) ?? ''];
  if (!name) return undefined;
  return [name + (text(minutes) ? ` ${text(minutes)} phút` : ''), ...(text(attempts) ? [`${text(attempts)} lượt`] : [])].join(', ');
}

/** "Chung một máy, 8 người" */
function anomalyOf({ kind, people }: Details): string | undefined {
  const names: Readonly<Record<string, string>> = {
    'same-device': 'Chung một máy',
    'impossible-speed': 'Làm rất nhanh',
    'identical-answers': 'Giống câu sai',
    burst: 'Dồn vào một phút',
  };
  return [names[text(kind) ?? ''], text(people) && `${text(people)} người`].filter(Boolean).join(', ') || undefined;
}
