import { PLAN_CODES, ruleSetOf } from '../../../../test/support/plan-files.js';
import { aQuizPart, aRuleSet } from '../../testing/index.js';
import { diffRuleSets } from './diff-rule-sets.js';

const sentences = (...[before, after]: Parameters<typeof diffRuleSets>): string[] =>
  diffRuleSets(before, after).map(({ sentence }) => sentence);

describe('the difference of two rule sets', () => {
  it.each(PLAN_CODES)('of %s and itself is nothing, wherever the values came from', (code) => {
    const ruleSet = ruleSetOf(code);

    expect(diffRuleSets(ruleSet, { ...structuredClone(ruleSet), provenance: {} })).toEqual([]);
  });

  it('names a value by the names around it, and says it as people do', () => {
    const { paper } = aQuizPart();
    const after = aRuleSet({ parts: [aQuizPart({ paper: { ...paper, minutes: 20, shuffle: { questions: false, options: true } } })] });

    expect(diffRuleSets(aRuleSet(), after)).toEqual([
      {
        kind: 'changed',
        path: 'parts[0].paper.minutes',
        title: 'Phần thi trắc nghiệm › Đề thi › Thời gian làm bài (phút)',
        before: '15',
        after: '20',
        sentence: 'Phần thi trắc nghiệm › Đề thi › Thời gian làm bài (phút): 15 → 20',
      },
      {
        kind: 'changed',
        path: 'parts[0].paper.shuffle.questions',
        title: 'Phần thi trắc nghiệm › Đề thi › Đảo đề › Đảo thứ tự câu hỏi',
        before: 'có',
        after: 'không',
        sentence: 'Phần thi trắc nghiệm › Đề thi › Đảo đề › Đảo thứ tự câu hỏi: có → không',
      },
    ]);
  });

  it('tells a rule that is replaced by both sentences, one that is turned by its argument', () => {
    const attempts = (limit: { code: string; max?: number }) =>
      aRuleSet({ parts: [aQuizPart({ attempts: { limit: { ...limit, version: 1 }, counts: { code: 'best', version: 1 } } })] });

    expect(sentences(attempts({ code: 'per-round', max: 3 }), attempts({ code: 'per-round', max: 5 }))).toEqual([
      expect.stringMatching(/^Phần thi trắc nghiệm › Lượt thi › .+ › .+: 3 → 5$/),
    ]);
    expect(sentences(attempts({ code: 'per-round', max: 3 }), attempts({ code: 'per-day', max: 3 }))).toEqual([
      expect.stringMatching(/: “Mỗi người được thi tối đa 3 lượt trong mỗi đợt thi\.” → “Mỗi người được thi tối đa 3 lượt mỗi ngày.*\.”$/),
    ]);
  });

  it('knows entries of lists by their codes: added, removed, turned around', () => {
    const topics = (...codes: string[]) => aRuleSet({ topics: codes.map((code) => ({ code, name: `Chủ đề ${code}` })), references: codes });

    expect(sentences(topics('a', 'b'), topics('b', 'c'))).toEqual([
      'Nội dung thi: thêm “Chủ đề c”',
      'Nội dung thi: bỏ “Chủ đề a”',
      'Tài liệu tham khảo: “a” → “b”',
      'Tài liệu tham khảo: “b” → “c”',
    ]);
    expect(sentences(topics('a', 'b', 'c'), topics('b', 'c', 'a')).at(0)).toBe(
      'Nội dung thi: đổi thứ tự từ “Chủ đề a; Chủ đề b; Chủ đề c” thành “Chủ đề b; Chủ đề c; Chủ đề a”',
    );
  });

  it('says where in a chain a rule was put', () => {
    const ranking = (...codes: string[]) => aRuleSet({ parts: [aQuizPart({ ranking: codes.map((code) => ({ code, version: 1 })) })] });

    expect(sentences(ranking('score', 'draw'), ranking('score', 'duration', 'draw'))).toEqual([
      expect.stringMatching(/^Phần thi trắc nghiệm › .+: thêm vào vị trí thứ 2 “Người có thời gian làm bài ngắn hơn xếp trên.*”$/),
    ]);
    expect(sentences(ranking('score', 'duration', 'draw'), ranking('duration', 'score', 'draw'))).toEqual([
      expect.stringMatching(/: đổi thứ tự từ “.+” thành “.+”$/),
    ]);
  });

  it('finds an optional group that came or went', () => {
    const appeals = { days: 5, to: 'Tổ thư ký' };

    expect(sentences(aRuleSet(), aRuleSet({ appeals }))).toEqual([
      'Khiếu nại: thêm “Số ngày nhận khiếu nại sau khi công bố: 5; Hết hạn lúc: 17:00; Gửi đến: Tổ thư ký”',
    ]);
    expect(diffRuleSets(aRuleSet({ appeals }), aRuleSet()).map(({ kind, path }) => [kind, path])).toEqual([['removed', 'appeals']]);
  });

  it('names the units of a target that came, and those that one was turned to', () => {
    const units = [
      { code: 'cong-an', name: 'Công an phường', kind: 'armed-force' as const },
      { code: 'tram-y-te', name: 'Trạm Y tế phường', kind: 'public-service' as const },
    ];
    const targets = (...codes: string[]) =>
      aRuleSet({ units, targets: codes.length === 0 ? [] : [{ code: 'co-quan', name: 'Các cơ quan', units: codes, percent: 100 }] });

    expect(sentences(targets(), targets('cong-an', 'tram-y-te'))).toEqual([
      'Chỉ tiêu: thêm “Các cơ quan (Các đơn vị: Công an phường, Trạm Y tế phường; Tỷ lệ phải dự thi (%): 100; Khuyến khích, không bắt buộc: không)”',
    ]);
    expect(sentences(targets('cong-an'), targets('cong-an', 'tram-y-te'))).toEqual([
      'Chỉ tiêu › Các cơ quan › Các đơn vị: thêm “Trạm Y tế phường”',
    ]);
  });

  it('is empty only for equal rules: every value of a plan that is turned shows', () => {
    const before = ruleSetOf('lam-dong');

    for (const key of Object.keys(before).filter((name) => name !== 'provenance') as (keyof typeof before)[]) {
      const after = { ...before, [key]: ruleSetOf('cao-bang')[key] };
      const isSame = JSON.stringify(after[key]) === JSON.stringify(before[key]);
      expect([key, diffRuleSets(before, after).length > 0]).toEqual([key, !isSame]);
    }
  });
});
