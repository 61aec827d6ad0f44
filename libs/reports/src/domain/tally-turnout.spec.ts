import type { UnitCount } from '#attempts';
import type { TenantId } from '#kernel';
import type { UnitId } from '#units';
import { type Counts, tallyTurnout } from './tally-turnout.js';

const WARD = 'w1' as TenantId;
const OTHER = 'w2' as TenantId;

describe('the counting of who takes part', () => {
  const count = (overrides: Partial<Record<keyof UnitCount, unknown>>): UnitCount =>
    ({
      viaTenantId: null,
      unitId: 'phuong-9',
      viaUnitId: null,
      audience: 'nhan-dan',
      people: 1,
      assisted: 0,
      attempts: 1,
      sealed: 1,
      ...overrides,
    }) as UnitCount;
  const tallies = (counts: Partial<Counts>) => tallyTurnout({ units: [], hours: [], days: [], registered: [], ...counts });
  const unit = (id: string): UnitId => id as UnitId;

  it('adds up the counts of a unit, and of each audience in it', () => {
    const units = [
      count({ people: 2, attempts: 5, sealed: 4 }),
      count({ viaTenantId: WARD, people: 3, assisted: 2, attempts: 3, sealed: 2 }),
      count({ audience: 'hoc-sinh', people: 4, attempts: 4, sealed: 4 }),
    ];

    expect(tallies({ units })).toEqual([
      {
        viaTenantId: null,
        totals: { registered: 0, people: 9, assisted: 2, attempts: 12, sealed: 10 },
        units: [{ unit: unit('phuong-9'), people: 9, assisted: 2, attempts: 12, audiences: { 'nhan-dan': 5, 'hoc-sinh': 4 } }],
        hours: [],
        days: [],
      },
    ]);
  });

  it('is for a ward that of its people alone, by the ward’s own units where they named one', () => {
    const units = [
      count({ people: 9, attempts: 9, sealed: 9 }),
      count({ viaTenantId: WARD, viaUnitId: 'thcs', people: 2, attempts: 2, sealed: 1 }),
      count({ viaTenantId: WARD, people: 1, attempts: 1, sealed: 1 }),
      count({ viaTenantId: OTHER, unitId: 'phuong-10', people: 5, attempts: 5, sealed: 5 }),
    ];
    const registered = [
      { viaTenantId: null, people: 20 },
      { viaTenantId: WARD, people: 4 },
      { viaTenantId: OTHER, people: 6 },
    ];

    const [everybody, ward, other] = tallies({ units, registered });

    expect(everybody!.totals).toEqual({ registered: 30, people: 17, assisted: 0, attempts: 17, sealed: 16 });
    expect(everybody!.units.map(({ unit, people }) => [unit, people])).toEqual([
      ['phuong-9', 12],
      ['phuong-10', 5],
    ]);
    expect([ward!.viaTenantId, ward!.totals]).toEqual([WARD, { registered: 4, people: 3, assisted: 0, attempts: 3, sealed: 2 }]);
    expect(ward!.units.map(({ unit, people }) => [unit, people])).toEqual([
      ['thcs', 2],
      ['phuong-9', 1],
    ]);
    expect([other!.viaTenantId, other!.totals]).toEqual([OTHER, { registered: 6, people: 5, assisted: 0, attempts: 5, sealed: 5 }]);
    expect(other!.units.map(({ unit }) => unit)).toEqual(['phuong-10']);
  });

  it('puts the attempts of an hour together, in order of time, for a ward its own', () => {
    const [nine, ten] = [new Date('2024-10-22T02:00:00Z'), new Date('2024-10-22T03:00:00Z')];
    const hours = [
      { viaTenantId: WARD, at: ten, attempts: 2 },
      { viaTenantId: null, at: nine, attempts: 1 },
      { viaTenantId: null, at: ten, attempts: 3 },
    ];

    expect(tallies({ hours, registered: [{ viaTenantId: WARD, people: 1 }] }).map((tally) => tally.hours)).toEqual([
      [
        { at: nine.toISOString(), attempts: 1 },
        { at: ten.toISOString(), attempts: 5 },
      ],
      [{ at: ten.toISOString(), attempts: 2 }],
    ]);
  });

  it('says of each unit how many attempts were begun on each day, those of a ward apart', () => {
    const day = (unitId: string, name: string, attempts: number, viaTenantId: TenantId | null = null) =>
      ({ viaTenantId, unitId, viaUnitId: null, day: name, attempts }) as Counts['days'][number];
    const [all, ward] = tallies({
      units: [count({}), count({ unitId: 'phuong-10', viaTenantId: WARD })],
      registered: [{ viaTenantId: WARD, people: 1 }],
      days: [
        day('phuong-9', '2024-10-22', 2),
        day('phuong-10', '2024-10-24', 3, WARD),
        day('phuong-9', '2024-10-24', 1),
        // Began between the two countings.
        day('phuong-11', '2024-10-24', 1),
      ],
    });

    expect([all!.days, all!.units.map(({ unit: id, days }) => [id, days])]).toEqual([
      ['2024-10-22', '2024-10-24'],
      [
        ['phuong-10', [0, 3]],
        ['phuong-9', [2, 1]],
      ],
    ]);
    expect([ward!.days, ward!.units.map(({ days }) => days)]).toEqual([['2024-10-24'], [[3]]]);
  });
});
