import { type Details, fingerprint, labelled, type Telling, text } from './telling.js';

const phaseOf = labelled('Vòng chấm', 'phase');
const entryOf = labelled('Bài số', 'entry');
const withPhase = (phase: unknown, count: unknown, what: string): string => `Vòng chấm ${text(phase) ?? ''}, ${text(count) ?? '0'} ${what}`;
const SEAT_WORDS: Readonly<Record<string, string>> = { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Thành viên' };
const seatRole = ({ role }: Details): string | undefined => SEAT_WORDS[text(role) ?? ''];
const votesOf = (details: Details): string =>
  `${details['decision'] === 'carried' ? 'Thông qua' : 'Không thông qua'}, tán thành ${text(details['for']) ?? '0'}/${text(details['present']) ?? '0'}`;

/** What councils, judges and the secretariat of judging do. */
export const JUDGING_ACTS: Readonly<Record<string, Telling>> = {
  'blind-copy.hidden': { what: 'Che thêm trong bản rọc phách', detail: entryOf },
  'blind-copy.link-hidden': { what: 'Thôi cho giám khảo xem đường dẫn video', detail: entryOf },
  'blind-copy.link-let-out': { what: 'Cho giám khảo xem đường dẫn video', detail: entryOf },
  'blind-copy.read': { what: 'Đọc một bản rọc phách', detail: entryOf },
  'blind-copy.remade': { what: 'Lập lại bản rọc phách', detail: entryOf },
  'blind-copy.released': { what: 'Cho giám khảo đọc bản rọc phách', detail: phaseOf },
  'conflict.found': {
    what: 'Máy tìm thấy xung đột lợi ích của giám khảo',
    detail: ({ phase, found }) => withPhase(phase, found, 'xung đột'),
  },
  'conflict.declared': { what: 'Giám khảo báo xung đột lợi ích' },
  'conflict.withdrawn': { what: 'Bỏ ghi nhận xung đột lợi ích của giám khảo' },
  'conflict.related': { what: 'Ghi xung đột lợi ích của giám khảo' },
  'judges.reminded': { what: 'Nhắc giám khảo chưa chấm xong', detail: ({ phase, letters }) => withPhase(phase, letters, 'thư') },
  'judging.assigned': { what: 'Phân công giám khảo', detail: ({ phase, assignments }) => withPhase(phase, assignments, 'phân công') },
  'judging.closed': { what: 'Kết thúc vòng chấm', detail: ({ phase, entries }) => withPhase(phase, entries, 'bài') },
  'judging.further-called': { what: 'Mời thêm giám khảo vì điểm chênh lệch', detail: phaseOf },
  'judging.given': { what: 'Phân công một giám khảo', detail: entryOf },
  'judging.opened': { what: 'Mở vòng chấm', detail: ({ phase, entries }) => withPhase(phase, entries, 'bài') },
  'judging.prepared': { what: 'Đưa bài vào vòng chấm', detail: ({ phase, entries }) => withPhase(phase, entries, 'bài') },
  'judging.recused': { what: 'Giám khảo xin thôi chấm một bài', detail: entryOf },
  'judging.reopened': { what: 'Mở lại vòng chấm cho những bài chưa chấm', detail: phaseOf },
  'judging.reopening-asked': { what: 'Đề nghị mở lại vòng chấm', detail: phaseOf },
  'judging.reopening-declined': { what: 'Không mở lại vòng chấm', detail: phaseOf },
  'judging.taken-back': { what: 'Rút phân công của giám khảo', detail: entryOf },
  'marks.read': {
    what: 'Xem điểm giám khảo đã cho',
    detail: ({ entry, ...rest }) => (entry === undefined ? phaseOf(rest) : entryOf({ entry })),
  },
  'entry.read': { what: 'Giám khảo mở một bài được giao', detail: entryOf },
  'seat.appointed': { what: 'Thêm người vào hội đồng chấm', detail: seatRole },
  'seat.changed': { what: 'Sửa thông tin thành viên hội đồng chấm' },
  'seat.left': { what: 'Kết thúc nhiệm vụ ở hội đồng chấm' },
  'session.called-off': { what: 'Hủy phiên họp hội đồng' },
  'session.came': { what: 'Ghi người dự họp hội đồng' },
  'session.changed': { what: 'Sửa thời gian, địa điểm phiên họp hội đồng' },
  'session.closed': { what: 'Kết thúc phiên họp hội đồng', detail: fingerprint },
  'session.item-added': { what: 'Thêm nội dung họp hội đồng' },
  'session.item-decided': { what: 'Ghi đã trao đổi một nội dung họp' },
  'session.item-passed-over': { what: 'Để lại một nội dung họp' },
  'session.opened': { what: 'Mở phiên họp hội đồng', detail: labelled('Có mặt', 'present') },
  'session.planned': { what: 'Lên lịch họp hội đồng' },
  'session.vote-opened': { what: 'Mở biểu quyết', detail: labelled('Có mặt', 'present') },
  'session.voted': { what: 'Kết thúc biểu quyết', detail: votesOf },
  'session.went': { what: 'Ghi người rời phiên họp hội đồng' },
  'sheet.finished': { what: 'Hoàn thành phiếu chấm', detail: entryOf },
  'sheet.reopened': { what: 'Cho mở lại phiếu chấm', detail: labelled('Bản', 'version') },
  'sheet.reopening-asked': { what: 'Đề nghị mở lại phiếu chấm', detail: labelled('Bản', 'version') },
  'sheet.reopening-declined': { what: 'Không cho mở lại phiếu chấm', detail: labelled('Bản', 'version') },
  'sheet.typed-from-paper': { what: 'Nhập phiếu chấm giấy', detail: entryOf },
};
