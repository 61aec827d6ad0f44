import { CatalogueBook, type Decree } from './catalogue-book.js';
import { catalogueKeys } from './catalogue-keys.js';
import type { CatalogueSuccession, CatalogueUnitId, CatalogueVersion, ListedUnit } from './catalogue-version.js';
import { isSameName, readOfficialName } from './official-kind.js';

let made = 0;
const nextId = (): CatalogueUnitId => `id-${(made += 1)}` as CatalogueUnitId;
const at = (n: number) => ({ file: 'tệp', record: `bản ghi ${n}` });
const province = (code: string, name: string): ListedUnit => ({
  level: 'province',
  code,
  name,
  parentCode: null,
  provinceCode: code,
  at: at(0),
});
const commune = (code: string, name: string, provinceCode = '68'): ListedUnit => ({
  level: 'commune',
  code,
  name,
  parentCode: provinceCode,
  provinceCode,
  at: at(Number(code)),
});
const LIST = [
  province('68', 'Tỉnh Lâm Đồng'),
  commune('00001', 'Xã Hòa Bình'),
  commune('00002', 'Xã Đạ Chais'),
  commune('00003', 'Đặc khu Phú Quý'),
];
const DAY = '2025-07-01';

const bookOf = (units: readonly ListedUnit[] = LIST, day = DAY): CatalogueBook => {
  const book = new CatalogueBook([], [], nextId);
  book.take({ units, day, basis: 'Nghị quyết 1', file: 'tệp' });
  return book;
};
/** The book as another import would find it, once it was kept. */
const kept = (book: CatalogueBook): CatalogueBook => new CatalogueBook(book.all(), book.changes().successions, nextId);
const shown = (book: CatalogueBook, code: string) =>
  book
    .all()
    .filter((version) => version.code === code)
    .map(({ name, validFrom, validTo, legalBasis }) => [name, validFrom, validTo, legalBasis]);
const linked = (book: CatalogueBook, links: readonly CatalogueSuccession[] = book.changes().successions) => {
  const names = new Map(book.all().map((version: CatalogueVersion) => [version.id, version.name]));
  return links.map(({ fromId, toId, kind, happenedOn }) => [names.get(fromId), names.get(toId), kind, happenedOn]);
};
const decree = (changes: Omit<Decree['changes'][number], 'at'>[], day = '2026-04-30'): Decree => ({
  basis: 'Nghị quyết 2',
  day,
  changes: changes.map((change, n) => ({ ...change, at: at(n) })),
});

