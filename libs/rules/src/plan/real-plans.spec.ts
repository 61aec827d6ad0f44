import { existsSync, readFileSync } from 'node:fs';
import { formatFault } from './fault.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import { shiftPlan } from '../schedule/shift-plan.js';
import { checkEligibility } from '../eligibility/check-eligibility.js';
import { bankGaps } from '../paper/draw-paper.js';
import { aBank } from '../../testing/index.js';
import { nameOfIn } from './name-of.js';
import { formatPeriod } from './period.js';
import { provenanceOf } from './provenance.js';
import { readPlan, type PlanFile } from './read-plan.js';
import { parseRuleSet, ruleSetHash, type QuizPart, type RuleSet, type SubmissionPart } from './rule-set.js';

const load = (code: string): PlanFile | undefined => {
  const file = `config/plans/${code}.yaml`;
  return existsSync(file) ? { file, source: readFileSync(file, 'utf8') } : undefined;
};

function plan(code: string): RuleSet {
  const { file, source } = load(code) as PlanFile;
  const { ruleSet, faults } = readPlan(source, { file, loadParent: load });
  if (faults) throw new Error(faults.map(formatFault).join('\n'));
  return ruleSet;
}

const utc = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : new Date(ms).toISOString());
const roundsOf = (ruleSet: RuleSet): (string | null)[][] =>
  scheduleOf(ruleSet).flatMap(({ rounds }) =>
    rounds.map(({ name, opens, closes, publishes }) => [name, utc(opens), utc(closes), utc(publishes)]),
  );
const tiersOf = ({ prizes, collective }: RuleSet): Record<string, string[]> =>
  Object.fromEntries([...prizes, ...collective].map(({ code, tiers }) => [code, tiers.map(({ name, count }) => `${name} × ${count}`)]));
const barredTeams = (ruleSet: RuleSet): string[] => {
  const nameOf = nameOfIn(ruleSet);
  return ruleSet.teams
    .filter(({ code }) => checkEligibility(ruleSet, { teams: [code] }).reasons.some((reason) => reason.code === 'teams.excluded'))
    .map(({ code }) => nameOf('teams', code));
};

describe('Lâm Đồng 2024', () => {
  const ruleSet = plan('lam-dong');
  const [quiz, initiative] = ruleSet.parts as [QuizPart, SubmissionPart];

  it('has two parts, run and awarded separately', () => {
    expect(ruleSet.parts.map(({ kind, code }) => [kind, code])).toEqual([
      ['quiz', 'trac-nghiem'],
      ['initiative', 'sang-kien'],
    ]);
    expect(ruleSet.prizes.map(({ part, per }) => [part, per])).toEqual([
      ['trac-nghiem', 'round'],
      ['sang-kien', 'part'],
    ]);
  });

  it('has four weekly rounds, Monday 10:00 to the next Monday 09:30, with half an hour of rest', () => {
    expect(roundsOf(ruleSet)).toEqual([
      ['Tuần 1', '2024-10-21T03:00:00.000Z', '2024-10-28T02:30:00.000Z', '2024-10-30T03:00:00.000Z'],
      ['Tuần 2', '2024-10-28T03:00:00.000Z', '2024-11-04T02:30:00.000Z', '2024-11-06T03:00:00.000Z'],
      ['Tuần 3', '2024-11-04T03:00:00.000Z', '2024-11-11T02:30:00.000Z', '2024-11-13T03:00:00.000Z'],
      ['Tuần 4', '2024-11-11T03:00:00.000Z', '2024-11-18T02:30:00.000Z', '2024-11-20T03:00:00.000Z'],
    ]);
  });

  it('receives initiatives to the end of 15/11 and appraises from the day after to the end of 22/11', () => {
    const { receiving, appraising } = scheduleOf(ruleSet)[1] ?? {};

    expect([utc(receiving?.opens), utc(receiving?.closes)]).toEqual(['2024-10-20T17:00:00.000Z', '2024-11-15T17:00:00.000Z']);
    expect([utc(appraising?.opens), utc(appraising?.closes)]).toEqual(['2024-11-15T17:00:00.000Z', '2024-11-22T17:00:00.000Z']);
    expect(initiative.conditions).toEqual([
      { code: 'not-applied-before', version: 1, until: '2024-10-01T00:00:00+07:00', where: 'trong tỉnh' },
    ]);
    expect(initiative.authors).toEqual(['individual', 'group']);
    expect(initiative.themes).toHaveLength(11);
  });

  it('bars five teams by membership', () => {
    expect(barredTeams(ruleSet)).toEqual([
      'Ban Tổ chức Cuộc thi',
      'Tổ thư ký',
      'Tổ soạn bộ đề thi trực tuyến',
      'Tổ thẩm định giải pháp, sáng kiến',
      'Cán bộ phụ trách kỹ thuật của hệ thống phần mềm thi trắc nghiệm',
    ]);
  });

  it('gives ten prizes per round, six for initiatives, and proposes three collective commendations', () => {
    expect(tiersOf(ruleSet)).toEqual({
      tuan: ['Giải Nhất × 1', 'Giải Nhì × 2', 'Giải Ba × 3', 'Giải Khuyến khích × 4'],
      'sang-kien': ['Giải Nhất × 1', 'Giải Nhì × 2', 'Giải Ba × 3'],
      'tap-the': ['Tập thể có nhiều người tham gia phần thi trắc nghiệm nhất × 3'],
    });
    expect(ruleSet.prizes.map(({ award }) => award)).toEqual([
      { certificate: true, issuer: 'board' },
      { certificate: true, issuer: 'board' },
    ]);
    expect(ruleSet.collective[0]).toMatchObject({
      order: [{ code: 'distinct-people' }, { code: 'valid-attempts' }, { code: 'draw' }],
      award: { proposal: 'bang-khen', issuer: 'committee' },
    });
  });

  it('has 19 reference documents, a launch before 14/10 and a ceremony at the end of December', () => {
    expect(ruleSet.references).toHaveLength(19);
    expect(ruleSet.launch && formatPeriod(ruleSet.launch)).toBe('trước ngày 14/10/2024');
    expect(ruleSet.ceremony.map(formatPeriod)).toEqual(['cuối tháng 12/2024']);
    expect(ruleSet.contest.addresses).toHaveLength(3);
  });

  it('leaves items, minutes, attempts and ties to the organiser’s choice in the file', () => {
    expect([quiz.paper.items, quiz.paper.minutes, quiz.attempts.limit, quiz.attempts.counts.code]).toEqual([
      20,
      15,
      { code: 'per-round', version: 1, max: 3 },
      'best',
    ]);
    expect(quiz.ranking.map(({ code }) => code)).toEqual(['score', 'prediction-distance', 'duration', 'since-opening', 'draw']);
    expect(quiz.scoreShown.code).toBe('after-publication');
  });
});

