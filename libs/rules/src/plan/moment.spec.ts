import { momentMs, readMoment, startMoment, endMoment, documentDate } from './moment.js';
import { formatPeriod, readPeriod } from './period.js';

const iso = (text: string): string | undefined => {
  const result = readMoment(text);
  return typeof result === 'string' ? result : result.instant.toISOString();
};

describe('a written time', () => {
  it.each([
    ['2024-10-21 10:00', '2024-10-21T03:00:00.000Z'],
    ['2024-10-21T10:00:00+07:00', '2024-10-21T03:00:00.000Z'],
    ['10:00 21/10/2024', '2024-10-21T03:00:00.000Z'],
    ['10h00 ngày 21/10/2024', '2024-10-21T03:00:00.000Z'],
    ['9h30, ngày 28/10/2024', '2024-10-28T02:30:00.000Z'],
    ['24h00 ngày 30/4/2021', '2021-04-30T17:00:00.000Z'],
    ['hết ngày 30/10/2024', '2024-10-30T17:00:00.000Z'],
    ['hết ngày 2024-10-30', '2024-10-30T17:00:00.000Z'],
    ['21/10/2024', '2024-10-20T17:00:00.000Z'],
    ["16h30' ngày 06/10/2024", '2024-10-06T09:30:00.000Z'],
    ['9h30’, ngày 28/10/2024', '2024-10-28T02:30:00.000Z'],
    ["2024-10-06 16h30'", '2024-10-06T09:30:00.000Z'],
    ['16h ngày 6/10/2024', '2024-10-06T09:00:00.000Z'],
    ['0h00 ngày 01/4/2021', '2021-03-31T17:00:00.000Z'],
    ['24h00 30/04/2021', '2021-04-30T17:00:00.000Z'],
    ['2021-04-30 24h00', '2021-04-30T17:00:00.000Z'],
    ['8 giờ 30 phút, ngày 21 tháng 10 năm 2024', '2024-10-21T01:30:00.000Z'],
    ['8 giờ ngày 21/10/2024', '2024-10-21T01:00:00.000Z'],
    ['8 giờ 05 ngày 21/10/2024', '2024-10-21T01:05:00.000Z'],
    ['hết ngày 30 tháng 10 năm 2024', '2024-10-30T17:00:00.000Z'],
    ['Hết ngày  30/10/2024', '2024-10-30T17:00:00.000Z'],
  ])('reads %j', (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it.each([
    ['2024-02-30', '“2024-02-30” không phải là thời điểm: không có ngày 30/2/2024, tháng ấy chỉ có 29 ngày'],
    ['2024-10-21 25:00', '“2024-10-21 25:00” không phải là thời điểm: giờ chỉ từ 00:00 đến 24:00'],
    ['hết ngày 30/10/2024 10:00', '“hết ngày 30/10/2024 10:00” không phải là thời điểm: đã có giờ thì không viết “hết ngày”'],
    ['1899-01-01', '“1899-01-01” không phải là thời điểm: năm phải từ 2000 đến 2100'],
    ['hôm nay', '“hôm nay” không phải là thời điểm'],
    ['24h30 ngày 30/4/2021', '“24h30 ngày 30/4/2021” không phải là thời điểm: giờ chỉ từ 00:00 đến 24:00'],
    ['8 giờ 61 phút ngày 21/10/2024', '“8 giờ 61 phút ngày 21/10/2024” không phải là thời điểm: giờ chỉ từ 00:00 đến 24:00'],
    ['21 tháng 13 năm 2024', '“21 tháng 13 năm 2024” không phải là thời điểm: không có tháng 13'],
  ])('refuses %j', (text, reason) => {
    expect(readMoment(text)).toBe(reason);
  });

  it('needs an end to say whether its day still counts', () => {
    expect(endMoment('Đến').safeParse('2024-10-30').success).toBe(false);
    expect(endMoment('Đến').parse('hết ngày 30/10/2024')).toBe('2024-10-31T00:00:00+07:00');
    expect(startMoment('Từ').parse('1/9/2024')).toBe('2024-09-01T00:00:00+07:00');
    expect(startMoment('Từ').safeParse('hết ngày 30/10/2024').success).toBe(false);
  });

  it('keeps the date of a document as a plain date', () => {
    expect(documentDate('Ngày').parse('12/8/2024')).toBe('2024-08-12');
    expect(documentDate('Ngày').safeParse('12/8/2024 10:00').success).toBe(false);
  });

  it('hangs on an event until that has happened', () => {
    const moment = { event: 'ban-hanh-the-le', days: 1 };

    expect(momentMs(moment, {})).toBeNull();
    expect(momentMs(moment, { 'ban-hanh-the-le': '2021-06-15T16:45:00+07:00' })).toBe(Date.parse('2021-06-16T00:00:00+07:00'));
  });

  it.each([
    ['08:00', '2021-06-16T08:00:00+07:00'],
    ['00:00', '2021-06-16T00:00:00+07:00'],
    ['24:00', '2021-06-17T00:00:00+07:00'],
  ])('may lie at %s of the day after an event', (at, instant) => {
    expect(momentMs({ event: 'khai-mac', days: 1, at }, { 'khai-mac': '2021-06-15T16:45:00+07:00' })).toBe(Date.parse(instant));
  });

  it('lets only an end lie at 24:00, and refuses times that are none', () => {
    const moment = (at: string) => ({ event: 'khai-mac', days: 0, at });

    expect(endMoment('Đến').parse(moment('24:00'))).toEqual(moment('24:00'));
    expect(startMoment('Từ').parse(moment('08:00'))).toEqual(moment('08:00'));
    expect(startMoment('Từ').safeParse(moment('24:00')).success).toBe(false);
    for (const at of ['8:00', '25:00', '08:60', '24:01', 'sáng']) {
      expect(startMoment('Từ').safeParse(moment(at)).success).toBe(false);
      expect(endMoment('Đến').safeParse(moment(at)).success).toBe(false);
    }
  });
});

describe('a rough time', () => {
  it.each([
    ['trước ngày 14/10/2024', '2024-10-14T00:00:00+07:00', '2024-10-14T00:00:00+07:00', 'trước ngày 14/10/2024'],
    ['trong tháng 11/2024', '2024-11-01T00:00:00+07:00', '2024-12-01T00:00:00+07:00', 'trong tháng 11/2024'],
    ['cuối tháng 12/2024', '2024-12-21T00:00:00+07:00', '2025-01-01T00:00:00+07:00', 'cuối tháng 12/2024'],
    ['cuối năm 2021', '2021-12-01T00:00:00+07:00', '2022-01-01T00:00:00+07:00', 'cuối năm 2021'],
    ['ngày 28/8/2021', '2021-08-28T00:00:00+07:00', '2021-08-29T00:00:00+07:00', 'ngày 28/08/2021'],
  ])('reads %j', (text, opens, closes, said) => {
    const period = readPeriod(text);

    expect(period).toMatchObject({ opens, closes });
    expect(period && formatPeriod(period)).toBe(said);
  });

  it.each(['tháng mười', 'trong tháng 13/2024', 'ngày 31/2/2024', '28/8/2021 10:00'])('refuses %j', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });
});
