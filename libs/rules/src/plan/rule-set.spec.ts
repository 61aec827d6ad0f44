import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { JudgingPhase } from '../judging/judging-setting.js';
import { canonicalJson, sha256 } from './canonical-json.js';
import { formatFault } from './fault.js';
import { readPlan } from './read-plan.js';
import { parseRuleSet, ruleSetHash, RuleSetError, type SubmissionPart } from './rule-set.js';

describe('a rule set', () => {
  it('has a hash that does not hang on the order of keys', () => {
    const ruleSet = aRuleSet();
    const { code, ...rest } = ruleSet;

    expect(ruleSetHash({ ...rest, code })).toBe(ruleSetHash(ruleSet));
    expect(ruleSetHash({ ...ruleSet, code: 'khac' })).not.toBe(ruleSetHash(ruleSet));
  });

  it('without its provenance is itself a plan: export and import lose nothing', () => {
    const { provenance, ...plan } = aRuleSet({ launch: 'cuối tháng 12/2024', ceremony: ['trước ngày 14/10/2024'] });
    const { ruleSet } = readPlan(JSON.stringify(plan), { file: 'xuat.yaml' });

    expect(ruleSet).toEqual({ ...plan, provenance });
  });

  it('of another shape is refused rather than half understood', () => {
    expect(() => parseRuleSet({ ...aRuleSet(), khongCo: 1 })).toThrow(RuleSetError);
    expect(() => parseRuleSet({ ...aRuleSet(), parts: [{ ...aQuizPart(), ranking: [{ code: 'score', version: 9 }] }] })).toThrow(
      RuleSetError,
    );
    expect(() => parseRuleSet(null)).toThrow(RuleSetError);
  });

  it('of release 0.1.0 is read with its one phase of judging, and ranks by score', () => {
    const today = aRuleSet({ parts: [anEssayPart()] });
    const [part] = today.parts as [SubmissionPart];
    const [{ code, name, ...judging }] = part.judging.phases as [JudgingPhase];
    const { ranking, ...rest } = part;
    const read = parseRuleSet({ ...today, parts: [{ ...rest, judging }] }).parts[0] as SubmissionPart;

    expect([code, name, ranking.length > 0]).toEqual([expect.any(String), expect.any(String), true]);
    expect(read).toEqual({
      ...part,
      judging: { phases: [{ ...judging, code: 'cham-thi', name: 'Chấm thi' }] },
      ranking: [
        { code: 'score', version: 1 },
        { code: 'draw', version: 1 },
      ],
    });
    expect(parseRuleSet(today)).toEqual(today);
  });

  it('with listed rounds that overlap is refused where the second opens', () => {
    const { provenance, ...plan } = aRuleSet();
    const rounds = {
      code: 'listed',
      rounds: [['a', '2024-10-21 10:00', '2024-10-22 10:00'] as const, ['b', '2024-10-22 09:00', '2024-10-23 09:00'] as const].map(
        ([code, opens, closes]) => ({ code, name: `Đợt ${code}`, opens, closes }),
      ),
    };
    const { faults } = readPlan(JSON.stringify({ ...plan, parts: [{ ...plan.parts[0], rounds }] }), { file: 'p.yaml' });

    expect(provenance).toEqual({ $: 'mau' });
    expect(faults?.map(formatFault).map((line) => line.replace(/^p\.yaml:1:\d+: /, ''))).toEqual([
      'parts[0].rounds.rounds[1].opens: Đợt b mở lúc 9:00 thứ Ba, 22/10/2024 khi Đợt a chưa đóng (10:00 thứ Ba, 22/10/2024); các đợt phải nối tiếp nhau, không chồng nhau',
    ]);
  });
});

describe('canonical JSON', () => {
  it('sorts keys, leaves out what is undefined and keeps lists in order', () => {
    expect(canonicalJson({ b: [2, 1, undefined], a: { d: null, c: 'ế' }, x: undefined })).toBe('{"a":{"c":"ế","d":null},"b":[2,1,null]}');
    expect(sha256(['a', 'b'])).toBe(sha256(['ab']));
  });
});
