import { anEssayPart, aRuleSet } from '#rules/testing';
import { readDraft, readPaper, readShare } from './read-draft.js';
import { type DraftAuthor, EMPTY_DRAFT, type SubmissionDraft, tidyDraft } from './submission-draft.js';
import { submissionNumber, submissionPart } from './submission-number.js';

const TODAY = new Date('2024-10-22T08:00:00+07:00');
const NOBODY: DraftAuthor = { fullName: '', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' };
const MAN: DraftAuthor = { ...NOBODY, fullName: ' Lò  Thị Mận ', birthDate: '1/2/1980', phone: '0912 345 678', share: '40' };

const ruleSet = aRuleSet({
  parts: [
    anEssayPart({
      authors: ['individual', 'group', 'unit'],
      forms: ['Bài viết', 'Video'],
      themes: [{ code: 'mot-cua', name: 'Một cửa' }],
      sections: [
        { code: 'mo-ta', name: 'Mô tả' },
        { code: 'hieu-qua', name: 'Hiệu quả' },
      ],
      conditions: [{ code: 'video-link', version: 1, forms: ['Video'] }],
    }),
  ],
});
const part = submissionPart(ruleSet, 'bai-viet')!;
const DRAFT: SubmissionDraft = { ...EMPTY_DRAFT, title: 'Một cửa lưu động', authorKind: 'individual' };
const faultsOf = (changes: Partial<SubmissionDraft>): string[] => {
  const reading = readDraft({ ...DRAFT, ...changes }, part, TODAY);
  return 'faults' in reading ? reading.faults.map(({ field }) => field) : [];
};
const readOf = (changes: Partial<SubmissionDraft>) => {
  const reading = readDraft({ ...DRAFT, ...changes }, part, TODAY);
  if ('faults' in reading) throw new Error(reading.faults.map(({ sentence }) => sentence).join(' '));
  return reading.read;
};

describe('a draft', () => {
  it('is kept in its own shape, whatever a page sends', () => {
    expect(tidyDraft({ title: 'a\u0000b', files: ['x'], authors: [{ fullName: 5 }, 'x'], isOriginal: 'yes', sections: 'none' })).toEqual({
      ...EMPTY_DRAFT,
      title: 'ab',
      authors: [NOBODY, NOBODY],
    });
    expect(tidyDraft(null)).toEqual(EMPTY_DRAFT);
    expect(tidyDraft({ title: 'x'.repeat(9_999) }).title).toHaveLength(500);
  });

  it('is read with what belongs to the part alone', () => {
    const sections = [
      { code: 'hieu-qua', text: 'Nhanh hơn.' },
      { code: 'mo-ta', text: '  \n ' },
      { code: 'khac', text: 'Không có phần này.' },
    ];

    expect(readOf({ sections, confirmed: ['khac', 'mo-ta'], theme: 'mot-cua', form: 'Video', minutes: '4:30' })).toMatchObject({
      title: 'Một cửa lưu động',
      theme: 'mot-cua',
      form: 'Video',
      sections: [{ code: 'hieu-qua', text: 'Nhanh hơn.' }],
      confirmed: ['mo-ta'],
      ownShare: 10_000,
      seconds: 270,
    });
  });

  it.each([
    ['title', { title: ' ' }],
    ['theme', { theme: 'khac' }],
    ['form', { form: 'Kịch' }],
    ['authorKind', { authorKind: '' }],
    ['minutes', { minutes: '4:75' }],
    ['link', { link: 'http://vidu.vn/v/1' }],
    ['link', { link: 'video cua toi' }],
    ['link', { link: 'https://ten:mat-khau@vidu.vn/v/1' }],
    ['link', { link: 'javascript:alert(1)' }],
    ['link', { link: `https://vidu.vn/${'a'.repeat(490)}` }],
    ['section-mo-ta', { sections: [{ code: 'mo-ta', text: 'a'.repeat(60_001) }] }],
    ['firstApplied', { firstApplied: '31/02/2023' }],
    ['firstApplied', { firstApplied: '23/10/2024' }],
    ['firstApplied', { isApplied: true }],
    ['authors', { authors: [MAN] }],
    ['authors', { authorKind: 'group', ownShare: '100' }],
    ['ownShare', { authorKind: 'group', ownShare: '50', authors: [MAN] }],
    ['ownShare', { authorKind: 'group', ownShare: '0', authors: [MAN] }],
    ['authors[0].birthDate', { authorKind: 'group', ownShare: '60', authors: [{ ...MAN, birthDate: '' }] }],
    ['authors[0].phone', { authorKind: 'group', ownShare: '60', authors: [{ ...MAN, phone: 'man@vidu.vn' }] }],
    ['authors[1].fullName', { authorKind: 'group', ownShare: '60', authors: [NOBODY, { ...MAN, fullName: 'A' }] }],
  ])('says that %s is wrong in %j', (field, changes) => {
    expect(faultsOf(changes as Partial<SubmissionDraft>)).toEqual([field]);
  });

  it('keeps the address of a video as it is opened, where the part asks for one', () => {
    expect(readOf({ link: ' https://vidu.vn/v/1?a=b ' }).link).toBe('https://vidu.vn/v/1?a=b');
    expect(readOf({}).link).toBeNull();
    const without = readDraft({ ...DRAFT, link: 'https://vidu.vn/v/1' }, { ...part, conditions: [] }, TODAY);
    expect(without).toMatchObject({ read: { link: null } });
  });

  it('names a co-author once', () => {
    const twice = [
      { ...MAN, share: '20' },
      { ...MAN, fullName: 'lò thị mận', share: '20' },
    ];

    expect(faultsOf({ authorKind: 'group', ownShare: '60', authors: twice })).toEqual(['authors']);
  });

  it('of a group has shares that come to the whole, to the hundredth', () => {
    const three = [
      { ...MAN, share: '33,33' },
      { ...MAN, fullName: 'Vi Văn Ba', share: '33.33%' },
    ];

    expect(readOf({ authorKind: 'group', ownShare: '33,34', authors: three })).toMatchObject({
      ownShare: 3_334,
      authors: [{ fullName: 'Lò Thị Mận', birthDate: '1980-02-01', phone: '+84912345678', share: 3_333 }, { share: 3_333 }],
    });
  });

  it('of a unit has no shares', () => {
    expect(readOf({ authorKind: 'unit', authors: [MAN] })).toMatchObject({ ownShare: null, authors: [{ share: null }] });
  });
});

describe('a paper', () => {
  const paper = (main: Partial<DraftAuthor>, changes: Partial<SubmissionDraft> = {}) =>
    readPaper({ draft: { ...DRAFT, ...changes }, main: { ...NOBODY, ...main } }, part, TODAY);

  it('may say nothing of birth dates and shares', () => {
    expect(paper({ fullName: 'Giàng A Giấy' }, { authorKind: 'group', authors: [{ ...NOBODY, fullName: 'Vi Văn Ba' }] })).toMatchObject({
      read: {
        authors: [
          { fullName: 'Giàng A Giấy', birthDate: null, share: null },
          { fullName: 'Vi Văn Ba', share: null },
        ],
      },
    });
  });

  it('that says something of shares says all of them', () => {
    const authors = [{ ...NOBODY, fullName: 'Vi Văn Ba', share: '30' }];

    expect(paper({ fullName: 'Giàng A Giấy', share: '70' }, { authorKind: 'group', authors })).toMatchObject({
      read: { authors: [{ share: 7_000 }, { share: 3_000 }] },
    });
    expect(paper({ fullName: 'Giàng A Giấy' }, { authorKind: 'group', authors })).toHaveProperty('faults');
  });

  it('of a unit needs nobody’s name, any other does', () => {
    expect(paper({}, { authorKind: 'unit' })).toMatchObject({ read: { authors: [] } });
    expect(paper({})).toMatchObject({ faults: [{ field: 'main.fullName' }] });
  });
});

it.each([
  ['60', 6_000],
  ['33,3', 3_330],
  ['0,05 %', 5],
  ['100', 10_000],
  ['101', undefined],
  ['0', undefined],
  ['-5', undefined],
  ['1e2', undefined],
])('reads the share %s', (typed, share) => {
  expect(readShare(typed)).toBe(share);
});

it('calls submissions by the kind of their part', () => {
  expect([submissionNumber('initiative', 42), submissionNumber('essay', 12_345)]).toEqual(['SK-0042', 'BV-12345']);
});
