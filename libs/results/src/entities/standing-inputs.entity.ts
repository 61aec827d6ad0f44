import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StandingInputs, UnitShape } from '#rules';
import { TenantOwned } from '#tenancy';
import type { StandingId } from './standing.entity.js';

/** What a standing was computed from, frozen with it. */
@Entity('standing_inputs')
export class StandingInputsRow extends TenantOwned {
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @Column('jsonb')
  body: StandingInputs;

  /** The unit tree of that day; null where nothing looked at it. */
  @Column('jsonb', { nullable: true })
  units: UnitShape[] | null;

  /** SHA-256 of each setting of the body, by its name. */
  @Column('jsonb')
  sections: Record<string, string>;

  /** SHA-256 of the body in canonical JSON. */
  @Column('text')
  sha256: string;
}
