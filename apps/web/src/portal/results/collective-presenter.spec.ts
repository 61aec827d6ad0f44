import type { CollectiveLine } from '#rules';
import { aRuleSet } from '#rules/testing';
import { aCollectiveAward } from '../../../../../test/factories/some-prizes.js';
import { collectiveViews } from './collective-presenter.js';
import type { PublishedRound } from './published-rounds.js';

const line = (unit: string, block: string | undefined, tier: string | null): CollectiveLine & { name: string } => ({
  unit,
  name: unit,
  ...(block !== undefined && { block }),
  people: 3,
  validPeople: 3,
  attempts: 3,
  validAttempts: 3,
  thousandths: 0,
  fullScore: 3,
  headCount: null,
  leaders: null,
  rank: 1,
  tier,
  values: [3],
  lacks: [],
  explanation: null,
});

describe('collective awards on the roll', () => {
  const views = (blocks: string[] | undefined, lines: ReturnType<typeof line>[]) => {
    const ruleSet = aRuleSet({
      blocks: [
        { code: 'so', name: 'Khối sở, ngành', kinds: ['agency'] },
        { code: 'xa', name: 'Khối xã, phường', kinds: ['ward'] },
      ],
      collective: [aCollectiveAward({ ...(blocks && { blocks }), order: [{ code: 'distinct-people' }, { code: 'draw' }] })],
    });
    const published = { ruleSet, collective: [{ award: ruleSet.collective[0]!, lines }] };
    return collectiveViews(published as unknown as PublishedRound, false)?.map(({ id, title, rows }) => [
      id,
      title,
      rows.map(({ name }) => name),
    ]);
  };

  it('are one list where units are ranked together', () => {
    expect(views(undefined, [line('Phường 1', undefined, 'nhat'), line('Phường 2', undefined, null)])).toEqual([
      ['giai-tap-the', 'Giải tập thể', ['Phường 1']],
    ]);
  });

  it('are a list for each block that is ranked apart and has units', () => {
    expect(views(['so', 'xa'], [line('Sở Y tế', 'so', 'nhat')])).toEqual([
      ['giai-tap-the-so', 'Giải tập thể, Khối sở, ngành', ['Sở Y tế']],
    ]);
    expect(views(['so', 'xa'], [line('Sở Y tế', 'so', 'nhat'), line('Phường 1', 'xa', 'nhat')])?.map(([id]) => id)).toEqual([
      'giai-tap-the-so',
      'giai-tap-the-xa',
    ]);
  });
});
