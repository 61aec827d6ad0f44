import { parseLocal } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { askedFields, type AskedFields } from './asked-fields.js';
import { type DraftAnswers, onlyAsked, readWho } from './draft-answers.js';
import { eraseDay } from './erase-day.js';
import { readGuardian } from './guardian-answers.js';
import { identityWarning, readIdentityNumber } from './identity-number.js';
import { isChild, needsGuardian } from './minority.js';
import { isOver, mayChooseUnit } from './open-rounds.js';
import { mayPublish, publicName } from './public-name.js';

type Field = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['registration']>['fields'][number];
const BASIC = ['fullName', 'birthDate', 'audience', 'unit'] as const;
const rules = (fields: Partial<Field>[], eligibility: object[] = []) =>
  aRuleSet({
    registration: {
      fields: [...BASIC.map((code) => ({ code, why: 'Vì thế.' })), ...fields.map((field) => ({ why: 'Vì thế.', ...field }) as Field)],
    },
    eligibility: eligibility,
  });
const WHO: DraftAnswers = { fullName: 'Đỗ Thị Lụa', day: '7', month: '7', year: '1962', phone: '0912 345 678', consent: 'yes' };
const TODAY = parseLocal('2024-10-22')!;
const read = (asked: AskedFields, answers: DraftAnswers) =>
  readWho({ ...WHO, ...answers }, { audiences: ['nhan-dan'], asked, today: TODAY });
const faultsOf = (reading: ReturnType<typeof readWho>) => ('faults' in reading ? reading.faults.map(({ field }) => field) : []);

describe('what registering asks for', () => {
  it('follows the rule set, and what is not asked for is not read', () => {
    const reading = read(askedFields(rules([{ code: 'contact' }])), { position: 'Chuyên viên', address: 'Tổ 3', identityNumber: '1' });

    expect(reading).toEqual({
      who: {
        fullName: 'Đỗ Thị Lụa',
        birthDate: '1962-07-07',
        contact: { kind: 'phone', value: '+84912345678' },
        audience: 'nhan-dan',
        publishesName: false,
      },
    });
    expect(onlyAsked({ ...WHO, position: 'Chuyên viên', identityNumber: '1' }, askedFields(rules([])))).toEqual(WHO);
  });

  it('tells every missing fact at once', () => {
    const asked = askedFields(rules([{ code: 'position' }, { code: 'address' }, { code: 'identityNumber' }]));

    expect(faultsOf(read(asked, { consent: '' }))).toEqual(['position', 'address', 'identityNumber', 'consent']);
    expect(faultsOf(read(askedFields(rules([{ code: 'position', required: false }])), {}))).toEqual([]);
  });

  it.each<[Partial<Field>[], DraftAnswers, string[]]>([
    [[{ code: 'contact' }], { phone: '', email: 'lua@vidu.vn' }, []],
    [[{ code: 'phone' }], { phone: '', email: 'lua@vidu.vn' }, ['phone']],
    [[{ code: 'email' }], { phone: '0912 345 678', email: '' }, ['email']],
    [[{ code: 'phone' }, { code: 'email' }], { email: '' }, ['email']],
    [[{ code: 'phone' }, { code: 'email', required: false }], { email: '' }, []],
    [[{ code: 'phone' }], { phone: '+1 202 555 0123' }, []],
  ])('is reached as the rules want: %j with %j', (fields, answers, faults) => {
    expect(faultsOf(read(askedFields(rules(fields)), answers))).toEqual(faults);
  });

  it('wants each declaration and the word', () => {
    const statements = [
      { code: 'cong-dan', text: 'là công dân Việt Nam' },
      { code: 'doan-vien', text: 'là đoàn viên' },
    ];
    const asked = askedFields(
      rules(
        [{ code: 'contact' }],
        [
          { code: 'declares', version: 1, statements },
          { code: 'access-word', version: 1, word: 'hoà bình', where: 'giấy mời' },
        ],
      ),
    );

    expect(faultsOf(read(asked, { declared: ['cong-dan'] }))).toEqual(['declared', 'accessWord']);
    expect(read(asked, { declared: ['doan-vien', 'cong-dan', 'x'], accessWord: ' Hòa bình ' })).toMatchObject({
      who: { declared: ['cong-dan', 'doan-vien'], accessWord: 'Hòa bình' },
    });
  });

  it.each(['Y Klơng Ayŭn', 'Bích', 'H’Hen Niê', 'Nguyễn Thị Hoà', 'A'.repeat(120)])('takes the name %j', (fullName) => {
    expect(faultsOf(read(askedFields(rules([{ code: 'contact' }])), { fullName }))).toEqual([]);
  });

  it('takes a birth on 29 February in a leap year, and in no other', () => {
    const asked = askedFields(rules([{ code: 'contact' }]));

    expect(faultsOf(read(asked, { day: '29', month: '2', year: '2008' }))).toEqual([]);
    expect(faultsOf(read(asked, { day: '29', month: '2', year: '2007' }))).toEqual(['birthDate']);
  });
});

