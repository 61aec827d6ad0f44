import type { Round, RoundAlteration } from '#contests';
import type { AccountId } from '#kernel';
import type { RoundJudging } from './judging-work.js';
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

  it('has the next step of judging, and what others want opened again', () => {
    const round = { id: 'r', code: 'bai-viet', kind: 'receiving', name: 'Thi viết', partCode: 'bai-viet', state: 'settling' } as Round;
    const at = (judging: Partial<RoundJudging>, unchecked = 0): string[] => {
      const facts = {
        rounds: [round],
        receiving: [{ round, name: 'Thi viết', overview: { states: { unchecked }, missed: 0, cancelling: 0 } } as unknown as ReceivingWork],
        annulments: [],
        judging: [{ round, name: 'Thi viết', phase: undefined, isWhole: false, sheets: 0, again: [], ...judging }],
        ...{ signings: new Map(), certificatesDue: new Map(), staff: new Map(), work: new Map() },
        me: { accountId: 'me' as AccountId, permissions: new Set() },
        ...{ questions: { waiting: 0, returned: 0 }, board: { appeals: undefined, questions: 0 } },
        now: new Date('2024-12-25T00:00:00Z'),
      } as unknown as WaitingFacts;
      return waitingFor(facts).map(({ title, text, action }) => `${title}. ${text} > ${action.url}`);
    };
    const phase = { phase: 'so-khao', name: 'Sơ khảo', entries: 0 };
    const url = '/quan-tri/to-chuc-cham/bai-viet/vong/so-khao';
    expect(at({ phase: { ...phase, state: 'prepared' } })).toEqual([
      `Tổ chức chấm, thi viết. Sơ khảo: chưa lấy bài vào vòng chấm > ${url}`,
    ]);
    // What is not checked yet comes first, and is told by itself.
    expect(at({ phase: { ...phase, state: 'waiting' } }, 2)).toEqual([]);
    expect(at({ phase: { ...phase, state: 'prepared', entries: 3 } })).toEqual([
      `Tổ chức chấm, thi viết. Sơ khảo: đã lấy 3 bài, chưa mở cho giám khảo chấm > ${url}`,
    ]);
    expect(at({ phase: { ...phase, state: 'open', entries: 3 }, sheets: 1 })).toEqual([
      `Quyết định đề nghị mở lại phiếu chấm, thi viết. 1 phiếu đã hoàn thành > ${url}/diem/mo-lai`,
    ]);
    expect(at({ phase: { ...phase, state: 'open', entries: 3 }, isWhole: true })).toEqual([
      `Tổ chức chấm, thi viết. Sơ khảo: đủ phiếu chấm, chưa kết thúc vòng > ${url}`,
    ]);
    expect(at({ again: ['so-khao'] })).toEqual([`Quyết định đề nghị mở lại vòng chấm, thi viết. Một người khác đề nghị > ${url}`]);
    expect(at({})).toEqual([]);
  });
});
