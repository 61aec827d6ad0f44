import { aQuizPart } from '../../testing/index.js';
import { paperRules } from '../paper/paper-rules.js';
import { describeVoided, keepsMostPoints, spreadOver } from './voided-question.js';

describe('a voided question', () => {
  const { paper } = aQuizPart();

  it('makes the most points smaller unless the rules say otherwise, which the rules text says in any case', () => {
    const ways = [{}, { voidedQuestion: 'shrinks' }, { voidedQuestion: 'stays' }] as const;

    expect(ways.map(keepsMostPoints)).toEqual([false, false, true]);
    expect(ways.map(describeVoided)).toEqual([
      'Câu hỏi bị hủy sau khi thi không tính cho ai; điểm tối đa của đề có câu ấy giảm theo.',
      'Câu hỏi bị hủy sau khi thi không tính cho ai; điểm tối đa của đề có câu ấy giảm theo.',
      'Câu hỏi bị hủy sau khi thi không tính cho ai; điểm các câu còn lại của đề được nhân theo tỷ lệ để điểm tối đa giữ nguyên, làm tròn xuống đến phần nghìn.',
    ]);
  });

  it('spreads points in whole thousandths, however large a paper is', () => {
    expect([0, 1_000, 18_000, 19_000].map((points) => spreadOver(points, { left: 19_000, whole: 20_000 }))).toEqual([
      0, 1_052, 18_947, 20_000,
    ]);
    expect(spreadOver(198_999_999, { left: 199_000_000, whole: 200_000_000 })).toBe(199_999_998);
    expect(spreadOver(0, { left: 0, whole: 20_000 })).toBe(0);
  });

  it('is not written into rules that do not name it', () => {
    expect(paperRules.parse(paper)).not.toHaveProperty('voidedQuestion');
    expect(paperRules.parse({ ...paper, voidedQuestion: 'stays' })).toMatchObject({ voidedQuestion: 'stays' });
    expect(paperRules.safeParse({ ...paper, voidedQuestion: 'khac' }).success).toBe(false);
  });
});
