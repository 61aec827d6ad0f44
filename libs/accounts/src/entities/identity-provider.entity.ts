import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { ClaimNames, IdentityLevels } from '../domain/provider-settings.js';

export type ProviderId = Id<'identity-provider'>;

/** Where people may sign in with an account that they have elsewhere (OpenID Connect). */
@Entity('identity_providers')
export class IdentityProvider extends TenantOwned {
  @PrimaryColumn('uuid')
  id: ProviderId;

  /** "VNeID": "Đăng nhập bằng VNeID" */
  @Column('text')
  label: string;

  @Column('text')
  issuer: string;

  @Column('text')
  clientId: string;

  /** Encrypted; see SecretBox. */
  @Column('text')
  clientSecret: string;

  @Column('text')
  scope: string;

  @Column('text')
  acrValues: string;

  @Column('jsonb')
  claims: ClaimNames;

  @Column('jsonb')
  levels: IdentityLevels;

  @Column('boolean')
  isActive: boolean;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  changedAt: Date;
}
