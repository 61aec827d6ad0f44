import { aJudgingPhase, anEssayPart, aRuleSet } from '#rules/testing';
import type { JudgingPhase, SubmissionPart } from '#rules';
import { piecesOf } from './copies-presenter.js';
import { PaperSheetForm } from './judging.forms.js';
import { readPaperSheet } from './read-paper-sheet.js';

const phase = (overrides: Parameters<typeof aJudgingPhase>[0] = {}): JudgingPhase => {
  const { parts } = aRuleSet({ parts: [anEssayPart({ judging: { phases: [aJudgingPhase(overrides)] } })] });
  return (parts[0] as SubmissionPart).judging.phases[0] as JudgingPhase;
};
const criteria = [
  { code: 'noi-dung', name: 'Nội dung', maximum: 60 },
  { code: 'hinh-thuc', name: 'Hình thức', maximum: 40 },
];
const form = (fields: Partial<PaperSheetForm>): PaperSheetForm => Object.assign(new PaperSheetForm(), fields);

describe('a paper sheet', () => {
  it('is read with a comma or a point, comments beside their criteria', () => {
    const read = readPaperSheet(phase({ criteria }), form({ diem: ['52,5', ' 30.25 '], 'nhan-xet': ['', 'Trình bày rõ.'], chung: 'Khá.' }));
    expect([read.content, read.faults.size]).toEqual([
      { points: { 'noi-dung': 52.5, 'hinh-thuc': 30.25 }, comments: { 'hinh-thuc': 'Trình bày rõ.', '': 'Khá.' }, agrees: null },
      0,
    ]);
  });

  it('is refused beside the field: nothing typed, above the maximum, no number', () => {
    const { faults } = readPaperSheet(phase({ criteria }), form({ diem: ['60,5', 'x'] }));
    expect([...faults.keys()]).toEqual(['diem-0', 'diem-1']);
    expect(readPaperSheet(phase({ criteria }), form({ diem: ['60'] })).faults.get('diem-1')).toBe('Hãy nhập điểm như trên phiếu giấy.');
  });
});

describe('a blind copy', () => {
  it('shows apart what stands in place of something', () => {
    expect(piecesOf('Tôi là [đã che: họ tên], [đã che] của xã.')).toEqual([
      { text: 'Tôi là ' },
      { text: '[đã che: họ tên]', isHidden: true },
      { text: ', ' },
      { text: '[đã che]', isHidden: true },
      { text: ' của xã.' },
    ]);
  });
});
