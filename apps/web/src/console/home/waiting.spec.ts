import type { Round, RoundAlteration } from '#contests';
import type { AccountId } from '#kernel';
import { type ReceivingWork, waitingFor, type WaitingFacts } from './waiting.js';

describe('what waits for somebody', () => {
  it('has annulments of rounds that receive as well as of those of a quiz', () => {
    const closesAt = new Date('2024-10-31T17:00:00Z');
    const round = (id: string, kind: Round['kind']) =>
      ({ id, code: id, kind, name: id, partCode: id, state: 'open', opensAt: new Date('2024-10-20T17:00:00Z'), closesAt }) as Round;
    const asked = (roundId: string) =>
      ({ id: `huy-${roundId}`, roundId, askedBy: 'other' as AccountId, reason: 'Lộ đề.' }) as unknown as RoundAlteration;
    const facts = {
      rounds: [round('tuan-1', 'sitting'), round('bai-viet', 'receiving')],
      receiving: [{ round: round('bai-viet', 'receiving'), name: 'Thi viết', overview: {} } as unknown as ReceivingWork],
      annulments: [asked('tuan-1'), asked('bai-viet'), asked('cua-cuoc-thi-khac')],
      ...{ signings: new Map(), certificatesDue: new Map(), staff: new Map(), work: new Map() },
      me: { accountId: 'me' as AccountId, permissions: new Set() },
      ...{ questions: { waiting: 0, returned: 0 }, board: { appeals: undefined, questions: 0 } },
      now: new Date('2024-10-25T00:00:00Z'),
    } as unknown as WaitingFacts;
    expect(waitingFor(facts).map(({ text, action }) => [text, action.url.split('/').at(-1)])).toEqual([
      ['Một người khác đề nghị, vì Lộ đề', 'huy-tuan-1'],
      ['Một người khác đề nghị, vì Lộ đề', 'huy-bai-viet'],
    ]);
  });
});
