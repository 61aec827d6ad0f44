import type { HotStatement } from '#persistence';

/** Which rows an expensive invariant looks at: those of one of so many equal parts. All of them are looked at where `of` is 1. */
export interface Share {
  part: number;
  of: number;
}

/** Reads the database as it is at one instant, in the scope that was opened; it can change nothing. */
export interface InstantReader {
  readonly share: Share;
  rows<Values extends readonly unknown[], Row>(statement: HotStatement<Values, Row>, values: Values): Promise<Row[]>;
  /** The same portion by portion, however many rows there are. One at a time. */
  portions<Values extends readonly unknown[], Row>(statement: HotStatement<Values, Row>, values: Values): AsyncGenerator<Row[]>;
}

/** What breaks an invariant: how many rows, and some of them by their ids and codes, never by what is personal. */
export interface Offences {
  count: number;
  samples: string[];
}

interface Named {
  /** In kebab-case, unique in the product: people choose by it on the command line. */
  readonly id: string;
  /** What must hold, as a sentence in Vietnamese. */
  readonly title: string;
  /** Too dear for every night and for every look: only where somebody asks for it by its name. */
  readonly byNameOnly?: true;
}

/** Something that must hold for all rows of a tenant, whatever has happened. */
export interface TenantInvariant extends Named {
  readonly of: 'tenant';
  find(reader: InstantReader, tenantId: string): Promise<Offences>;
}

/** Something that must hold for the schema and for what is of no tenant. */
export interface PlatformInvariant extends Named {
  readonly of: 'platform';
  find(reader: InstantReader): Promise<Offences>;
}

export type Invariant = TenantInvariant | PlatformInvariant;

/** What a library says must hold for its tables. */
export interface InvariantSource {
  readonly invariants: readonly Invariant[];
}
