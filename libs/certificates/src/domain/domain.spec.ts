import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Round } from '#contests';
import { parseLocal } from '#kernel';
import { issuingAuthority, readPlan, type RuleSet } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { newCertificateCode, readCertificateCode } from './certificate-code.js';
import { certificateFacts, type CertificateSubject } from './certificate-facts.js';

function plan(code: string): RuleSet {
  const load = (name: string) => ({
    file: `${name}.yaml`,
    source: readFileSync(join(PROJECT_ROOT, 'config/plans', `${name}.yaml`), 'utf8'),
  });
  const { ruleSet, faults } = readPlan(load(code).source, { file: `${code}.yaml`, loadParent: load });
  if (faults) throw new Error(JSON.stringify(faults));
  return ruleSet;
}

const DAY = parseLocal('2024-10-30 10:00')!;
const aRound = (overrides: Partial<Round> = {}): Round => ({ partCode: 'trac-nghiem', ordinal: 1, name: 'Tuần 1', ...overrides }) as Round;
const subject = (ruleSet: RuleSet, overrides: Partial<CertificateSubject> = {}): CertificateSubject => ({
  ruleSet,
  rounds: [aRound(), aRound({ ordinal: 2, name: 'Tuần 2' })],
  round: aRound(),
  group: ruleSet.prizes[0]!,
  tier: ruleSet.prizes[0]!.tiers[0]!,
  person: { fullName: 'Nguyễn Thị Ngọc Diệp', unitName: 'Phường 9', unitPlace: 'thành phố Đà Lạt', kind: 'individual' as const },
  number: 1,
  code: '7F3K-92QX-M4TP',
  signerName: '',
  colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
  origin: 'https://lam-dong.khoabang.vn',
  day: DAY,
  ...overrides,
});

describe('the words of a certificate', () => {
  it('are those of the rules, the person and the day', () => {
    const facts = certificateFacts(subject(plan('lam-dong')));

    expect(facts).toEqual({
      prize: 'Giải Nhất',
      prizePlace: 1,
      occasion: 'tuần thi thứ 1',
      authority: 'Ban Tổ chức Cuộc thi',
      printed: {
        issuer: ['ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG', 'BAN TỔ CHỨC CUỘC THI'],
        title: 'Giấy chứng nhận',
        introduction: 'Ban Tổ chức Cuộc thi chứng nhận',
        fullName: 'Nguyễn Thị Ngọc Diệp',
        unit: 'Phường 9, thành phố Đà Lạt',
        award: 'Đạt giải Nhất, tuần thi thứ 1',
        contest: ['Cuộc thi “Tìm hiểu về Cải cách hành chính và Chuyển đổi số trên địa bàn tỉnh Lâm Đồng” năm 2024'],
        placeAndDate: 'Lâm Đồng, ngày 30 tháng 10 năm 2024',
        capacity: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
        signerName: '',
        number: '01/GCN',
        code: '7F3K-92QX-M4TP',
        verificationUrl: 'https://lam-dong.khoabang.vn/xac-minh/7F3K-92QX-M4TP',
        colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
      },
    });
  });

  it.each([
    ['Tuần 2', 2, 'tuần thi thứ 2'],
    ['Tuần thứ Nhất', 1, 'tuần thi thứ 1'],
    ['Đợt 3', 3, 'đợt thi thứ 3'],
    ['Vòng chung khảo', 4, 'vòng chung khảo'],
  ])('call the round %s as people do', (name, ordinal, occasion) => {
    const facts = certificateFacts(subject(plan('lam-dong'), { round: aRound({ name, ordinal }) }));

    expect(facts.printed.award).toBe(`Đạt giải Nhất, ${occasion}`);
  });

  it('are issued by whom the tier names, where it names somebody', () => {
    const ruleSet = plan('lam-dong');
    const given = subject(ruleSet);
    const tier = { ...given.tier, award: { certificate: true, issuer: 'committee' } };

    expect(certificateFacts({ ...given, tier }).printed.issuer).toEqual(issuingAuthority(ruleSet, tier.award).header);
    expect(certificateFacts(given).printed.issuer).toEqual(issuingAuthority(ruleSet, given.group.award).header);
    expect(certificateFacts({ ...given, tier }).printed.issuer).not.toEqual(certificateFacts(given).printed.issuer);
  });

  it('leave the round out where there is one only, and a place that its name says already', () => {
    const person = { fullName: 'Lê Na', unitName: 'Sở Tư pháp', unitPlace: '', kind: 'individual' as const };
    const facts = certificateFacts(subject(plan('phu-tho'), { rounds: [aRound(), aRound({ partCode: 'khac' })], person }));

    expect([facts.printed.award, facts.printed.unit, facts.occasion]).toEqual(['Đạt giải Nhất', 'Sở Tư pháp', '']);
  });

  it('number by two digits at least', () => {
    const number = (value: number): string => certificateFacts(subject(plan('lam-dong'), { number: value })).printed.number;

    expect([number(7), number(10), number(1020)]).toEqual(['07/GCN', '10/GCN', '1020/GCN']);
  });
});

describe('who issues', () => {
  it.each([
    [
      'phu-tho',
      ['SỞ NỘI VỤ TỈNH PHÚ THỌ', 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH PHÚ THỌ', 'BAN TỔ CHỨC CUỘC THI'],
      ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
    ],
    ['cao-bang', ['ỦY BAN NHÂN DÂN TỈNH CAO BẰNG'], ['CHỦ TỊCH']],
    ['dak-lak', ['SỞ NỘI VỤ TỈNH ĐẮK LẮK'], ['GIÁM ĐỐC']],
    ['thai-nguyen', ['ỦY BAN NHÂN DÂN THÀNH PHỐ THÁI NGUYÊN', 'BAN TỔ CHỨC CUỘC THI'], ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN']],
  ])('%s stands in the header and above the signature as its plan says', (code, header, capacity) => {
    const ruleSet = plan(code);

    expect(issuingAuthority(ruleSet, ruleSet.prizes[0]!.award)).toMatchObject({ header, capacity });
  });

  it('is the committee itself for what the committee gives', () => {
    const ruleSet = plan('thai-nguyen');

    expect(issuingAuthority(ruleSet, ruleSet.collective[0]!.award)).toEqual({
      name: 'Ủy ban nhân dân thành phố Thái Nguyên',
      header: ['ỦY BAN NHÂN DÂN THÀNH PHỐ THÁI NGUYÊN'],
      capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    });
  });
});

describe('certificate codes', () => {
  it('are twelve letters that nobody mistakes, a new one each time', () => {
    const codes = Array.from({ length: 500 }, newCertificateCode);

    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(500);
  });

  it.each(['7F3K-92QX-M4TP', ' 7f3k92qxm4tp ', '7F3K 92QX M4TP', '7f3k–92qx–m4tp'])('are read from %j', (typed) => {
    expect(readCertificateCode(typed)).toBe('7F3K-92QX-M4TP');
  });

  it('forgive O for 0, I and L for 1', () => {
    expect(readCertificateCode('OIL0-92QX-M4TP')).toBe('0110-92QX-M4TP');
  });

  it.each(['', '7F3K-92QX', '7F3K-92QX-M4TP-1', 'UF3K-92QX-M4TP', 'LD2-7F3K-92QX', '../../../etc/pw'])('cannot be %j', (typed) => {
    expect(readCertificateCode(typed)).toBeUndefined();
  });
});
