import { aQuizPart, aRuleSet } from '#rules/testing';
import { notYetRun } from './not-yet-run.js';

const paths = (...overrides: Parameters<typeof aRuleSet>): string[] => notYetRun(aRuleSet(...overrides)).map(({ path }) => path);

describe('rules that cannot be carried out yet', () => {
  it('are none in a plain contest', () => {
    expect(paths()).toEqual([]);
    expect(paths({ eligibility: [{ code: 'area', unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' }] })).toEqual([]);
  });

  it('are told by where they stand', () => {
    const draw = { code: 'draw', version: 1 };
    const part = aQuizPart({
      prediction: { code: 'percentage', decimals: 5 },
      overall: { order: [draw] },
      entry: [{ code: 'all-correct' }],
    });

    expect(paths({ parts: [part], overall: { parts: ['trac-nghiem'], order: [draw] } })).toEqual([
      'parts[0].prediction',
      'parts[0].overall',
      'overall',
    ]);
  });

  it('say what to do', () => {
    const [first] = notYetRun(aRuleSet({ eligibility: [{ code: 'access-word', word: 'khoa-bang', where: 'trên giấy mời' }] }));

    expect(first).toEqual({
      path: 'eligibility[0]',
      sentence: 'Phần mềm chưa thực hiện được mật khẩu dự thi khi thi thật. Hãy bỏ quy định này, hoặc chờ bản phần mềm sau.',
    });
  });
});
