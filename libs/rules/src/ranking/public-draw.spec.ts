import { aQuizPart, aRuleSet } from '../../testing/index.js';
import { ruleSetHash } from '../plan/rule-set.js';
import { drawTicket } from './draw-ticket.js';
import { commitmentHash, drawCommitment, drawSourceOf, publicDrawSeed } from './public-draw.js';
import { rankingCriteria } from './ranking-criteria.js';

const SOURCE = { source: 'giải đặc biệt xổ số kiến thiết Lâm Đồng, kỳ mở thưởng đầu tiên sau khi đợt thi đóng', withinHours: 48 };
const chain = (seed?: typeof SOURCE) => [
  { code: 'score', version: 1 },
  { code: 'draw', version: 1, ...(seed && { seed }) },
];
const ruleSetWith = (seed?: typeof SOURCE) =>
  aRuleSet({ parts: [aQuizPart({ prediction: { code: 'none', version: 1 }, ranking: chain(seed) })] });

const COMMITTED = {
  ...SOURCE,
  contest: 'Cuộc thi mẫu',
  round: 'Đợt 1',
  roundId: '0192f0a0-0000-7000-8000-000000000001',
  ruleSetSha256: 'a'.repeat(64),
  closesAt: new Date('2024-10-28T02:30:00Z'),
};

describe('a draw from a public source', () => {
  it('is said by the rules of the part; without it the seals make the seed and nothing in the rules changes', () => {
    expect(drawSourceOf(ruleSetWith(SOURCE), 'trac-nghiem')).toEqual(SOURCE);
    expect(drawSourceOf(ruleSetWith(), 'trac-nghiem')).toBeUndefined();
    expect(drawSourceOf(ruleSetWith(SOURCE), 'khac')).toBeUndefined();
    expect(ruleSetHash(ruleSetWith())).not.toBe(ruleSetHash(ruleSetWith(SOURCE)));
    expect(ruleSetWith().parts[0]).toMatchObject({ ranking: [{ code: 'score' }, { code: 'draw', version: 1 }] });
  });

  it('stands in the rules text with its source and its hours', () => {
    const [described] = [rankingCriteria.describe({ code: 'draw', version: 1, seed: SOURCE }, () => '')];

    expect(described).toContain(SOURCE.source);
    expect(described).toContain('48 giờ');
  });

  it('commits to one text, whose hash goes into the seed', () => {
    const text = drawCommitment(COMMITTED);

    expect(text.split('\n').slice(0, 7)).toEqual([
      'CAM KẾT BỐC THĂM (khoa-bang-draw-1)',
      'Cuộc thi: Cuộc thi mẫu',
      'Đợt thi: Đợt 1 (0192f0a0-0000-7000-8000-000000000001)',
      `Thể lệ có mã SHA-256: ${'a'.repeat(64)}`,
      'Giờ đóng đợt thi theo kế hoạch: 09 giờ 30 phút, ngày 28 tháng 10 năm 2024',
      `Nguồn của mã bốc thăm: ${SOURCE.source}`,
      'Nguồn công bố sau khi đợt thi đóng, trong vòng 48 giờ.',
    ]);
    expect(commitmentHash(drawCommitment({ ...COMMITTED, round: 'Đợt 2' }))).not.toBe(commitmentHash(text));
  });

  it('can be repeated by hand: sha256 of two lines, twice', () => {
    const seed = publicDrawSeed('0'.repeat(64), '  412 908 ');

    // printf '%s\n%s' 0000…0000 '412 908' | sha256sum
    expect(seed).toBe('2b145ed775b1f4ecb7277e284b139079e1eafe313f970608874a720203d74f55');
    expect(publicDrawSeed('0'.repeat(64), '412908')).not.toBe(seed);
    // printf '%s\n%s' $seed ai-do | sha256sum | cut -c1-12
    expect(drawTicket(seed, 'ai-do').toString(16).padStart(12, '0')).toBe('a1dc523b9774');
  });
});
