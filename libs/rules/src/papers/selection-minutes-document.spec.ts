import { selectionMinutesDocument, type SelectionMinutesFacts } from './selection-minutes-document.js';

const FACTS: SelectionMinutesFacts = {
  ...{ unit: 'Sở Nội vụ tỉnh Cao Bằng', receiver: 'Ủy ban nhân dân tỉnh Cao Bằng', place: 'Cao Bằng', year: 2021 },
  ...{ contest: 'Cuộc thi sáng kiến', call: 'Nhận sáng kiến', quota: 'Nhiều nhất 3 đề cử', candidates: 12, isRanked: false },
  chosen: [
    { title: 'Một cửa không giấy', number: 'SK-0007', authors: ['Hoàng Thị Sầm', 'Nông Văn Tài'], result: '', reason: 'Rẻ.\nDễ làm.' },
  ],
  haveAgreed: true,
  head: { fullName: 'Đàm Văn Trưởng', position: 'Giám đốc' },
};
const text = (facts: SelectionMinutesFacts): string => JSON.stringify(selectionMinutesDocument(facts));

describe('the minutes of a selection', () => {
  it('say who has chosen what, and why, and who signs', () => {
    const { header, signatures, recipients } = selectionMinutesDocument(FACTS);
    expect([header.issuer, header.place, recipients]).toEqual([
      'SỞ NỘI VỤ TỈNH CAO BẰNG',
      'Cao Bằng',
      ['- Ủy ban nhân dân tỉnh Cao Bằng;', '- Lưu: VT.'],
    ]);
    expect(signatures?.at(-1)).toEqual({ capacity: ['Giám đốc'], note: '(Ký tên, đóng dấu)', name: 'Đàm Văn Trưởng' });
    for (const part of [
      '12 bài',
      'xem từng bài',
      '“Một cửa không giấy” (SK-0007), tác giả: Hoàng Thị Sầm, Nông Văn Tài.',
      'Lý do chọn: Rẻ. Dễ làm.',
    ])
      expect(text(FACTS)).toContain(part);
    expect(text(FACTS)).not.toContain('Kết quả:');
  });

  it('rest on the ranking where there is one, and leave the signature open while nobody has confirmed', () => {
    const ranked = { ...FACTS, isRanked: true, head: undefined, chosen: FACTS.chosen.map((one) => ({ ...one, result: 'Hạng 1' })) };
    expect(selectionMinutesDocument(ranked).signatures?.at(-1)).toEqual({ capacity: ['Thủ trưởng đơn vị'], note: '(Ký tên, đóng dấu)' });
    for (const part of ['theo kết quả xếp hạng đã công bố', 'Kết quả: Hạng 1']) expect(text(ranked)).toContain(part);
    expect(text({ ...FACTS, chosen: [] })).toContain('Chưa có bài nào được chọn.');
  });

  it('say of an entry of a unit that names nobody that it is the unit’s, and that nobody was asked', () => {
    const own = text({ ...FACTS, chosen: [{ ...FACTS.chosen[0]!, authors: [] }] });
    expect([
      own.includes('“Một cửa không giấy” (SK-0007), bài của đơn vị.'),
      own.includes('tác giả được hỏi'),
      own.includes('Các tác giả'),
    ]).toEqual([true, false, false]);
  });

  it('say that the authors have agreed only where all of them have', () => {
    const [agreed, asked] = ['Các tác giả đã được hỏi ý kiến và đồng ý.', 'bài còn tác giả chưa đồng ý thì chưa gửi'];
    expect([text(FACTS).includes(agreed), text(FACTS).includes(asked)]).toEqual([true, false]);
    const open = text({ ...FACTS, haveAgreed: false });
    expect([open.includes(agreed), open.includes(asked)]).toEqual([false, true]);
    expect(text({ ...FACTS, chosen: [] })).toContain('Chưa đề cử bài nào.');
  });
});
