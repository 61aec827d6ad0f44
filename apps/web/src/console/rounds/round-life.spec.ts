import type { AuditEntry } from '#audit';
import type { Round, RoundState } from '#contests';
import { parseLocal } from '#kernel';
import type { Signing } from '#results';
import { lifeOf } from './round-life.js';

const at = (text: string): Date => parseLocal(text)!;
const round = (state: RoundState): Round =>
  ({
    state,
    name: 'Tuần 1',
    ordinal: 1,
    opensAt: at('2024-10-21 10:00'),
    closesAt: at('2024-10-28 09:30'),
    publishesAt: at('2024-10-30 10:00'),
  }) as Round;
const trail = [
  ['round.open', '2024-10-21 10:00'],
  ['round.closing', '2024-10-28 09:30'],
  ['round.settling', '2024-10-28 09:31'],
  ['round.ranked', '2024-10-28 09:33'],
].map(([action, moment]) => ({ action, happenedAt: at(moment!) }) as AuditEntry);
const signing = (decisions: number, isReturned = false): Signing =>
  ({
    standing: { version: 1, summary: { attempts: 8214 } },
    decisions: Array.from({ length: decisions }),
    needed: 2,
    holders: [],
    askers: [],
    isReturned,
  }) as unknown as Signing;

describe('the life of a round', () => {
  it('tells what is done with its time, what goes on, and what comes', () => {
    const steps = lifeOf({ round: round('ranked'), trail, signing: signing(1), now: at('2024-10-28 14:10') });

    expect(steps).toEqual([
      { label: 'Đã mở', detail: '10:00 thứ Hai, 21/10', isDone: true },
      { label: 'Đã đóng', detail: '9:30 thứ Hai, 28/10', isDone: true },
      { label: 'Đã niêm phong', detail: '9:31, đủ 8.214 bài', isDone: true },
      { label: 'Đã xếp hạng', detail: '9:33', isDone: true },
      { label: 'Chờ duyệt', detail: '1 trong 2 người', isNow: true },
      { label: 'Công bố', detail: '10:00 thứ Tư, 30/10' },
    ]);
  });

  it('opened and closed by the minute of the rules, whenever the machine noted it', () => {
    const late = trail.map((entry) => ({ ...entry, happenedAt: at('2024-10-29 08:00') }));

    const steps = lifeOf({ round: round('settling'), trail: late, now: at('2024-10-29 08:01') });

    expect(steps.slice(0, 3)).toEqual([
      { label: 'Đã mở', detail: '10:00 thứ Hai, 21/10', isDone: true },
      { label: 'Đã đóng', detail: '9:30 thứ Hai, 28/10', isDone: true },
      { label: 'Đã niêm phong', detail: '8:00 thứ Ba, 29/10', isDone: true },
    ]);
  });

  it('sealed once, however often it is ranked', () => {
    const recounted = [
      ...trail,
      ...['round.settling', 'round.ranked'].map((action) => ({ action, happenedAt: at('2024-10-28 15:00') }) as AuditEntry),
    ];

    const steps = lifeOf({ round: round('ranked'), trail: recounted, signing: signing(0), now: at('2024-10-28 15:10') });

    expect(steps.slice(2, 4).map(({ label, detail }) => [label, detail])).toEqual([
      ['Đã niêm phong', '9:31, đủ 8.214 bài'],
      ['Đã xếp hạng', '15:00'],
    ]);
  });

  it('says that a standing was given back', () => {
    const steps = lifeOf({ round: round('ranked'), trail, signing: signing(1, true), now: at('2024-10-28 14:10') });

    expect(steps.find((step) => step.isNow)).toEqual({ label: 'Chờ duyệt', detail: 'đã trả lại, chờ tính lại', isNow: true });
  });

  it('promises nothing of a round that was annulled', () => {
    const done = [trail[0]!, { action: 'round.annulled', happenedAt: at('2024-10-22 09:00') } as AuditEntry];
    const ends = (past: readonly AuditEntry[]): unknown =>
      lifeOf({ round: round('annulled'), trail: past, now: at('2024-10-22 10:00') }).map(({ label, isDone, isNow }) => [
        label,
        isDone ?? isNow,
      ]);

    expect(ends(done)).toEqual([
      ['Đã mở', true],
      ['Đã hủy', true],
    ]);
    expect(ends(done.slice(1))).toEqual([
      ['Chưa mở', undefined],
      ['Đã hủy', true],
    ]);
  });

  it('says that a round rests, and when it goes on', () => {
    const resting = { ...round('paused'), resumesAt: at('2024-10-22 14:00') };

    const steps = lifeOf({ round: resting, trail: trail.slice(0, 1), now: at('2024-10-22 10:00') });

    expect(steps.filter(({ isDone }) => isDone).map(({ label }) => label)).toEqual(['Đã mở']);
    expect(steps[1]).toEqual({ label: 'Đang tạm dừng', detail: expect.stringMatching(/^mở lại 14:00 thứ Ba, 22\/10, đóng /), isNow: true });
  });

  it('has one step that goes on until the results are public, then none', () => {
    for (const state of ['scheduled', 'open', 'closing', 'settling', 'ranked', 'approved'] as const)
      expect([state, lifeOf({ round: round(state), trail: [], now: at('2024-10-28 14:10') }).filter((step) => step.isNow).length]).toEqual([
        state,
        1,
      ]);
    expect(lifeOf({ round: round('published'), trail: [], now: at('2024-10-28 14:10') }).map((step) => step.isDone)).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  });
});