describe('Phú Thọ 2024', () => {
  const ruleSet = plan('phu-tho');

  it('is organised by two departments on its own address', () => {
    expect(ruleSet.contest.organisers).toEqual(['Sở Nội vụ tỉnh Phú Thọ', 'Sở Thông tin và Truyền thông tỉnh Phú Thọ']);
    expect(ruleSet.contest.plan).toMatchObject({ number: '01/KH-SNV-STTTT', date: '2024-08-06' });
    expect(ruleSet.contest.addresses.join()).toContain('cuocthicchc');
  });

  it('has one round, [2024-09-01 00:00, 2024-10-31 00:00), and a ceremony in November', () => {
    expect(roundsOf(ruleSet)).toEqual([['Đợt thi', '2024-08-31T17:00:00.000Z', '2024-10-30T17:00:00.000Z', '2024-11-08T01:00:00.000Z']]);
    expect(ruleSet.ceremony.map(formatPeriod)).toEqual(['trong tháng 11/2024']);
  });

  it('gives 1, 3 and 5 prizes, and one to the unit with most attempts; nobody is named as excluded', () => {
    expect(tiersOf(ruleSet)).toEqual({
      'ca-nhan': ['Giải Nhất × 1', 'Giải Nhì × 3', 'Giải Ba × 5'],
      'tap-the': ['Tập thể có tổng số lượt người thi nhiều nhất × 1'],
    });
    expect(ruleSet.collective[0]?.order[0]?.code).toBe('attempts');
    expect(ruleSet.prizes[0]?.tiers.map(({ money }) => money)).toEqual(['later', 'later', 'later']);
    expect(barredTeams(ruleSet)).toEqual([]);
  });
});