describe('an identity number', () => {
  it.each([
    ['001 162 000 123', '001162000123'],
    ['001.162.000-123', '001162000123'],
    ['b1234567', 'B1234567'],
  ])('is read as people write it: %j', (typed, number) => {
    expect(readIdentityNumber(typed)).toEqual({ number });
  });

  it.each(['', '12', 'số một', '001162000123456789012'])('is none: %j', (typed) => {
    expect(readIdentityNumber(typed)).toHaveProperty('fault');
  });

  it.each([
    ['001162000123', '1962-07-07', undefined],
    ['001062000123', '1962-07-07', undefined],
    ['001308000123', '2008-02-29', undefined],
    ['001162000123', '1963-07-07', 'năm 1962'],
    ['001362000123', '1962-07-07', 'năm 2062'],
    ['000162000123', '1962-07-07', '000'],
    ['123456789', '1962-07-07', 'chứng minh nhân dân cũ'],
    ['12345678901', '1962-07-07', '12 chữ số'],
    ['B1234567', '1962-07-07', 'chữ cái'],
  ])('%s of somebody born on %s looks wrong, or not: %j', (number, birthDate, says) => {
    const warning = identityWarning(number, birthDate);

    if (says === undefined) expect(warning).toBeUndefined();
    else expect(warning).toContain(says);
  });

  it('that looks wrong is asked about once, and taken when confirmed', () => {
    const asked = askedFields(rules([{ code: 'contact' }, { code: 'identityNumber' }]));

    const first = read(asked, { identityNumber: '001163000123' });
    expect(first).toMatchObject({ faults: [{ field: 'identityNumber', isWarning: true }] });
    expect(read(asked, { identityNumber: '001163000123', identityConfirmed: 'yes' })).toMatchObject({
      who: { identityNumber: '001163000123' },
    });
  });
});

describe('a child', () => {
  const ruleSet = rules([], [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }]);

  it.each([
    ['2008-10-21', false],
    ['2008-10-22', true],
    ['2008-02-29', false],
  ])('born on %s needs a guardian: %s', (birthDate, needs) => {
    expect(needsGuardian(ruleSet, birthDate)).toBe(needs);
  });

  it('needs none where the rules do not say so, and is one all the same', () => {
    expect(needsGuardian(rules([]), '2015-01-01')).toBe(false);
    expect([isChild('2015-01-01', TODAY), isChild('2008-10-22', TODAY), isChild('2008-10-23', TODAY), isChild(null, TODAY)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('names a guardian with a name, a relation and a contact', () => {
    expect(readGuardian({ guardianName: 'Lê Thị Mẹ', guardianRelation: 'mother', guardianContact: '0912345678' })).toEqual({
      guardian: { fullName: 'Lê Thị Mẹ', relation: 'mother', contact: { kind: 'phone', value: '+84912345678' } },
    });
    expect(readGuardian({ guardianRelation: 'school' })).toMatchObject({
      faults: [{ field: 'guardianName' }, { field: 'guardianRelation' }, { field: 'guardianContact' }],
    });
  });

  it.each([
    ['1962-07-07', true, null, false, true],
    ['1962-07-07', false, null, false, false],
    ['2012-07-07', true, null, true, false],
    ['2012-07-07', true, 'awaited', true, false],
    ['2012-07-07', true, 'given', true, true],
    ['2012-07-07', false, 'given', true, false],
    ['2012-07-07', true, 'given', false, false],
  ] as const)(
    'born on %s, own word %s, guardian %s and %s: public %s',
    (birthDate, publishesName, guardianState, guardianPublishes, isPublic) => {
      const permission = { publishesName, guardianState, guardianPublishes, createdAt: TODAY };

      expect(mayPublish(permission, birthDate)).toBe(isPublic);
      expect(publicName({ fullName: 'Y Klơng Ayŭn', birthDate }, permission)).toBe(isPublic ? 'Y Klơng\u00a0A···' : 'Y.K.A.');
    },
  );
});

describe('the time in which one may choose a unit', () => {
  const closesAt = parseLocal('2024-10-28 09:30')!;
  const before = new Date(closesAt.getTime() - 1);

  it('ends with the round, to the instant', () => {
    expect([isOver({ state: 'open', closesAt }, before), isOver({ state: 'open', closesAt }, closesAt)]).toEqual([false, true]);
    expect(isOver({ state: 'annulled', closesAt }, before)).toBe(true);
  });

  it('is there until the last round is over, and without rounds always', () => {
    const over = { state: 'published', closesAt: parseLocal('2024-10-20')! } as const;

    expect(mayChooseUnit([over, { state: 'open', closesAt }], before)).toBe(true);
    expect(mayChooseUnit([over, { state: 'open', closesAt }], closesAt)).toBe(false);
    expect(mayChooseUnit([], closesAt)).toBe(true);
  });
});

describe('the day on which personal data is erased', () => {
  it.each([
    ['2024-10-28 09:30', 24, '2026-10-28'],
    ['2024-08-31 09:30', 6, '2025-02-28'],
    ['2024-11-30 17:00', 1, '2024-12-30'],
    ['2024-12-31 23:30', 1, '2025-01-31'],
  ])('is so many months after %s (%i): %s', (closes, months, day) => {
    expect(eraseDay([{ closesAt: parseLocal(closes)! }, { closesAt: parseLocal('2023-01-01')! }], months)).toBe(day);
  });

  it('is not known without rounds', () => {
    expect(eraseDay([], 24)).toBeUndefined();
  });
});
