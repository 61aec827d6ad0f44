import { nominationHash, readNomination, typedNomination } from './nomination-content.js';

const TYPED = {
  kind: 'entry',
  title: 'Một cửa không giấy',
  summary: 'Dòng một.\n\nDòng hai.',
  authors: "Y Klơng Ayŭn; Chuyên viên; Phòng Nội vụ; klong@vidu.vn\nH'Hen Niê; ; ; 0912 345 678",
  selection: 'Vòng xét cấp huyện',
};
const FROM = { kinds: ['entry', 'person'] as const, nominatedBy: 'UBND huyện' };

describe('what is nominated', () => {
  it('is read from lines of people and scores, and written back to the same', () => {
    const reading = readNomination(TYPED, FROM);
    if ('faults' in reading) throw new Error('There are faults.');

    expect(reading.content.authors).toEqual([
      { fullName: 'Y Klơng Ayŭn', position: 'Chuyên viên', unitName: 'Phòng Nội vụ', email: 'klong@vidu.vn', phone: null },
      { fullName: 'H’Hen Niê'.replace('’', "'"), position: '', unitName: '', email: null, phone: '+84912345678' },
    ]);
    expect(readNomination(typedNomination(reading.content), FROM)).toEqual(reading);
  });

  it('has the same fingerprint for the same text, and another for any other', () => {
    const content = (typed: object) => {
      const reading = readNomination({ ...TYPED, ...typed }, FROM);
      return 'faults' in reading ? '' : nominationHash(reading.content);
    };

    expect(content({})).toMatch(/^[0-9a-f]{64}$/);
    expect(content({ title: ' Một  cửa không giấy ' })).toBe(content({}));
    expect(content({ title: 'Một cửa có giấy' })).not.toBe(content({}));
  });

  it('tells every fault at once, each at its field', () => {
    const reading = readNomination(
      { kind: 'person', authors: 'Chỉ có tên\nCó; quá; nhiều; phần@vidu.vn; rồi' },
      { ...FROM, kinds: ['entry'] },
    );

    expect('faults' in reading && reading.faults.map(({ field }) => field)).toEqual([
      'kind',
      'title',
      'summary',
      'authors',
      'authors',
      'selection',
    ]);
  });
});