describe('Cao Bằng 2021', () => {
  const ruleSet = plan('cao-bang');
  const [part] = ruleSet.parts as [SubmissionPart];

  it('asks each agency for at least one initiative, to the end of 31/10', () => {
    const [scheduled] = scheduleOf(ruleSet);

    expect(utc(scheduled?.receiving?.closes)).toBe('2021-10-31T17:00:00.000Z');
    expect([utc(scheduled?.appraising?.opens), utc(scheduled?.appraising?.closes), part.appraising?.days]).toEqual([
      '2021-10-31T17:00:00.000Z',
      '2021-11-30T17:00:00.000Z',
      7,
    ]);
    expect(ruleSet.obligations).toMatchObject([{ part: 'sang-kien', conditions: [{ code: 'minimum-entries', count: 1 }] }]);
    expect(part.authors[0]).toBe('unit');
  });

  it('leaves the counts of prizes to the chairman', () => {
    expect(tiersOf(ruleSet)).toEqual({
      'sang-kien': ['Giải Nhất × later', 'Giải Nhì × later', 'Giải Ba × later', 'Giải Khuyến khích × later'],
    });
    expect(ruleSet.approval).toEqual({ role: 'chairman', approvers: 1 });
    expect(ruleSet.contest.plan).toMatchObject({ number: '2684/KH-UBND', date: '2021-09-30' });
  });
});

describe('Thái Nguyên 2024', () => {
  const ruleSet = plan('thai-nguyen');
  const [quiz] = ruleSet.parts as [QuizPart];

  it('has two rounds with results at 08:00 the next morning', () => {
    expect(roundsOf(ruleSet)).toEqual([
      ['Tuần thứ Nhất', '2024-09-23T01:30:00.000Z', '2024-09-29T09:30:00.000Z', '2024-09-30T01:00:00.000Z'],
      ['Tuần thứ Hai', '2024-09-30T01:30:00.000Z', '2024-10-06T09:30:00.000Z', '2024-10-07T01:00:00.000Z'],
    ]);
  });

  it('gives 1/2/3/5 per round and 1/1/1/5 to wards and communes', () => {
    expect(tiersOf(ruleSet)).toEqual({
      tuan: ['Giải Nhất × 1', 'Giải Nhì × 2', 'Giải Ba × 3', 'Giải Khuyến khích × 5'],
      'phuong-xa': ['Giải Nhất × 1', 'Giải Nhì × 1', 'Giải Ba × 1', 'Giải Khuyến khích × 5'],
    });
    expect(ruleSet.collective[0]).toMatchObject({ unitKinds: ['ward', 'commune'], award: { certificate: true, issuer: 'committee' } });
    expect(ruleSet.collective[0]?.order[0]?.code).toBe('attempts');
  });

  it('has six topics, opens questions with answers, and lets everybody register by residence or workplace', () => {
    expect(ruleSet.topics).toHaveLength(6);
    expect(quiz.study.opens).toBe('questions-with-answers');
    expect(new Set(ruleSet.audiences.map(({ registersBy }) => registersBy))).toEqual(new Set(['either']));
    expect(ruleSet.audiences.filter(({ encouraged }) => encouraged).map(({ code }) => code)).toEqual(['hoc-sinh-thcs']);
    expect(barredTeams(ruleSet)).toHaveLength(4);
    expect(ruleSet.registration.accountsPerPerson).toBe(1);
  });
});

describe('phường Quang Trung 2024', () => {
  const city = plan('thai-nguyen');
  const ward = plan('quang-trung');

  it('has the city’s rounds, papers, prizes and exclusions', () => {
    expect(ward.deploys).toBe('thai-nguyen');
    for (const key of ['parts', 'prizes', 'collective', 'eligibility', 'audiences', 'teams', 'registration', 'approval'] as const)
      expect(ward[key]).toEqual(city[key]);
    expect(ward.contest.name).toBe(city.contest.name);
  });

  it('has its own plan, targets, units and texts, and knows where each value comes from', () => {
    expect(ward.contest.plan).toEqual({ issuer: 'Ủy ban nhân dân phường Quang Trung', date: '2024-09-05', place: 'Phường Quang Trung' });
    expect(ward.targets.filter(({ percent }) => percent === 100).map(({ code }) => code)).toEqual([
      'can-bo-phuong',
      'cong-an',
      'tram-y-te',
      'doi-thue',
    ]);
    expect(ward.targets.filter(({ encouraged }) => encouraged).map(({ code }) => code)).toEqual([
      'giao-vien',
      'hoc-sinh-thcs',
      'to-dan-pho',
    ]);
    expect(ward.units).toHaveLength(9);
    expect(provenanceOf(ward, 'parts[0].rounds')).toEqual({ from: 'plan', plan: 'thai-nguyen' });
    expect(provenanceOf(ward, 'targets[0].percent')).toEqual({ from: 'plan', plan: 'quang-trung' });
    expect(provenanceOf(ward, 'contest.plan.date')).toEqual({ from: 'plan', plan: 'quang-trung' });
    expect(provenanceOf(ward, 'texts.conduct')).toEqual({ from: 'plan', plan: 'thai-nguyen' });
    expect(provenanceOf(ward, 'parts[0].ranking[0].version')).toEqual({ from: 'default' });
  });
});

