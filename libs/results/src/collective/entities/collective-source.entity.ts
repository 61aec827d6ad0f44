import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, RoundId } from '#kernel';
import type { StandingInputs, UnitSource } from '#rules';
import { TenantOwned } from '#tenancy';
import type { StandingId } from '../../entities/standing.entity.js';

/** That what the collective figures of a standing are made of is kept, and as what; of a recount as well. */
@Entity('collective_sources')
export class CollectiveSource extends TenantOwned {
  /** Of the inputs from which it was computed. */
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @Column('uuid')
  contestId: ContestId;

  /** The round that was ranked. */
  @Column('uuid')
  roundId: RoundId;

  /** The collective standings that rest on it. */
  @Column('jsonb')
  awards: StandingInputs['collective'];

  @Column('integer')
  units: number;

  @Column('integer')
  attempts: number;

  /** See `sourcesHash`. */
  @Column('text')
  sha256: string;

  @Column('timestamptz')
  keptAt: Date;
}

/** The attempts of the people of one unit; see `UnitSource` in libs/rules. */
@Entity('collective_source_units')
export class CollectiveSourceUnit extends TenantOwned {
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @PrimaryColumn('text')
  unitCode: string;

  @Column('uuid', { array: true })
  attempts: string[];

  @Column('uuid', { array: true })
  people: string[];

  @Column('text', { array: true })
  rounds: string[];

  @Column('integer', { array: true })
  thousandths: number[];

  @Column('smallint', { array: true })
  marks: number[];

  /** bigint, hence texts. */
  @Column('bigint', { array: true })
  submittedMs: string[];

  /** See `unitSourceHash`. */
  @Column('text')
  sha256: string;
}

/** The list as the rules look at it. */
export function unitSourceOf({ unitCode, attempts, people, rounds, thousandths, marks, submittedMs }: CollectiveSourceUnit): UnitSource {
  return { unit: unitCode, attempts, people, rounds, thousandths, marks, submittedMs: submittedMs.map(Number) };
}
