import { aQuizPart, aRuleSet } from '../../testing/index.js';
import { prizeFindings, returnedFindings } from './findings.js';
import { rehearse } from './rehearse.js';

const order = ['total-score', 'draw'].map((code) => ({ code, version: 1 }));
const tier = (code: string, name: string, money: number) => ({ code, name, count: 2, money });
const group = (code: string, name: string, per: 'round' | 'part', tiers: ReturnType<typeof tier>[]) => ({
  code,
  name,
  part: 'trac-nghiem',
  per,
  tiers,
  award: { certificate: true, issuer: 'board' as const },
  personLimit: { code: 'highest-only', version: 1 },
  rollDown: true,
});
const rounds = { code: 'weekly', version: 1, count: 3, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' };
const ruleSet = aRuleSet({
  parts: [aQuizPart({ rounds, overall: { order } })],
  prizes: [
    group('tuan', 'Giải tuần', 'round', [tier('nhat', 'Giải Nhất', 300_000), tier('nhi', 'Giải Nhì', 200_000)]),
    group('chung', 'Giải chung cuộc', 'part', [tier('nhat', 'Giải Nhất', 5_000_000)]),
  ],
});

describe('prizes that were given back in a rehearsal', () => {
  it('are told once for each tier, with how many there were and where', () => {
    const back = (tierCode: string, where: string) => ({ group: 'tuan', tier: tierCode, where });

    expect(
      returnedFindings(ruleSet, [back('nhi', 'Tuần 2'), back('nhi', 'Tuần 3'), back('nhat', 'Tuần 3'), back('nhi', 'Tuần 3')]),
    ).toEqual([
      {
        path: 'prizes[0].tiers[0]',
        sentence: 'Giải tuần: 1 giải Nhất đã trao nay để trống vì người nhận về sau đạt giải cao hơn (Tuần 3: 1).',
        count: 1,
      },
      {
        path: 'prizes[0].tiers[1]',
        sentence: 'Giải tuần: 3 giải Nhì đã trao nay để trống vì người nhận về sau đạt giải cao hơn (Tuần 2: 1; Tuần 3: 2).',
        count: 3,
      },
    ]);
    expect(returnedFindings(ruleSet, [])).toEqual([]);
  });

  it('are as many as are missing at the end of the play', () => {
    const play = rehearse(ruleSet, { contestants: 12, seed: 'hat-giong' });
    let step = play.next();
    while (!step.done) step = play.next();
    const { conflicts, prizes } = step.value;
    const returned = conflicts.filter(({ count }) => count !== undefined);
    const empty = conflicts.filter(({ path, sentence }) => path.startsWith('prizes') && /không còn người đủ điều kiện/.test(sentence));
    const unfilled = empty.reduce((sum, { sentence }) => sum + Number(/: (\d+) /.exec(sentence)?.[1]), 0);

    expect(returned.length).toBeGreaterThan(0);
    expect(new Set(returned.map(({ path }) => path)).size).toBe(returned.length);
    expect(prizes.length + unfilled + returned.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(3 * 4 + 2);
  });

  it('are no finding of a single standing', () => {
    const held = [{ person: 'an', group: 'tuan', tier: 'nhi', round: 'tuan-1' }];
    const allocation = { awards: [], passedOver: [], unfilled: [], undecided: [], givenBack: held };

    expect(prizeFindings(ruleSet, allocation, 'Tuần 2')).toEqual([]);
  });
});
