import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { InitiativeId } from './applied-initiative.entity.js';

/** All runs of words of an entry of the register, for finding it in submissions. */
@Entity('initiative_prints')
export class InitiativePrint extends TenantOwned {
  @PrimaryColumn('uuid')
  initiativeId: InitiativeId;

  /** See `PRINT_VERSION`. */
  @Column('smallint')
  printVersion: number;

  /** See `packPrint` and `wholePrintOf`. */
  @Column('bytea')
  marks: Buffer;
}
