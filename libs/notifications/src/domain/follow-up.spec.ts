import type { Unit } from '#units';
import { followUp, type UnitFigures } from './follow-up.js';

const unit = (code: string, codes: string[] = [], headCount: number | null = null): Unit =>
  ({ id: `id-${code}`, code, codes: [code, ...codes], name: code, headCount }) as unknown as Unit;
const figures = (code: string, registered: number, taken: number): UnitFigures => ({
  unitId: `id-${code}` as UnitFigures['unitId'],
  registered,
  taken,
});
const target = (overrides: object) => ({ code: 'x', name: 'X', units: ['truong'], encouraged: false, ...overrides }) as never;

const NOTHING = { targets: [], obligations: [] };

describe('how a unit is doing', () => {
  const school = unit('truong', ['phuong'], 120);
  const [a, b, a1] = [
    unit('to-a', ['truong', 'phuong'], 30),
    unit('to-b', ['truong', 'phuong'], 40),
    unit('nhom', ['to-a', 'truong', 'phuong']),
  ];
  const all = [school, a, b, a1];
  const counted = [figures('truong', 5, 4), figures('to-a', 10, 8), figures('nhom', 3, 2), figures('to-b', 20, 20)];

  it('is the sum of everything below; each unit directly below has its own tree', () => {
    const { registered, taken, below, directly } = followUp(school, all, counted, NOTHING);
    expect([registered, taken, directly]).toEqual([38, 34, { registered: 5, taken: 4 }]);
    expect(below.map(({ unit: { code }, taken: own, aim, missing }) => [code, own, aim, missing])).toEqual([
      ['to-a', 10, 30, 20],
      ['to-b', 20, 40, 20],
    ]);
  });

  it('counts those of a unit that is not listed any more for the whole', () => {
    const { registered, directly } = followUp(school, all, [...counted, figures('cu', 7, 0)], NOTHING);
    expect([registered, directly.registered]).toEqual([45, 12]);
  });

  it('is measured against a target of just this unit, else the own head-count, else all of those below together', () => {
    const aim = (top: Unit, units: Unit[], ...targets: never[]) => followUp(top, units, [], { ...NOTHING, targets }).aim;
    expect(aim(school, all, target({ percent: 30 }))).toBe(36);
    expect(aim(school, all, target({ people: 50 }))).toBe(50);
    for (const other of [
      { units: ['truong', 'to-a'], people: 1 },
      { audience: 'hoc-sinh', people: 1 },
      { encouraged: true },
      { people: 1, eachRound: true },
    ])
      expect(aim(school, all, target(other))).toBe(120);
    const silent = unit('truong', ['phuong']);
    expect(aim(silent, [silent, a, b])).toBe(70);
    expect(aim(silent, [silent, a, b, unit('to-c', ['truong', 'phuong'])])).toBeUndefined();
    expect(aim(silent, [silent])).toBeUndefined();
  });

  it('is measured against the share that the rules want of units of its kind', () => {
    const owed = { code: 'x', part: 'bai-viet', units: 'Mỗi trường', conditions: [{ code: 'minimum-share', version: 1, percent: 30 }] };
    const aim = (kind: string, targets: never[] = []): unknown[] => {
      const own = { ...unit('truong', [], 8), kind: 'school' } as unknown as Unit;
      const followed = followUp(own, [own], [], { targets, obligations: [{ ...owed, unitKinds: [kind] }] as never });
      return [followed.aim, followed.aimFrom];
    };
    expect(aim('school')).toEqual([3, 'target']);
    expect(aim('ward')).toEqual([8, 'head-count']);
    expect(aim('school', [target({ people: 5 })])).toEqual([5, 'target']);
  });

  it('never misses fewer than nobody', () => {
    expect(followUp(unit('truong', [], 3), [unit('truong', [], 3)], [figures('truong', 9, 9)], NOTHING).missing).toBe(0);
  });
});
