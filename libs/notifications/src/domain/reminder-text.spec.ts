import { parseLocal } from '#kernel';
import { groupText, reminderMessage } from './reminder-text.js';

const at = (text: string): Date => parseLocal(text)!;
const FACTS = {
  sender: 'Ban Tổ chức cuộc thi tỉnh Lâm Đồng',
  contest: 'Tìm hiểu Cải cách hành chính',
  round: 'Tuần thi thứ 2',
  opensAt: at('2024-10-28 10:00'),
  closesAt: at('2024-11-04 09:30'),
  unit: 'Sở Tư pháp',
  url: 'https://lam-dong.vidu.vn/don-vi/so-tu-phap',
};

describe('a reminder', () => {
  const message = (now: string) => reminderMessage(FACTS, { names: ['Lê Na'], refusalUrl: 'https://x/khong-nhac/A', now: at(now) });

  it('invites before the round and reminds while it is open', () => {
    expect([message('2024-10-27 08:00').subject, message('2024-10-28 10:00').subject]).toEqual([
      'Mời dự thi: Tìm hiểu Cải cách hành chính',
      'Nhắc dự thi: Tìm hiểu Cải cách hành chính',
    ]);
    expect(message('2024-10-27 08:00').body).toContain('tuần thi thứ 2 mở lúc 10:00 thứ Hai, 28/10/2024.');
  });
});

describe('the words for a group', () => {
  const text = (taken: number, aim: number | undefined) =>
    groupText({ ...FACTS, taken, aim, round: { ...FACTS, name: FACTS.round, isReceiving: false, isOpen: true } }).split('\n')[1];

  it('say the figures as they are', () => {
    expect(text(7, undefined)).toBe('Đến nay Sở Tư pháp đã có 7 người dự thi.');
    expect(text(7, 74)).toBe('Đến nay Sở Tư pháp đã có 7 trong 74 người dự thi, còn 67 người.');
    expect(text(1074, 1074)).toBe('Đến nay Sở Tư pháp đã có 1.074 người dự thi, đạt chỉ tiêu 1.074 người.');
  });

  it('say of entries what the rules ask for, not how many people there are', () => {
    const words = (of: 'entries' | 'senders', taken: number, aim: number | undefined) =>
      groupText({ ...FACTS, of, taken, aim, round: undefined })
        .split('\n')
        .slice(1, 3);
    const please = 'Mời các anh chị chưa gửi bài bấm vào đây, đơn vị đã được chọn sẵn:';
    expect([words('entries', 0, 1), words('entries', 2, 1), words('entries', 3, undefined), words('senders', 7, 23)]).toEqual([
      ['Đến nay Sở Tư pháp đã có 0 bài dự thi, Thể lệ yêu cầu ít nhất 1 bài, còn 1 bài.', please],
      ['Đến nay Sở Tư pháp đã có 2 bài dự thi, đủ số bài Thể lệ yêu cầu.', please],
      ['Đến nay Sở Tư pháp đã có 3 bài dự thi.', please],
      ['Đến nay Sở Tư pháp đã có 7 trong 23 người gửi bài, còn 16 người.', please],
    ]);
  });

  it('say until when entries are received', () => {
    const round = { ...FACTS, name: 'Nhận bài: Thi viết', isReceiving: true, isOpen: true };
    expect(groupText({ ...FACTS, taken: 1, aim: undefined, round }).split('\n')[2]).toBe('Đang nhận bài, đến 9:30 thứ Hai, 04/11/2024.');
  });

  it('say no time where there is no round', () => {
    expect(groupText({ ...FACTS, taken: 1, aim: undefined, round: undefined })).not.toContain('Tuần thi');
  });
});
