import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { DrawingName } from '../enums.js';

/** One drawing of a tenant, as SVG that holds nothing but shapes. */
@Entity('tenant_drawings')
export class TenantDrawing extends TenantOwned {
  @PrimaryColumn('text')
  name: DrawingName;

  @Column('text')
  svg: string;

  /** Of the svg, for caches. */
  @Column('text')
  sha256: string;
}
