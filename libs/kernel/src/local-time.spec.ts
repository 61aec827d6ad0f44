import {
  countdown,
  formatDocumentDate,
  formatDuration,
  formatAtEnd,
  formatAtStart,
  formatEnd,
  formatMoment,
  formatStart,
  localDay,
  parseLocal,
  startOfLocalDay,
  toLocalIso,
} from './local-time.js';

describe('local time of Vietnam', () => {
  it('reads a local time as UTC+7', () => {
    expect(parseLocal('2024-10-21 10:00')?.toISOString()).toBe('2024-10-21T03:00:00.000Z');
    expect(parseLocal('2024-10-21')?.toISOString()).toBe('2024-10-20T17:00:00.000Z');
  });

  it('reads 24:00 as the first moment of the next day', () => {
    expect(parseLocal('2024-10-30 24:00')).toEqual(parseLocal('2024-10-31'));
  });

  it.each(['2024-02-30', '2024-13-01', '2024-10-21 25:00', '2024-10-21 24:01', '21/10/2024', ''])('refuses %j', (text) => {
    expect(parseLocal(text)).toBeUndefined();
  });

  it('says a moment with its weekday', () => {
    expect(formatMoment(parseLocal('2024-10-21 10:00') as Date)).toBe('10:00 thứ Hai, 21/10/2024');
    expect(formatMoment(parseLocal('2024-09-29 16:30') as Date)).toBe('16:30 Chủ nhật, 29/09/2024');
  });

  it('says an end at midnight as the whole day before it', () => {
    expect(formatEnd(parseLocal('2024-10-31') as Date)).toBe('hết ngày 30/10/2024');
    expect(formatEnd(parseLocal('2024-10-28 09:30') as Date)).toBe('9:30 thứ Hai, 28/10/2024');
  });

  it('says a start at midnight as its day alone', () => {
    expect(formatStart(parseLocal('2024-09-01') as Date)).toBe('Chủ nhật, 01/09/2024');
    expect(formatStart(parseLocal('2024-10-21 10:00') as Date)).toBe('10:00 thứ Hai, 21/10/2024');
  });

  it('says behind a verb when an interval begins and ends', () => {
    expect(formatAtStart(parseLocal('2024-09-01') as Date)).toBe('từ Chủ nhật, 01/09/2024');
    expect(formatAtStart(parseLocal('2024-10-21 10:00') as Date)).toBe('lúc 10:00 thứ Hai, 21/10/2024');
    expect(formatAtEnd(parseLocal('2024-10-31') as Date)).toBe('khi hết ngày 30/10/2024');
    expect(formatAtEnd(parseLocal('2024-10-28 09:30') as Date)).toBe('lúc 9:30 thứ Hai, 28/10/2024');
  });

  it('writes dates of documents with the zeros that Decree 30/2020 asks for', () => {
    expect(formatDocumentDate(parseLocal('2024-09-05') as Date)).toBe('ngày 05 tháng 9 năm 2024');
    expect(formatDocumentDate(parseLocal('2024-02-10') as Date)).toBe('ngày 10 tháng 02 năm 2024');
  });

  it('knows the local day just before and after midnight', () => {
    expect(localDay(new Date('2024-10-30T16:59:59.999Z'))).toBe('2024-10-30');
    expect(localDay(new Date('2024-10-30T17:00:00.000Z'))).toBe('2024-10-31');
    expect(toLocalIso(startOfLocalDay(new Date('2024-10-30T17:30:00Z')))).toBe('2024-10-31T00:00:00+07:00');
  });

  it('counts down and never below zero', () => {
    const close = parseLocal('2024-11-04 09:30') as Date;
    expect(countdown(parseLocal('2024-10-31 10:42') as Date, close)).toEqual({ days: 3, hours: 22, minutes: 48, seconds: 0 });
    expect(countdown(new Date(close.getTime() + 1), close)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  });

  it('says durations', () => {
    expect([372_000, 45_000, 3_900_000].map(formatDuration)).toEqual(['6 phút 12 giây', '45 giây', '1 giờ 05 phút']);
  });
});
