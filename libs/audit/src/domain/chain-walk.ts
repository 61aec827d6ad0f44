import { type ChainedEntry, linkHash } from './link-hash.js';
import type { StoredLink } from './stored-link.js';

/** A root as it was mailed. */
export interface MailedRoot {
  /** "2024-10-22" */
  day: string;
  position: number;
  hash: string;
}

/**
 * What is wrong. `entry-changed`: the entry does not fit its hash, which the next link confirms. `link-changed`: the hash does not
 * fit, and the next link was made from the right one. `chain-broken`: neither can be told. `reordered`: entries have changed places.
 * `backdated`: written long after it says that it happened. `unlinked`: in no link and not waiting for one.
 * `root-differs`: a root that is kept does not fit the chain. `root-unknown`, `root-replaced`: a hash from a letter is not in the
 * chain, is not the root that is kept of its day.
 */
export type ChainFaultKind =
  | 'entry-changed'
  | 'entry-missing'
  | 'link-changed'
  | 'link-missing'
  | 'chain-broken'
  | 'reordered'
  | 'backdated'
  | 'unlinked'
  | 'root-differs'
  | 'root-unknown'
  | 'root-replaced';

export interface ChainFault {
  kind: ChainFaultKind;
  /** Null where there is no link. */
  position: number | null;
  /** When it happened, as the entry says; of a link without an entry, when it was recorded; of a root, its day. */
  at: string | null;
  entryId: string | null;
}

/** An entry is written by the transaction in which it happens; clocks of machines differ by less than this. */
const MOST_BACKDATED_MS = 10 * 60_000;
/** Pairs among so many that do not fit are tried for having changed places. */
const MOST_TRIED = 200;

/** A link that does not fit, until the next one tells why. */
interface Suspect {
  link: StoredLink & { entry: ChainedEntry };
  before: string;
  computed: string;
}

/** Walks a chain from link to link and keeps what is wrong with it. Pure: rows in, faults out. */
export class ChainWalk {
  readonly faults: ChainFault[] = [];
  private checked = 0;
  private suspect: Suspect | undefined;
  private readonly misfits: { suspect: Suspect; fault: ChainFault }[] = [];
  private readonly roots: Map<number, MailedRoot>;

  /** @param before the hash at `position`, which is taken as right; the walk begins with the link after it */
  constructor(
    private before: string | undefined,
    private position: number,
    roots: readonly MailedRoot[],
  ) {
    this.roots = new Map(roots.filter((root) => root.position > position).map((root) => [root.position, root]));
  }

  /** How many links were looked at. */
  get count(): number {
    return this.checked;
  }

  /** Takes the next links, in the order of their positions. */
  take(links: readonly StoredLink[]): void {
    for (const link of links) this.step(link);
  }

  /** No more links: what is left open is decided. */
  end(): void {
    if (this.suspect) this.settle(this.suspect, undefined);
    this.suspect = undefined;
    for (const { position, day } of this.roots.values()) this.faults.push({ kind: 'root-differs', position, at: day, entryId: null });
    this.nameReordered();
  }

  private step(link: StoredLink): void {
    if (link.position !== this.position + 1) {
      if (this.suspect) this.settle(this.suspect, undefined);
      this.suspect = undefined;
      this.faults.push({ kind: 'link-missing', position: this.position + 1, at: null, entryId: null });
      this.before = undefined;
    }
    this.checkRoot(link);
    const { entry } = link;
    if (this.suspect) {
      this.before = this.settle(this.suspect, link);
      this.suspect = undefined;
    }
    if (entry === null) this.faults.push({ kind: 'entry-missing', position: link.position, at: link.recordedAt, entryId: link.entryId });
    else this.checkEntry({ ...link, entry });
    this.before = link.hash;
    this.position = link.position;
    this.checked += 1;
  }

  private checkEntry(link: StoredLink & { entry: ChainedEntry }): void {
    const { entry, position } = link;
    if (Date.parse(link.recordedAt) - Date.parse(entry.happenedAt) > MOST_BACKDATED_MS) this.faults.push(faultOf('backdated', link));
    if (this.before === undefined) return;
    const computed = linkHash(this.before, position, entry);
    if (computed !== link.hash) this.suspect = { link, before: this.before, computed };
  }

  private checkRoot({ position, hash, entryId }: StoredLink): void {
    const root = this.roots.get(position);
    this.roots.delete(position);
    if (root && root.hash !== hash) this.faults.push({ kind: 'root-differs', position, at: root.day, entryId });
  }

  /** Says what is wrong with a link, by the one after it; the hash from which the chain goes on. */
  private settle(suspect: Suspect, next: StoredLink | undefined): string {
    const { link, computed } = suspect;
    const fits = (before: string): boolean => !!next?.entry && linkHash(before, next.position, next.entry) === next.hash;
    if (fits(computed)) {
      this.faults.push(faultOf('link-changed', link));
      return computed;
    }
    const fault = faultOf(fits(link.hash) ? 'entry-changed' : 'chain-broken', link);
    this.faults.push(fault);
    if (this.misfits.length < MOST_TRIED) this.misfits.push({ suspect, fault });
    return link.hash;
  }

  /** Where the entry of one place fits the hash of another, the two have changed places. */
  private nameReordered(): void {
    for (const { suspect, fault } of this.misfits) {
      const { link, before } = suspect;
      const fitsHere = this.misfits.some(({ suspect: { link: other } }) =>
        [link.recordedAt, other.recordedAt].some(
          (recordedAt) => other !== link && linkHash(before, link.position, { ...other.entry, recordedAt }) === link.hash,
        ),
      );
      if (fitsHere) fault.kind = 'reordered';
    }
  }
}

function faultOf(kind: ChainFaultKind, { position, entry }: StoredLink & { entry: ChainedEntry }): ChainFault {
  return { kind, position, at: entry.happenedAt, entryId: entry.id };
}
