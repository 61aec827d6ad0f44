import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TenantId } from '#kernel';
import type { TenantColours } from '../domain/colours.js';
import type { TenantKind } from '../enums.js';

/** An authority that runs contests. Belongs to no tenant itself. */
@Entity('tenants')
export class Tenant {
  @PrimaryColumn('uuid')
  id: TenantId;

  /** First label of its host name. */
  @Column('text')
  slug: string;

  /** "Tỉnh Lâm Đồng" */
  @Column('text')
  name: string;

  /** "Lâm Đồng", where room is scarce. */
  @Column('text')
  shortName: string;

  /** "Ban Tổ chức cuộc thi" */
  @Column('text')
  hostBody: string;

  @Column('text')
  kind: TenantKind;

  @Column('uuid', { nullable: true })
  parentId: TenantId | null;

  @Column('text')
  status: 'active' | 'suspended';

  @Column('jsonb')
  colours: TenantColours;
}
