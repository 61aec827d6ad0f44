import { readdirSync, readFileSync } from 'node:fs';
import { checkEligibility } from '../eligibility/check-eligibility.js';
import { formatFault } from '../plan/fault.js';
import { readPlan } from '../plan/read-plan.js';
import type { RuleSet } from '../plan/rule-set.js';
import { type OwnPlace, withOwnPlace } from './own-place.js';

const FOLDER = 'config/presets';
const PRESETS = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);

const PROVINCE: OwnPlace = {
  name: 'Tỉnh Lâm Đồng',
  shortName: 'Lâm Đồng',
  kind: 'province',
  area: { unit: '68', kind: 'province', name: 'Tỉnh Lâm Đồng' },
};
const WARD: OwnPlace = {
  name: 'Phường Quang Trung',
  shortName: 'Quang Trung',
  kind: 'ward',
  province: 'Tỉnh Thái Nguyên',
  area: { unit: '05446', kind: 'ward', name: 'Phường Quang Trung' },
};

function read(source: string): RuleSet {
  const { ruleSet, faults } = readPlan(source, { file: 'kế hoạch' });
  if (!ruleSet) throw new Error(faults.map(formatFault).join('\n'));
  return ruleSet;
}

/** What a plan says, without the comments of its file. */
const saidIn = (source: string): string => JSON.stringify(read(source));
const areaOf = ({ eligibility }: RuleSet): unknown => eligibility.find(({ code }) => code === 'area');

describe.each(PRESETS)('the preset %s, taken up', (_name, source) => {
  it.each([PROVINCE, WARD])('by $name: nothing of the sample place is left, and it is still a plan', (own) => {
    expect(saidIn(withOwnPlace(source, own))).not.toMatch(/An Hòa|Tân Hòa|Bình Hòa|an-hoa|tan-hoa/);
  });

  it.each([PROVINCE, WARD])('by $name admits its own people where it asks for a place', (own) => {
    const ruleSet = read(withOwnPlace(source, own));
    const reasons = (unitCodes: string[]): string[] =>
      checkEligibility(ruleSet, { unitCodes })
        .reasons.map(({ code }) => code)
        .filter((code) => code.startsWith('area'));

    expect(reasons(['24700', own.area!.unit])).toEqual([]);
    expect(reasons(['24700', '01'])).toEqual(areaOf(ruleSet) ? ['area.outside'] : []);
    expect(areaOf(ruleSet) === undefined).toBe(areaOf(read(source)) === undefined);
  });

  it('by somebody whose unit is not known asks for no place: nobody would be admitted', () => {
    const ruleSet = read(withOwnPlace(source, { ...PROVINCE, area: undefined }));

    expect(areaOf(ruleSet)).toBeUndefined();
    expect(ruleSet.eligibility).toEqual(read(withOwnPlace(source, PROVINCE)).eligibility.filter(({ code }) => code !== 'area'));
  });
});

describe('the sample place of a preset', () => {
  const preset = (name: string): string => new Map(PRESETS).get(`${name}.yaml`)!;

  it('becomes a province with its offices', () => {
    const { contest, authorities, eligibility } = read(withOwnPlace(preset('sang-kien-hoi-dong-bo-phieu'), PROVINCE));

    expect(contest).toMatchObject({
      name: 'Cuộc thi “Sáng kiến cải cách hành chính” tỉnh Lâm Đồng năm 2027',
      organisers: ['Ủy ban nhân dân tỉnh Lâm Đồng'],
      standingBody: 'Sở Nội vụ tỉnh Lâm Đồng',
      plan: { issuer: 'Ủy ban nhân dân tỉnh Lâm Đồng', place: 'Lâm Đồng' },
    });
    expect(authorities.chairman).toBe('Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng');
    expect(eligibility[0]).toMatchObject({ code: 'area', unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' });
  });

  it('becomes a ward, which holds the contest itself, in its province', () => {
    const { contest, eligibility } = read(withOwnPlace(preset('trac-nghiem-dot-muoi-ngay-cau-phan-loai'), WARD));

    expect(contest).toMatchObject({
      name: 'Cuộc thi trực tuyến “Tìm hiểu pháp luật” phường Quang Trung năm 2027',
      organisers: ['Ủy ban nhân dân phường Quang Trung'],
      plan: { issuer: 'Ủy ban nhân dân phường Quang Trung' },
      scope: 'Cuộc thi được tổ chức trên địa bàn phường Quang Trung.',
    });
    expect(eligibility[0]).toEqual(expect.objectContaining({ code: 'area', unit: '05446', kind: 'ward', name: 'phường Quang Trung' }));
    expect(eligibility[0]).not.toHaveProperty('orIn');
  });

  it('becomes the province of a department, by whose name the contest is held', () => {
    const own: OwnPlace = {
      ...PROVINCE,
      name: 'Sở Tư pháp tỉnh Lâm Đồng',
      shortName: 'Sở Tư pháp',
      kind: 'department',
      province: 'Tỉnh Lâm Đồng',
    };
    const { contest, eligibility } = read(withOwnPlace(preset('thi-viet-so-khao-chung-khao'), own));

    expect(contest.organisers).toEqual(['Sở Tư pháp tỉnh Lâm Đồng']);
    expect(contest.plan).toMatchObject({ issuer: 'Sở Tư pháp tỉnh Lâm Đồng', place: 'Lâm Đồng' });
    expect(eligibility[0]).toMatchObject({ unit: '68', name: 'tỉnh Lâm Đồng' });
  });

  it('leaves everything else to the byte: comments, order, times', () => {
    const source = preset('trac-nghiem-mot-luot-ca-cuoc-thi');
    const back = withOwnPlace(source, PROVINCE)
      .replaceAll('Lâm Đồng', 'An Hòa')
      .replace(/unit: '68'|unit: "68"/, 'unit: an-hoa');

    expect(back).toBe(source);
    expect(withOwnPlace('không: [phải', PROVINCE)).toBe('không: [phải');
  });
});
