import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** An emblem that came as a picture, as it is given out: looked through, without what cameras and programs write into it. */
@Entity('tenant_pictures')
export class TenantPicture extends TenantOwned {
  @PrimaryColumn('text')
  sha256: string;

  @Column('text')
  type: 'image/png' | 'image/jpeg';

  @Column('bytea')
  bytes: Buffer;
}
