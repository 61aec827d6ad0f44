import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import { notYetRun } from './not-yet-run.js';

const paths = (...overrides: Parameters<typeof aRuleSet>): string[] => notYetRun(aRuleSet(...overrides)).map(({ path }) => path);

describe('rules that cannot be carried out yet', () => {
  it('are none in a plain contest', () => {
    expect(paths()).toEqual([]);
    expect(paths({ eligibility: [{ code: 'identity-level', level: 2 }] })).toEqual([]);
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

  it('are counts of quiz prizes that nobody has decided', () => {
    const prize = (part: string) => ({
      code: part,
      name: 'Giải',
      part,
      per: part === 'bai-viet' ? ('part' as const) : ('round' as const),
      tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 'later' as const }],
      award: { certificate: true, issuer: 'board' },
      personLimit: { code: 'no-limit' },
      rollDown: true,
    });

    expect(paths({ parts: [aQuizPart(), anEssayPart()], prizes: [prize('trac-nghiem'), prize('bai-viet')] })).toEqual([
      'prizes[0].tiers[0].count',
    ]);
  });

  it('say what to do', () => {
    const [first] = notYetRun(aRuleSet({ parts: [aQuizPart({ prediction: { code: 'percentage', decimals: 5 } })] }));

    expect(first).toEqual({
      path: 'parts[0].prediction',
      sentence: 'Phần mềm chưa thực hiện được câu dự đoán tỷ lệ phần trăm khi thi thật. Hãy bỏ quy định này, hoặc chờ bản phần mềm sau.',
    });
  });
});
