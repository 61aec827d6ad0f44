import type { Round } from '#contests';
import type { JudgedLine, Standing } from '#results';
import { aJudgingPhase, anEssayPart, aRuleSet } from '#rules/testing';
import { judgedPlaceContent } from './judged-place.js';

const ruleSet = aRuleSet({ parts: [anEssayPart({ judging: { phases: [aJudgingPhase()] } })] });
const standing = { version: 1, sha256: 'a'.repeat(64), summary: { ranked: 1, prizes: { awards: [] } } } as unknown as Standing;

const marksOf = (judges: number, spread: number): unknown => {
  const line = {
    ...{ rank: 1, points: '85.5', explanation: 'Đứng cuối.', submissionId: 'bai', receivedAt: new Date('2024-10-09T08:00:00+07:00') },
    phases: [{ phase: 'cham-thi', points: 85.5, judges, spread, criteria: { 'noi-dung': 85.333 } }],
  } as unknown as JudgedLine;
  const round = { code: 'bai-viet', partCode: 'bai-viet', name: 'Thi viết', kind: 'receiving' } as Round;
  const { sections } = judgedPlaceContent({
    ...{ round, ruleSet, standing, line, above: undefined, name: undefined, version: undefined, mayCorrect: false },
  });
  return sections[1]?.table?.rows.map(({ cells }) => cells.map(({ text, detail }) => [text, detail].filter(Boolean).join(' – ')));
};

describe('the place of an entry', () => {
  it('says marks as they are, not rounded, and how far sheets lie apart', () => {
    expect(marksOf(2, 1.5)).toEqual([
      ['Chấm thi – 2 phiếu chấm, chênh nhau nhiều nhất 1,5 điểm', '85,5', '100 điểm'],
      ['Nội dung', '85,333', '100 điểm'],
    ]);
  });

  it.each([
    [1, 0, '1 phiếu chấm'],
    [3, 0, '3 phiếu chấm, cùng một tổng điểm'],
  ])('says of %s sheets that lie %s apart: %s', (judges, spread, words) => {
    expect(marksOf(judges, spread)).toEqual([
      [`Chấm thi – ${words}`, '85,5', '100 điểm'],
      ['Nội dung', '85,333', '100 điểm'],
    ]);
  });
});
