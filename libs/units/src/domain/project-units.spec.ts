import fc from 'fast-check';
import type { UnitId } from '../entities/unit.entity.js';
import { projectUnits, type UnitHistory } from './project-units.js';

const id = (name: string): UnitId => name as UnitId;
const OLD = { validFrom: '2021-01-01', validTo: '2025-07-01' };
const NEW = { validFrom: '2025-07-01', validTo: null };
const step = (from: string, to: string, kind: 'whole' | 'part' = 'whole', happenedOn = '2025-07-01') => ({
  fromId: id(from),
  toId: id(to),
  kind,
  happenedOn,
});
const line = (unit: string, people: number, headCount: number | null = null) => ({ unit: id(unit), numbers: { people, headCount } });
const history = (
  successions: UnitHistory['successions'],
  units: Record<string, { validFrom: string; validTo: string | null }>,
): UnitHistory => ({
  successions,
  units: new Map(Object.entries(units).map(([name, span]) => [id(name), span])),
});

describe('numbers carried over to a later tree', () => {
  const merged = history([step('a', 'x'), step('b', 'x'), step('c', 'x', 'part'), step('c', 'y', 'part')], {
    a: OLD,
    b: OLD,
    c: OLD,
    d: OLD,
    e: { ...NEW, validFrom: '2015-01-01' },
    x: NEW,
    y: NEW,
  });

  it('are added up where units went over whole, shown apart where one was divided, and left where nobody knows', () => {
    const lines = [line('a', 3, 10), line('b', 4, 20), line('c', 5), line('d', 6), line('e', 7, 8)];

    expect(projectUnits(lines, merged, '2026-01-01')).toEqual({
      whole: [
        { unit: 'x', numbers: { people: 7, headCount: 30 }, from: ['a', 'b'] },
        { unit: 'e', numbers: { people: 7, headCount: 8 }, from: ['e'] },
      ],
      split: [{ unit: 'c', numbers: { people: 5, headCount: null }, into: ['x', 'y'] }],
      lost: [line('d', 6)],
    });
  });

  it('stay where they are on a day before anything has happened', () => {
    const { whole, split, lost } = projectUnits([line('a', 3), line('c', 5)], merged, '2025-06-30');

    expect([whole.map(({ unit }) => unit), split, lost]).toEqual([['a', 'c'], [], []]);
  });

  it('follow several successions, and do not know a sum of which one part is unknown', () => {
    const chain = history([step('a', 'b', 'whole', '2022-01-01'), step('b', 'x')], {
      a: { ...OLD, validTo: '2022-01-01' },
      b: OLD,
      x: NEW,
    });

    expect(projectUnits([line('a', 1, 10), line('b', 2, null)], chain, '2026-01-01').whole).toEqual([
      { unit: 'x', numbers: { people: 3, headCount: null }, from: ['a', 'b'] },
    ]);
  });

  it('take a single part for a division, and a circle for nothing known', () => {
    const odd = history([step('a', 'x', 'part'), step('b', 'c'), step('c', 'b')], { a: OLD, b: OLD, c: OLD, x: NEW });
    const { whole, split, lost } = projectUnits([line('a', 1), line('b', 2)], odd, '2026-01-01');

    expect([whole, split.map(({ into }) => into), lost.map(({ unit }) => unit)]).toEqual([[], [['x']], ['b']]);
  });

  it('lose and gain nobody, whatever the successions', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const steps = fc.array(
      fc.record({
        fromId: names.map(id),
        toId: names.map(id),
        kind: fc.constantFrom('whole', 'part'),
        happenedOn: fc.constantFrom('2022-01-01', '2025-07-01'),
      }),
    );
    const ended = fc.array(names);
    fc.assert(
      fc.property(steps, ended, fc.array(fc.tuple(names, fc.nat(1000)), { maxLength: 8 }), (successions, gone, counts) => {
        const units = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, (gone as string[]).includes(name) ? OLD : NEW]));
        const projection = projectUnits(
          counts.map(([unit, people]) => line(unit, people)),
          history(successions as UnitHistory['successions'], units),
          '2026-01-01',
        );
        const sum = [...projection.whole, ...projection.split, ...projection.lost].reduce(
          (total, { numbers }) => total + numbers.people,
          0,
        );
        expect(sum).toBe(counts.reduce((total, [, people]) => total + people, 0));
      }),
    );
  });
});
