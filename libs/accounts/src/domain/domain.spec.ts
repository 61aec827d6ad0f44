import { readBirthDate } from './birth-date.js';
import { describeContact, readContact } from './contact.js';

describe('reading a contact', () => {
  it.each(['0912345678', '0912 345 678', '+84 912.345.678', '84912345678', ' 091-234-5678 '])('takes %j for one number', (typed) => {
    expect(readContact(typed)).toEqual({ contact: { kind: 'phone', value: '+84912345678' } });
  });

  it('takes foreign numbers with their country', () => {
    expect(readContact('+82 10-1234-5678')).toEqual({ contact: { kind: 'phone', value: '+821012345678' } });
  });

  it('takes e-mail addresses in any case', () => {
    expect(readContact('Lua.Do@ViDu.vn')).toEqual({ contact: { kind: 'email', value: 'lua.do@vidu.vn' } });
  });

  it.each([
    ['091 234 567', 'Số điện thoại di động có 10 chữ số. Bạn đã nhập 9.'],
    ['0263 382 2222', 'Số điện thoại di động có 10 chữ số. Bạn đã nhập 11.'],
    ['0212345678', 'Đây không phải số di động. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09.'],
    ['không có', 'Số điện thoại chỉ gồm chữ số. Hãy xem lại những ký tự khác.'],
    ['', 'Hãy nhập số điện thoại hoặc thư điện tử.'],
    [' ', 'Hãy nhập số điện thoại hoặc thư điện tử.'],
    // Mail programs read these as lua@vidu.vn with something beside it: one mailbox would have endless names.
    ['nhom:lua@vidu.vn', 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.'],
    ['(a)lua@vidu.vn', 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.'],
    ['lua@vidu', 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.'],
  ])('says what is wrong with %j', (typed, fault) => {
    expect(readContact(typed)).toEqual({ fault });
  });

  it('describes a contact so that only its owner knows it', () => {
    expect(describeContact({ kind: 'phone', value: '+84912345678' })).toBe('số 091\u00a0•••\u00a0•678');
  });
});

describe('reading a birth date', () => {
  const today = new Date('2024-10-31T03:00:00Z');
  const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year }, today);

  it('takes one and two digits', () => {
    expect(read('7', '07', '1962')).toEqual({ date: '1962-07-07' });
    expect(read('29', '2', '2004')).toEqual({ date: '2004-02-29' });
  });

  it.each([
    ['07', '18', '1962', 'Tháng sinh phải từ 1 đến 12. Bạn đã nhập 18.', ['month']],
    ['29', '2', '2003', 'Tháng 2 năm 2003 có 28 ngày. Bạn đã nhập ngày 29.', ['day']],
    ['1', '1', '62', 'Năm sinh phải có bốn chữ số, từ 1904 đến 2024. Bạn đã nhập 62.', ['year']],
    ['1', '', '', 'Hãy nhập đủ ngày, tháng, năm sinh.', ['month', 'year']],
    ['1', '11', '2024', 'Ngày sinh chưa tới. Hãy xem lại.', ['day', 'month', 'year']],
    ['x', '1', '2000', 'Tháng 1 năm 2000 có 31 ngày. Bạn đã nhập ngày x.', ['day']],
  ])('says what is wrong with %s/%s/%s', (day, month, year, fault, wrong) => {
    expect(read(day, month, year)).toEqual({ fault, wrong });
  });
});