describe('the catalogue as a book', () => {
  it('takes a list once: the second time nothing is different', () => {
    const first = bookOf();
    const second = kept(first);
    second.take({ units: LIST, day: '2026-11-20', basis: 'khác', file: 'tệp' });

    expect(first.counts()).toEqual({ added: 4, closed: 0, corrected: 0, unchanged: 0, successions: 0 });
    expect(second.counts()).toEqual({ added: 0, closed: 0, corrected: 0, unchanged: 4, successions: 0 });
    expect([first.faults, second.faults]).toEqual([[], []]);
  });

  it('closes a version and opens the next one where a name or a parent is another from a day on', () => {
    const book = kept(bookOf());
    const units = [LIST[0]!, commune('00001', 'Phường Hòa Bình'), commune('00002', 'Xã Lạc Dương'), LIST[3]!];
    book.take({ units, day: '2026-09-20', basis: 'Nghị quyết 2', file: 'tệp' });

    expect(shown(book, '00001')).toEqual([
      ['Xã Hòa Bình', '2025-07-01', '2026-09-20', 'Nghị quyết 1'],
      ['Phường Hòa Bình', '2026-09-20', null, 'Nghị quyết 2'],
    ]);
    // The same core of the name says that it is the same unit; another name under the code may be another unit.
    expect(linked(book)).toEqual([['Xã Hòa Bình', 'Phường Hòa Bình', 'whole', '2026-09-20']]);
    expect(book.counts()).toMatchObject({ added: 2, closed: 2, unchanged: 2 });
  });

  it('takes two spellings of a tone for one name', () => {
    const book = kept(bookOf());
    book.take({ units: [LIST[0]!, commune('00001', 'xã  Hoà Bình'), LIST[2]!, LIST[3]!], day: '2026-09-20', basis: '', file: 'tệp' });

    expect(book.counts()).toMatchObject({ added: 0, closed: 0, unchanged: 4 });
  });

  it('ends what a list no longer has, and begins what it has anew', () => {
    const book = kept(bookOf());
    book.take({ units: [...LIST.slice(0, 3), commune('00004', 'Xã Mới')], day: '2026-09-20', basis: 'Nghị quyết 3', file: 'tệp' });

    expect(shown(book, '00003')).toEqual([['Đặc khu Phú Quý', '2025-07-01', '2026-09-20', 'Nghị quyết 1']]);
    expect(shown(book, '00004')).toEqual([['Xã Mới', '2026-09-20', null, 'Nghị quyết 3']]);
  });

  it('takes a list from which much is missing for a torn file, unless it is told otherwise', () => {
    const many = Array.from({ length: 60 }, (_, n) => commune(String(n + 10).padStart(5, '0'), `Xã Số ${n}`));
    const book = kept(bookOf([LIST[0]!, ...many]));
    const torn = { units: [LIST[0]!, ...many.slice(0, 30)], day: '2026-09-20', basis: '', file: 'tệp' };

    book.take(torn);
    expect([book.counts().closed, book.faults.length]).toEqual([0, 1]);
    expect(book.faults[0]!.sentence).toContain('Thiếu 30 trong 61 đơn vị');

    book.take({ ...torn, isForced: true });
    expect(book.counts().closed).toBe(30);
  });

  it('keeps the trees before and after July 2025 apart: a code that was given anew is another unit', () => {
    const district: ListedUnit = {
      level: 'district',
      code: '672',
      name: 'Thành phố Đà Lạt',
      parentCode: '68',
      provinceCode: '68',
      at: at(1),
    };
    const old = [province('68', 'Tỉnh Lâm Đồng'), district, { ...commune('00001', 'Phường Cũ'), parentCode: '672' }];
    const book = bookOf(old, '2021-01-01');
    book.take({ units: LIST, day: DAY, basis: 'Nghị quyết 1', file: 'tệp' });

    expect(shown(book, '00001')).toEqual([
      ['Phường Cũ', '2021-01-01', '2025-07-01', 'Nghị quyết 1'],
      ['Xã Hòa Bình', '2025-07-01', null, 'Nghị quyết 1'],
    ]);
    expect(linked(book)).toEqual([]);
    expect(book.faults).toEqual([]);
  });

  it('names every record that it cannot take, and takes the others', () => {
    const book = bookOf([
      ...LIST,
      commune('6978', 'Xã Ba Chẽ'),
      commune('00005', 'Bắc Sơn'),
      commune('00001', 'Xã Hai Lần'),
      commune('00006', 'Xã Lạc', '99'),
    ]);

    expect(book.counts().added).toBe(4);
    expect(book.faults.map(({ record, sentence }) => [record, sentence.slice(0, 32)])).toEqual([
      ['bản ghi 6978', 'Mã cấp xã “6978” sai; mã cấp xã '],
      ['bản ghi 5', 'Tên “Bắc Sơn” không bắt đầu bằng'],
      ['bản ghi 1', 'Mã 00001 đã có ở một bản ghi trư'],
      ['bản ghi 6', 'Không có tỉnh, thành phố mã 99 t'],
    ]);
  });

  describe('carrying out decrees', () => {
    it('changes a name and links old and new; once more changes nothing', () => {
      const change = decree([
        { level: 'province', code: '68', name: 'Thành phố Lâm Đồng' },
        { level: 'commune', code: '00001', name: 'Phường Hòa Bình' },
      ]);
      const book = kept(bookOf());
      book.carryOut(change);
      const again = kept(book);
      again.carryOut(change);

      expect(linked(book)).toEqual([
        ['Tỉnh Lâm Đồng', 'Thành phố Lâm Đồng', 'whole', '2026-04-30'],
        ['Xã Hòa Bình', 'Phường Hòa Bình', 'whole', '2026-04-30'],
      ]);
      expect(again.counts()).toEqual({ added: 0, closed: 0, corrected: 0, unchanged: 2, successions: 0 });
    });

    it('merges one, divides another, and founds a new unit under a code that ends on the same day', () => {
      const change = decree([
        { level: 'commune', code: '00001', into: ['00002'] },
        { level: 'commune', code: '00003', into: ['00002', '00003'] },
        { level: 'commune', code: '00003', name: 'Phường Phú Quý Mới', isNew: true, parentCode: '68', provinceCode: '68' },
      ]);
      const book = kept(bookOf());
      book.carryOut(change);
      const again = kept(book);
      again.carryOut(change);

      expect(book.faults).toEqual([]);
      expect(linked(book)).toEqual([
        ['Xã Hòa Bình', 'Xã Đạ Chais', 'whole', '2026-04-30'],
        ['Đặc khu Phú Quý', 'Xã Đạ Chais', 'part', '2026-04-30'],
        ['Đặc khu Phú Quý', 'Phường Phú Quý Mới', 'part', '2026-04-30'],
      ]);
      expect(again.counts()).toMatchObject({ added: 0, closed: 0, successions: 0 });
      expect(again.faults).toEqual([]);
    });

    it('says what it does not find', () => {
      const book = kept(bookOf());
      book.carryOut(
        decree([
          { level: 'commune', code: '00009', name: 'Xã Chín' },
          { level: 'commune', code: '00001', into: ['00008'] },
          { level: 'commune', code: '00002', name: 'Chín' },
        ]),
      );

      expect(book.faults.map(({ sentence }) => sentence)).toEqual([
        'Không có đơn vị cấp xã mã 00009 vào ngày 30/04/2026.',
        'Tên “Chín” không phải tên đơn vị cấp xã.',
        'Không có đơn vị cấp xã mã 00008 vào ngày 30/04/2026. Xã Hòa Bình không có nơi để nhập vào.',
      ]);
    });
  });

  it('links by a mapping only what bears the mapping’s names', () => {
    const old = [
      province('68', 'Tỉnh Lâm Đồng'),
      commune('00001', 'Phường Cũ'),
      commune('00002', 'Phường Chia'),
      commune('00003', 'Phường Quý'),
    ];
    const book = bookOf(old, '2021-01-01');
    book.take({ units: LIST, day: DAY, basis: '', file: 'tệp' });
    const row = (from: string, name: string, to: string, newName: string, isPart = false) => ({
      from: { level: 'commune' as const, code: from, name },
      to: { level: 'commune' as const, code: to, name: newName },
      isPart,
      at: at(1),
    });
    book.map(
      [
        row('00001', 'Phường Cũ', '00001', 'Xã Hoà Bình'),
        row('00002', 'Phường Chia', '00001', 'Xã Hòa Bình', true),
        row('00002', 'Phường Chia', '00002', 'Xã Đạ Chais', true),
        row('00002', 'Phường Khác', '00002', 'Xã Đạ Chais'),
        // A slip of spelling passes where the unit above is the same, and nowhere else.
        {
          ...row('00003', 'Phường Quí', '00003', 'Đặc khu Phú Quý'),
          from: { level: 'commune', code: '00003', name: 'Phường Quí', parentCode: '68' },
        },
        row('00003', 'Phường Quí', '00001', 'Xã Hòa Bình'),
      ],
      'Nghị quyết 202',
    );

    expect(linked(book)).toEqual([
      ['Phường Cũ', 'Xã Hòa Bình', 'whole', '2025-07-01'],
      ['Phường Chia', 'Xã Hòa Bình', 'part', '2025-07-01'],
      ['Phường Chia', 'Xã Đạ Chais', 'part', '2025-07-01'],
      ['Phường Quý', 'Đặc khu Phú Quý', 'whole', '2025-07-01'],
    ]);
    expect(book.faults.map(({ sentence }) => sentence)).toEqual([
      'Đơn vị cũ “Phường Khác”: mã 00002 ngày ấy là Phường Chia.',
      'Đơn vị cũ “Phường Quí”: mã 00003 ngày ấy là Phường Quý.',
    ]);
  });

  it('lets communes be found under every name that their province has had', () => {
    const book = bookOf();
    book.carryOut(decree([{ level: 'province', code: '68', name: 'Thành phố Lâm Đồng' }]));
    const keys = catalogueKeys(book.all());
    const keyOf = (code: string) => keys.get(book.all().find((version) => version.code === code)!.id)!;

    expect(keyOf('00002')).toMatchObject({
      nameKey: 'xa da chais',
      coreKey: 'da chais',
      searchKey: 'xa da chais tinh lam dong thanh pho lam dong',
    });
    const places = book.all().toSorted((a, b) => keys.get(a.id)!.position - keys.get(b.id)!.position);
    expect(places.map(({ name }) => name)).toEqual([
      'Thành phố Lâm Đồng',
      'Tỉnh Lâm Đồng',
      'Xã Đạ Chais',
      'Xã Hòa Bình',
      'Đặc khu Phú Quý',
    ]);
  });
});

