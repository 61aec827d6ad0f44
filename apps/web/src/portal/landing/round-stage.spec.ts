import type { Round } from '#contests';
import { parseLocal } from '#kernel';
import { roundStage } from './round-stage.js';

const at = (text: string): Date => parseLocal(text)!;
const round = (state: Round['state']): Round =>
  ({ name: 'Tuần thi thứ 2', ordinal: 2, state, opensAt: at('2024-10-21 10:00'), closesAt: at('2024-10-28 00:00') }) as Round;

describe('a round as a stage of its contest', () => {
  it.each([
    ['before it opens', 'scheduled', '2024-10-20 10:00', 'future'],
    ['while it is open', 'open', '2024-10-22 10:00', 'current'],
    ['while it is paused', 'paused', '2024-10-22 10:00', 'current'],
    ['while its results wait', 'ranked', '2024-10-28 10:00', 'past'],
    ['once it is published', 'published', '2024-11-22 10:00', 'past'],
    ['when it was annulled', 'annulled', '2024-10-22 10:00', 'past'],
  ] as const)('%s', (_when, state, now, expected) => {
    expect(roundStage(round(state), at(now))).toEqual({ name: 'Tuần 2', dates: '21/10 – 27/10', state: expected });
  });
});
