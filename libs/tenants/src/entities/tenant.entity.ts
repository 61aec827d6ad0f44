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

  /** Of the parent; written together with it, so that the database can hold the tree in order. */
  @Column('text', { nullable: true })
  parentKind: TenantKind | null;

  /** Suspended: nobody gets in, nothing is done, everything is kept. */
  @Column('text')
  status: 'active' | 'suspended';

  @Column('timestamptz', { nullable: true })
  suspendedAt: Date | null;

  /** Once the name of the sender, freely chosen; not read any more: mail comes under the tenant's name. */
  @Column('text', { nullable: true })
  mailName: string | null;

  /** Where answers to mail go, once it was confirmed; also the sender where the installation may use it. */
  @Column('text', { nullable: true })
  mailAddress: string | null;

  /** When somebody of the tenant has typed the code that went to the address. */
  @Column('timestamptz', { nullable: true })
  mailConfirmedAt: Date | null;

  /** When somebody of the tenant first looked over name, emblem and colours. */
  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('jsonb')
  colours: TenantColours;
}
