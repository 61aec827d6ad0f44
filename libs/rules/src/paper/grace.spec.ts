import { aQuizPart } from '../../testing/index.js';
import { describeGrace, graceSeconds } from './grace.js';
import { paperRules } from './paper-rules.js';

describe('grace', () => {
  const { paper } = aQuizPart();

  it('is what the rules declare, and five seconds where they say nothing', () => {
    expect([{}, { graceSeconds: 0 }, { graceSeconds: 30 }].map(graceSeconds)).toEqual([5, 0, 30]);
  });

  it('is always said in the rules text', () => {
    expect([{}, { graceSeconds: 0 }, { graceSeconds: 30 }].map(describeGrace)).toEqual([
      'Câu trả lời còn trên đường truyền khi hết giờ được nhận thêm trong 5 giây; câu trả lời đến muộn hơn không được tính, nhưng được lưu riêng để Ban Tổ chức xem xét.',
      'Câu trả lời đến máy chủ khi đã hết giờ không được tính, nhưng được lưu riêng để Ban Tổ chức xem xét.',
      'Câu trả lời còn trên đường truyền khi hết giờ được nhận thêm trong 30 giây; câu trả lời đến muộn hơn không được tính, nhưng được lưu riêng để Ban Tổ chức xem xét.',
    ]);
  });

  it.each([-1, 301, 1.5])('is no %d seconds', (seconds) => {
    expect(paperRules.safeParse({ ...paper, graceSeconds: seconds }).success).toBe(false);
  });

  it.each([0, 300])('may be %d seconds', (seconds) => {
    expect(paperRules.safeParse({ ...paper, graceSeconds: seconds })).toMatchObject({ success: true, data: { graceSeconds: seconds } });
  });

  it('is not written into rules that do not name it', () => {
    expect(paperRules.parse(paper)).not.toHaveProperty('graceSeconds');
  });
});
