import type { SeatId } from '#judging';
import { entryAssignmentContent, type EntryAssignmentFacts } from './entry-assignment-presenter.js';
import type { SeatedJudge } from './judging-reader.js';

/** Four seats of three people: the second person sits on two councils. */
const SEATS = [
  ['g1', 'ban-cham', 'Hà Thị Chấm', 'tk-1'],
  ['g2', 'ban-cham', 'Lý Văn Xét', 'tk-2'],
  ['g3', 'ban-cham', 'Mã Thị Điểm', 'tk-3'],
  ['g4', 'hoi-dong', 'Lý Văn Xét', 'tk-2'],
] as const;
const seated = new Map(
  SEATS.map(([id, council, fullName, accountId]) => [
    id as SeatId,
    { seat: { id, council, accountId, role: 'member', leftAt: null }, fullName } as unknown as SeatedJudge,
  ]),
);

function offered(facts: object): string[] {
  const { forms } = entryAssignmentContent({
    ...{ round: { code: 'bai-viet' }, part: { name: 'Thi viết' }, rules: { judges: 3 } },
    ...{ phase: { phase: 'so-khao', name: 'Sơ khảo', council: 'ban-cham', state: 'prepared' } },
    line: { entryNumber: 417, submissionId: 'b1', number: 1, title: 'Bài', judges: [], isOut: false },
    ...{ seated, conflicts: [], ended: [], neighbours: {}, ...facts },
  } as unknown as EntryAssignmentFacts);
  const give = forms.find(({ actionUrl }) => actionUrl.endsWith('/giao'));
  return give?.fields.flatMap((field) => field.select?.options.map(({ label }) => label) ?? []) ?? [];
}

describe('who may be given an entry', () => {
  it('is everybody of the council', () => {
    expect(offered({})).toEqual(['Hà Thị Chấm', 'Lý Văn Xét', 'Mã Thị Điểm']);
  });

  it('is nobody of whom something was said in another seat, until it is withdrawn', () => {
    const said = { seatId: 'g4', kind: 'related', reason: null, saidAt: new Date(), withdrawnAt: null, withdrawnBecause: null };
    expect(offered({ conflicts: [said] })).toEqual(['Hà Thị Chấm', 'Mã Thị Điểm']);
    expect(offered({ conflicts: [{ ...said, withdrawnAt: new Date() }] })).toEqual(['Hà Thị Chấm', 'Lý Văn Xét', 'Mã Thị Điểm']);
  });
});
