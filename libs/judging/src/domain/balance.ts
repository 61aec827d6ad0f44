import { drawTicket } from '#rules';

/** An entry that needs judges. */
export interface EntryToGive {
  entry: number;
  theme: string | null;
  /** How many judges are still wanted. */
  need: number;
  /** Seats that have it already, or have had it. */
  taken: readonly string[];
}

/** A judge who may be given entries. */
export interface FreeJudge {
  seat: string;
  /** The most entries in all; null without a limit. */
  load: number | null;
  /** Codes of themes; none given: knows any. */
  fields: readonly string[];
  /** Entries that the judge has already. */
  has: number;
}

export interface Balanced {
  give: { entry: number; seat: string }[];
  /** Entries for which there are not enough judges, and how many are wanting. */
  lacking: { entry: number; missing: number }[];
  /** Entries of each judge afterwards. */
  loads: { seat: string; entries: number }[];
}

/**
 * Gives entries to judges: as many as can be given with these conflicts and limits; then as evenly as can be; then, without
 * touching either, to judges who know the theme. The same arguments give the same result; who marks together with whom is
 * mixed by the seed.
 *
 * Entries are handed out one by one. Where all that may mark one are full, a chain of entries moves from judge to judge until
 * one with room is reached; the same chains even out the loads: no chain left means that nothing can be more even.
 * @param conflicts "seat|entry"
 */
export function balance(
  entries: readonly EntryToGive[],
  judges: readonly FreeJudge[],
  conflicts: ReadonlySet<string>,
  seed: string,
): Balanced {
  const table = new Table(entries, judges, conflicts, seed);
  for (const { entry, need } of entries) for (let n = 0; n < need; n += 1) if (!table.place(entry)) break;
  table.even();
  table.matchThemes();
  return table.result();
}

class Table {
  private readonly held: ReadonlyMap<string, Set<number>>;
  private readonly byEntry: ReadonlyMap<number, EntryToGive>;
  private readonly order: ReadonlyMap<string, FreeJudge>;

  constructor(
    private readonly entries: readonly EntryToGive[],
    judges: readonly FreeJudge[],
    private readonly conflicts: ReadonlySet<string>,
    private readonly seed: string,
  ) {
    this.order = new Map(judges.toSorted((a, b) => (a.seat < b.seat ? -1 : 1)).map((judge) => [judge.seat, judge]));
    this.held = new Map([...this.order.keys()].map((seat) => [seat, new Set<number>()]));
    this.byEntry = new Map(entries.map((one) => [one.entry, one]));
  }

  /** Gives an entry to one judge more; whether somebody could be found. */
  place(entry: number): boolean {
    const [seat] = [...this.order.keys()]
      .filter((one) => this.may(one, entry) && this.hasRoom(one))
      .map((one) => ({
        one,
        load: this.loadOf(one),
        unknown: this.knows(one, entry) ? 0 : 1,
        ticket: drawTicket(this.seed, `${one}|${entry}`),
      }))
      .sort((a, b) => a.load - b.load || a.unknown - b.unknown || a.ticket - b.ticket)
      .map(({ one }) => one);
    if (seat !== undefined) {
      this.heldBy(seat).add(entry);
      return true;
    }
    for (const full of this.order.keys())
      if (this.may(full, entry) && this.shift(full, (one) => this.hasRoom(one))) {
        this.heldBy(full).add(entry);
        return true;
      }
    return false;
  }

  /** Moves entries from who has many to who has few, until no chain leads to somebody with two less. */
  even(): void {
    for (let moved = true; moved;) {
      moved = false;
      const fullest = [...this.order.keys()].sort((a, b) => this.loadOf(b) - this.loadOf(a) || (a < b ? -1 : 1));
      for (const seat of fullest)
        if (this.shift(seat, (one) => this.hasRoom(one) && this.loadOf(one) + 2 <= this.loadOf(seat))) {
          moved = true;
          break;
        }
    }
  }

  /** Exchanges entries between two judges where more of them then know their theme. */
  matchThemes(): void {
    for (const [seat, own] of this.held)
      for (const entry of [...own]) {
        if (this.knows(seat, entry)) continue;
        this.exchange(seat, entry);
      }
  }

  result(): Balanced {
    const pairs = [...this.held].flatMap(([seat, own]) => [...own].map((entry) => ({ entry, seat })));
    const given = new Map<number, number>();
    for (const { entry } of pairs) given.set(entry, (given.get(entry) ?? 0) + 1);
    return {
      give: pairs.sort((a, b) => a.entry - b.entry || (a.seat < b.seat ? -1 : 1)),
      lacking: this.entries
        .map(({ entry, need }) => ({ entry, missing: need - (given.get(entry) ?? 0) }))
        .filter(({ missing }) => missing > 0)
        .sort((a, b) => a.entry - b.entry),
      loads: [...this.order.keys()].map((seat) => ({ seat, entries: this.loadOf(seat) })),
    };
  }

  /** Takes one entry from a judge along the shortest chain of judges to one who is wanted; whether there was a chain. */
  private shift(from: string, isWanted: (seat: string) => boolean): boolean {
    const cameBy = new Map<string, { seat: string; entry: number } | null>([[from, null]]);
    const waiting = [from];
    for (let seat = waiting.shift(); seat !== undefined; seat = waiting.shift()) {
      if (seat !== from && isWanted(seat)) {
        for (let to = seat, step = cameBy.get(to); step; to = step.seat, step = cameBy.get(to)) {
          this.heldBy(step.seat).delete(step.entry);
          this.heldBy(to).add(step.entry);
        }
        return true;
      }
      for (const entry of this.heldBy(seat))
        for (const next of this.order.keys())
          if (!cameBy.has(next) && this.may(next, entry)) {
            cameBy.set(next, { seat, entry });
            waiting.push(next);
          }
    }
    return false;
  }

  private exchange(seat: string, entry: number): void {
    for (const [other, theirs] of this.held) {
      if (other === seat || !this.knows(other, entry) || !this.may(other, entry)) continue;
      for (const back of theirs) {
        const better = this.knows(seat, back) || !this.knows(other, back);
        if (!better || !this.may(seat, back)) continue;
        this.heldBy(seat).delete(entry);
        theirs.delete(back);
        this.heldBy(seat).add(back);
        theirs.add(entry);
        return;
      }
    }
  }

  private may(seat: string, entry: number): boolean {
    const taken = this.byEntry.get(entry)?.taken ?? [];
    return !this.heldBy(seat).has(entry) && !taken.includes(seat) && !this.conflicts.has(`${seat}|${entry}`);
  }

  private knows(seat: string, entry: number): boolean {
    const fields = this.order.get(seat)?.fields ?? [];
    const theme = this.byEntry.get(entry)?.theme ?? null;
    return theme === null || fields.length === 0 || fields.includes(theme);
  }

  private hasRoom(seat: string): boolean {
    const load = this.order.get(seat)?.load ?? null;
    return load === null || this.loadOf(seat) < load;
  }

  private loadOf(seat: string): number {
    return (this.order.get(seat)?.has ?? 0) + this.heldBy(seat).size;
  }

  private heldBy(seat: string): Set<number> {
    return this.held.get(seat) as Set<number>;
  }
}