describe('names of official units', () => {
  it('are read in their one spelling, with the kind at their head', () => {
    expect(readOfficialName('xã Bắc Sơn', 'commune')).toEqual({ kind: 'commune', name: 'Xã Bắc Sơn', core: 'Bắc Sơn' });
    expect(readOfficialName('Thị Trấn  Mường Chà', 'commune')).toEqual({ kind: 'township', name: 'Thị trấn Mường Chà', core: 'Mường Chà' });
    expect(readOfficialName('Xã Ea H’Leo', 'commune')?.name).toBe("Xã Ea H'Leo");
    expect(readOfficialName('Thành phố Huế', 'province')?.kind).toBe('central-city');
    expect(readOfficialName('Thành phố Huế', 'district')?.kind).toBe('city');
    expect([readOfficialName('Phường', 'commune'), readOfficialName('Xãng', 'commune'), readOfficialName('Phường 1', 'district')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['Xã Hoà Bình', 'Xã Hòa Bình', true],
    ['Xã Thuỷ Phù', 'Xã Thủy Phù', true],
    ["Xã M'Drắk", 'Xã M’Drắk', true],
    ['Xã Hòa Bình', 'Xã Hóa Bình', false],
    ['Xã Mường Lan', 'Xã Mường Lán', false],
    ['Xã Tân', 'Xã Tần', false],
    ['Phường 1', 'Phường 10', false],
  ])('%s and %s are one name: %s', (a, b, same) => {
    expect(isSameName(a, b)).toBe(same);
  });
});
