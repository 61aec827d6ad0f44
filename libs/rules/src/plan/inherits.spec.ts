import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { canonicalJson } from './canonical-json.js';
import { effectiveSettings } from './effective-settings.js';
import { formatFault } from './fault.js';
import { inherit } from './inherit.js';
import { planYaml } from './plan-yaml.js';
import { provenanceOf } from './provenance.js';
import { type PlanFile, readPlan } from './read-plan.js';

const CITY = readFileSync('config/plans/thai-nguyen.yaml', 'utf8').replace(
  '\ncontest:',
  '\nopenForOwn: [contest.name, contest.shortTitle, contest.plan, parts.name, parts.rounds, prizes.tiers]\n\ncontest:',
);
const load = (code: string): PlanFile | undefined => (code === 'thai-nguyen' ? { file: 'city.yaml', source: CITY } : undefined);
const readWard = (source: string) => readPlan(source, { file: 'ward.yaml', loadParent: load });
const OWN_ROUNDS = `
parts:
  - code: trac-nghiem
    rounds:
      code: listed
      rounds:
        - { code: dot-1, name: Đợt 1, opens: 08:00 02/12/2024, closes: 17:00 08/12/2024 }
`;

describe('a contest of one’s own on the rules of another plan', () => {
  const city = readPlan(CITY, { file: 'city.yaml' }).ruleSet!;

  it('takes over everything that it does not say, and says so', () => {
    const { ruleSet, faults } = readWard('code: phuong\ninherits: thai-nguyen\n');

    expect(faults).toBeUndefined();
    expect({ ...ruleSet, provenance: {} }).toEqual({ ...city, code: 'phuong', inherits: 'thai-nguyen', provenance: {} });
    expect(provenanceOf(ruleSet!, 'parts[0].attempts.limit')).toEqual({ from: 'plan', plan: 'thai-nguyen' });
  });

  it('has its own rounds in the part of the parent, which keeps the rest of it', () => {
    const { ruleSet, faults } = readWard(`code: phuong\ninherits: thai-nguyen\n${OWN_ROUNDS}`);

    expect(faults).toBeUndefined();
    const [part] = ruleSet!.parts;
    expect(part!.kind === 'quiz' && part!.rounds).toMatchObject({ code: 'listed', rounds: [{ code: 'dot-1' }] });
    expect({ ...part, rounds: null }).toEqual({ ...city.parts[0], rounds: null });
    expect(provenanceOf(ruleSet!, 'parts[0].rounds.rounds[0].opens')).toEqual({ from: 'plan', plan: 'phuong' });
    expect(provenanceOf(ruleSet!, 'parts[0].paper')).toEqual({ from: 'plan', plan: 'thai-nguyen' });
  });

  it('may not touch what is locked inside an entry, nor add one; the code and the kind may be said again', () => {
    const { faults } = readWard(
      `code: phuong\ninherits: thai-nguyen\nparts:\n  - code: trac-nghiem\n    kind: quiz\n    paper: {}\n  - { code: them, kind: quiz }\n`,
    );

    expect(faults?.map((fault) => formatFault(fault).split(';')[0])).toEqual([
      'ward.yaml:6:5: parts[0].paper: “parts[0].paper” do kế hoạch “thai-nguyen” quy định và đã khóa',
      expect.stringMatching(/^ward\.yaml:7:\d+: parts\[1\]: “parts\[1\]” do kế hoạch “thai-nguyen” quy định và đã khóa$/),
    ]);
  });

  it('is possible only where the parent opens its rules for it', () => {
    const { faults } = readPlan('code: phuong\ninherits: thai-nguyen\n', {
      file: 'ward.yaml',
      loadParent: () => ({ file: 'city.yaml', source: CITY.replace(/openForOwn.*\n/, '') }),
    });

    expect(faults?.map(formatFault)).toEqual([
      'ward.yaml:2:11: inherits: kế hoạch “thai-nguyen” không cho lập cuộc thi riêng theo thể lệ của mình; muốn cho, kế hoạch ấy phải ghi openForOwn',
    ]);
  });

  it('either deploys or inherits', () => {
    const { faults } = readWard('code: phuong\ndeploys: thai-nguyen\ninherits: thai-nguyen\n');

    expect(faults?.map(({ message }) => message)).toEqual([
      'một kế hoạch hoặc triển khai (deploys), hoặc kế thừa thể lệ (inherits) của kế hoạch khác; hãy bỏ một trong hai',
    ]);
  });

  it('tells a name that opens nothing', () => {
    const { faults } = readPlan(CITY.replace('parts.rounds', 'parts.round'), { file: 'city.yaml' });

    expect(faults?.map(({ path, message }) => [path, message])).toEqual([
      ['openForOwn[4]', 'không có thiết lập “parts.round” để mở; có phải ý là “parts.rounds”?'],
    ]);
  });

  it('is written down with its own settings alone, and read back to the same rules', () => {
    const { ruleSet } = readWard(`code: phuong\ninherits: thai-nguyen\ncontest: { name: Cuộc thi của phường }\n${OWN_ROUNDS}`);
    const written = planYaml(ruleSet!);

    expect(written).toContain('inherits: thai-nguyen');
    expect(written).not.toContain('ranking');
    // Where a default comes from is not told by a file.
    expect({ ...readWard(written).ruleSet, provenance: {} }).toEqual({ ...ruleSet, provenance: {} });
    // As a plan that stands alone it needs nobody above.
    const alone = readPlan(planYaml(ruleSet!, 'effective'), { file: 'alone.yaml' }).ruleSet;
    expect({ ...alone, provenance: {} }).toEqual({ ...ruleSet, inherits: undefined, provenance: {} });
  });

  it('shows of each value whose it is', () => {
    const { ruleSet } = readWard(`code: phuong\ninherits: thai-nguyen\n${OWN_ROUNDS}`);
    const from = (path: string) => effectiveSettings(ruleSet!).find((setting) => setting.path === path)?.provenance;

    expect([from('parts[0].rounds.rounds[0].name'), from('contest.name')]).toEqual([
      { from: 'plan', plan: 'phuong' },
      { from: 'plan', plan: 'thai-nguyen' },
    ]);
  });

  it('never changes a locked value, in lists neither, whatever parent and child say', () => {
    const entry = fc.record({ code: fc.constantFrom('x', 'y', 'z'), a: fc.integer(), b: fc.integer() }, { requiredKeys: ['code'] });
    const list = fc.uniqueArray(entry, { maxLength: 3, selector: ({ code }) => code });
    const plan = fc.record({ list, other: fc.integer() }, { requiredKeys: [] });
    const open = fc.subarray(['list.a', 'list.b', 'list', 'other']);
    fc.assert(
      fc.property(plan, plan, open, (parent, child, paths) => {
        const { value, locked } = inherit({ code: 'p', value: parent, origins: new Map(), open: paths }, { code: 'c', value: child });
        const kept = (tree: typeof parent) => ({
          ...(paths.includes('other') ? {} : { other: tree.other }),
          ...(paths.includes('list')
            ? {}
            : {
                list: tree.list?.map(({ code, a, b }) => ({
                  code,
                  ...(paths.includes('list.a') ? {} : { a }),
                  ...(paths.includes('list.b') ? {} : { b }),
                })),
              }),
        });
        const taken = kept(value);
        // A parent without the list opens nothing inside it.
        if (parent.list !== undefined || !paths.some((path) => path.startsWith('list.')))
          expect(canonicalJson(taken)).toBe(canonicalJson(kept(parent)));
        if (paths.length === 0) expect(locked.length).toBe(Object.keys(child).length);
      }),
    );
  });
});
