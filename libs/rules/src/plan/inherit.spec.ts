import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { canonicalJson } from './canonical-json.js';
import { formatFault } from './fault.js';
import { inherit } from './inherit.js';
import { provenanceOf } from './provenance.js';
import { readPlan, type PlanFile } from './read-plan.js';

const city = readFileSync('config/plans/thai-nguyen.yaml', 'utf8');
const load = (code: string): PlanFile | undefined => (code === 'thai-nguyen' ? { file: 'city.yaml', source: city } : undefined);
const readWard = (source: string) => readPlan(source, { file: 'ward.yaml', loadParent: load });

describe('a plan that deploys another', () => {
  it('takes over everything that it does not say', () => {
    const { ruleSet } = readWard('code: phuong\ndeploys: thai-nguyen\n');
    const parent = readPlan(city, { file: 'city.yaml' }).ruleSet;

    expect({ ...ruleSet, provenance: {} }).toEqual({ ...parent, code: 'phuong', deploys: 'thai-nguyen', provenance: {} });
    expect(ruleSet && provenanceOf(ruleSet, 'prizes[0].tiers[2].count')).toEqual({ from: 'plan', plan: 'thai-nguyen' });
  });

  it('may not touch what is locked, wherever that stands', () => {
    const { faults } = readWard(
      'code: phuong\ndeploys: thai-nguyen\nprizes: []\ncontest:\n  name: Tên khác\n  plan: { issuer: Phường, place: Phường }\ntexts:\n  conduct: []\n',
    );
    const may = '(chỉ được đổi: contest.plan, contest.legalBasis, targets, units, texts.summary, texts.welcome, texts.duties, texts.help)';

    expect(faults?.map(formatFault)).toEqual([
      `ward.yaml:3:1: prizes: “prizes” do kế hoạch “thai-nguyen” quy định và đã khóa; hãy bỏ thiết lập này ${may}`,
      `ward.yaml:5:3: contest.name: “contest.name” do kế hoạch “thai-nguyen” quy định và đã khóa; hãy bỏ thiết lập này ${may}`,
      `ward.yaml:8:3: texts.conduct: “texts.conduct” do kế hoạch “thai-nguyen” quy định và đã khóa; hãy bỏ thiết lập này ${may}`,
    ]);
  });

  it('replaces an open setting as a whole', () => {
    const { ruleSet } = readWard('code: phuong\ndeploys: thai-nguyen\ncontest:\n  plan: { issuer: Phường, place: Phường }\n');

    expect(ruleSet?.contest.plan).toEqual({ issuer: 'Phường', place: 'Phường' });
  });

  it('has its own faults at their places in its own file', () => {
    const { faults } = readWard(
      'code: phuong\ndeploys: thai-nguyen\ntargets:\n  - { code: a, name: A, units: [khong-co], percent: 100 }\n',
    );

    expect(faults?.map(formatFault)).toEqual([
      'ward.yaml:4:33: targets[0].units[0]: không có đơn vị trong units mang mã “khong-co”; danh sách ấy đang trống; hãy khai báo mã này ở đó',
    ]);
  });

  it('may not have the code of the plan that it deploys, or nobody could tell whose a setting is', () => {
    const { faults } = readWard('code: thai-nguyen\ndeploys: thai-nguyen\n');

    expect(faults?.map(formatFault)).toEqual([
      'ward.yaml:2:10: deploys: trùng với mã của chính kế hoạch này nên thành vòng; hãy ghi mã của kế hoạch được triển khai, hoặc đặt code khác cho kế hoạch này',
    ]);
    expect(readWard('code: thai-nguyen-1\ndeploys: thai-nguyen\n').faults).toBeUndefined();
  });

  it('tells the faults of its parent too, and stops at a circle', () => {
    const broken = readPlan('code: phuong\ndeploys: x\n', {
      file: 'ward.yaml',
      loadParent: () => ({ file: 'city.yaml', source: 'code: x\n' }),
    });
    const circle = readPlan('code: x\ndeploys: y\n', {
      file: 'x.yaml',
      loadParent: (code) => ({ file: `${code}.yaml`, source: `code: ${code}\ndeploys: ${code === 'x' ? 'y' : 'x'}\n` }),
    });

    expect(broken.faults?.[0]?.message).toMatch(/^kế hoạch “x” còn \d+ lỗi nên chưa triển khai được; hãy sửa các lỗi ấy trước$/);
    expect(broken.faults?.some(({ file }) => file === 'city.yaml')).toBe(true);
    expect(circle.faults?.map(formatFault)).toEqual([
      'x.yaml:2:10: deploys: các kế hoạch triển khai lẫn nhau thành vòng: x → y → x; hãy sửa deploys của một trong các kế hoạch ấy',
    ]);
  });

  it('never changes a locked value, whatever parent and child say', () => {
    const value = fc.letrec((tie) => ({
      group: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof({ depthSize: 'small' }, fc.integer(), tie('group')), { maxKeys: 3 }),
    })).group;
    const open = fc.array(fc.constantFrom('a', 'b', 'a.b', 'a.c', 'c.a.b'), { maxLength: 3 });
    fc.assert(
      fc.property(value, value, open, (parent, child, paths) => {
        const { value: effective, locked } = inherit(
          { code: 'p', value: parent, origins: new Map(), open: paths },
          { code: 'c', value: child },
        );

        const withoutOpen = (tree: Record<string, unknown>, prefix = ''): unknown =>
          Object.fromEntries(
            Object.entries(tree)
              .filter(([key]) => !(paths as string[]).includes(`${prefix}${key}`))
              .map(([key, inner]) => [
                key,
                typeof inner === 'object' && inner !== null ? withoutOpen(inner as Record<string, unknown>, `${prefix}${key}.`) : inner,
              ])
              .filter(([, inner]) => typeof inner !== 'object' || Object.keys(inner as object).length > 0),
          );
        expect(canonicalJson(withoutOpen(effective))).toBe(canonicalJson(withoutOpen(parent)));
        if (paths.length === 0) expect(locked.map(({ path }) => path.join('.'))).toEqual(Object.keys(child));
      }),
    );
  });
});
