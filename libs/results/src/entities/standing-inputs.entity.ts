import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlterationId } from '#contests';
import type { JudgedEvidence, StandingInputs, UnitShape } from '#rules';
import { TenantOwned } from '#tenancy';
import type { StandingId } from './standing.entity.js';

/** What a standing was computed from, frozen with it; or the standings of units alone, after an annulment. */
@Entity('standing_inputs')
export class StandingInputsRow extends TenantOwned {
  /** Of a recount an id of its own. */
  @PrimaryColumn('uuid')
  standingId: StandingId;

  /** The annulment after which the standings of units were computed anew; null for those of a standing. */
  @Column('uuid', { nullable: true })
  recountOf: AlterationId | null;

  /** The standing of people; null for a recount. The database says it, for its key. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  rankedId: StandingId | null;

  @Column('jsonb')
  body: StandingInputs;

  /** The unit tree of that day; null where nothing looked at it. */
  @Column('jsonb', { nullable: true })
  units: UnitShape[] | null;

  /** What judges gave, of a part of submissions; null for quizzes. The body has its fingerprints. */
  @Column('jsonb', { nullable: true })
  judged: JudgedEvidence | null;

  /** SHA-256 of each setting of the body, by its name. */
  @Column('jsonb')
  sections: Record<string, string>;

  /** SHA-256 of the body in canonical JSON. */
  @Column('text')
  sha256: string;
}