describe('Đắk Lắk 2021', () => {
  const ruleSet = plan('dak-lak');
  const [essay] = ruleSet.parts as [SubmissionPart];

  it('receives from the day after the rules are issued to the end of 15/8', () => {
    expect(scheduleOf(ruleSet)[0]?.receiving).toEqual({ opens: null, closes: Date.parse('2021-08-15T17:00:00Z') });
    expect(utc(scheduleOf(ruleSet, { events: { 'ban-hanh-the-le': '2021-06-10T09:00:00+07:00' } })[0]?.receiving?.opens)).toBe(
      '2021-06-10T17:00:00.000Z',
    );
    expect(ruleSet.ceremony.map(formatPeriod)).toEqual(['ngày 28/08/2021', 'cuối năm 2021']);
  });

  it('wants one entry per person, three sections, 3,000 words', () => {
    expect(essay.conditions).toEqual([
      { code: 'maximum-per-person', version: 1, count: 1 },
      { code: 'required-sections', version: 1 },
      { code: 'minimum-words', version: 1, words: 3000, notCounted: ['trang bìa', 'phần mở đầu', 'phụ lục', 'tài liệu tham khảo'] },
    ]);
    expect(essay.sections.filter(({ required }) => required)).toHaveLength(3);
    expect(essay.judging.phases.map(({ criteria }) => criteria.length)).toEqual([5]);
    expect(essay.ranking.map(({ code, criterion }) => [code, criterion])).toEqual([
      ['score', undefined],
      ['criterion', 'noi-dung'],
      ['criterion', 'kha-thi'],
      ['received-earlier', undefined],
      ['draw', undefined],
    ]);
    expect(nameOfIn(ruleSet)('criteria', 'hieu-qua')).toBe('Hiệu quả mang lại');
    expect(nameOfIn(ruleSet)('phases', 'cham-thi')).toBe('Chấm thi');
    expect(nameOfIn(ruleSet)('phases', 'khong-co')).toBe('khong-co');
    expect(essay.channels).toEqual(['office', 'email', 'online']);
  });

  it('asks units for 30 % and one leader, gives A, B, C, and bars board and judges', () => {
    expect(ruleSet.obligations[0]?.conditions).toEqual([
      { code: 'minimum-share', version: 1, percent: 30 },
      { code: 'minimum-leaders', version: 1, count: 1 },
    ]);
    expect(tiersOf(ruleSet)).toEqual({
      'ca-nhan': ['Giải A × 1', 'Giải B × 2', 'Giải C × 3', 'Giải khuyến khích × 4'],
      'tap-the': ['Giải A × 1', 'Giải B × 1', 'Giải C × 1'],
    });
    expect(ruleSet.prizes[0]?.award).toEqual({ certificate: true, issuer: 'director' });
    expect(barredTeams(ruleSet)).toEqual(['Ban Tổ chức Cuộc thi', 'Ban Chấm thi']);
    expect(ruleSet.audiences.map(({ encouraged }) => encouraged)).toEqual([false, true]);
  });
});

describe.each(['lam-dong', 'phu-tho', 'cao-bang', 'thai-nguyen', 'quang-trung', 'dak-lak'])('the rule set of %s', (code) => {
  const ruleSet = plan(code);

  it('is plain JSON that survives a database which sorts keys', () => {
    const stored = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(ruleSet).toReversed()))) as unknown;

    expect(parseRuleSet(stored)).toEqual(ruleSet);
    expect(ruleSetHash(parseRuleSet(stored))).toBe(ruleSetHash(ruleSet));
  });

  it('draws papers from a bank of 16 questions per topic', () => {
    const bank = aBank({
      topics: [
        'the-che',
        'thu-tuc-hanh-chinh',
        'to-chuc-bo-may',
        'che-do-cong-vu',
        'tai-chinh-cong',
        'chinh-quyen-so',
        'de-an-06',
        'chi-so',
      ],
    });

    for (const part of ruleSet.parts) if (part.kind === 'quiz') expect(bankGaps({ paper: part.paper, bank })).toEqual([]);
  });

  it('moves by whole days and back without a trace', () => {
    const moved = shiftPlan(ruleSet, { days: 756 });

    expect(shiftPlan(moved, { days: -756 })).toEqual(ruleSet);
    expect(moved.contest).toEqual(ruleSet.contest);
    expect(scheduleOf(moved).map(({ whole }) => whole.closes)).toEqual(
      scheduleOf(ruleSet).map(({ whole }) => (whole.closes ?? 0) + 756 * 86_400_000),
    );
    expect(parseRuleSet(moved)).toEqual(moved);
  });
});
