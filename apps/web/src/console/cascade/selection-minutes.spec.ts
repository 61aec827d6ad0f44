import type { OpenInvitation, OwnNomination } from '#contests';
import { aRuleSet } from '#rules/testing';
import type { CandidateGroup } from './entry-candidates.js';
import { selectionMinutes } from './selection-minutes.js';

const NOW = new Date('2024-10-22T01:00:00Z');
const INVITED = { call: { title: 'Nhận sáng kiến' }, invitation: { atLeast: 1, atMost: 3 } } as OpenInvitation;
const GROUP = {
  running: { ruleSet: aRuleSet(), contest: { name: 'Cuộc thi sáng kiến' } },
  ...{ isRanked: false, candidates: [], total: 3_000 },
} as unknown as CandidateGroup;

const chosen = (head: string, { confirmed = 'a', at = NOW, agreed = 'a' } = {}): OwnNomination =>
  ({
    nomination: {
      ...{ title: 'Một cửa', sha256: 'a', confirmedSha256: confirmed, confirmedAt: at, headName: head, headPosition: 'Giám đốc' },
      content: { authors: [{ fullName: 'Hoàng Thị Sầm' }], provenance: { result: '' }, summary: 'Rẻ.', entry: { number: 'SK-2500' } },
    },
    authors: [{ answer: 'agreed', answeredSha256: agreed }],
  }) as unknown as OwnNomination;
const minutes = (...all: OwnNomination[]) => {
  const document = selectionMinutes(INVITED, { groups: [GROUP], chosen: all, unit: 'Sở Nội vụ', to: 'UBND tỉnh', now: NOW });
  return { text: JSON.stringify(document), signer: document.signatures?.at(-1)?.name };
};

describe('the minutes of what was chosen', () => {
  it('count all entries, whatever page was shown, and name who has confirmed last just what is chosen', () => {
    const { text, signer } = minutes(
      chosen('Người Cũ', { at: new Date(NOW.getTime() - 1000) }),
      chosen('Người Mới'),
      chosen('Người Khác', { confirmed: 'b', at: new Date(NOW.getTime() + 1000) }),
    );
    for (const part of ['3.000 bài', '(SK-2500)', 'Đề cử 3 bài']) expect(text).toContain(part);
    expect(signer).toBe('Người Mới');
  });

  it('leave the signature open where the text was changed after it was confirmed, and say so of the authors', () => {
    const { text, signer } = minutes(chosen('Người Cũ', { confirmed: 'b', agreed: 'b' }));
    expect(signer).toBeUndefined();
    expect([text.includes('đã được hỏi ý kiến và đồng ý'), text.includes('chưa đồng ý thì chưa gửi')]).toEqual([false, true]);
  });
});
