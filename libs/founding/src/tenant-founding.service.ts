import { Inject, Injectable } from '@nestjs/common';
import { type NewStaff, Staff } from '#accounts';
import { ActingAs, AuditTrail } from '#audit';
import type { TenantId } from '#kernel';
import { Transactions } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { firstDrawings, firstPalette, type TenantColours, type TenantKind, TenantRegistry } from '#tenants';

/** What a new tenant needs; the rest is made for it. */
export interface Founding {
  slug: string;
  name: string;
  shortName: string;
  kind: TenantKind;
  parentSlug?: string | undefined;
  hostBody?: string | undefined;
  /** Besides the one below ROOT_HOST. */
  hosts?: readonly string[] | undefined;
  colours?: TenantColours | undefined;
  administrator: Pick<NewStaff, 'fullName' | 'email' | 'position'>;
  legalPaper?: string | undefined;
  /** A host of ours as it is reached: "https://lam-dong.khoabang.vn". */
  originOf: (host: string) => string;
}

/** A tenant as it was founded. */
export interface Founded {
  id: TenantId;
  slug: string;
  hosts: string[];
  /** Where the first administrator sets the password. */
  passwordUrl: string;
}

/** Brings a tenant to life: itself, its addresses and drawings, and the invitation of its first administrator. */
@Injectable()
export class TenantFounding {
  constructor(
    private readonly registry: TenantRegistry,
    private readonly staff: Staff,
    private readonly audit: AuditTrail,
    private readonly actingAs: ActingAs,
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * All of it or nothing, in the caller's transaction where one is open. The administrator writes rules as well, so that
   * one person can begin; approving and publishing are for others.
   * @throws TenantError ADDRESS_TAKEN, TENANT_UNFIT, TENANT_NOT_FOUND
   */
  async found(founding: Founding): Promise<Founded> {
    const { slug, name, shortName, kind, administrator, originOf } = founding;
    const hosts = [`${slug}.${this.settings.ROOT_HOST}`, ...(founding.hosts ?? [])];
    const colours = founding.colours ?? firstPalette(slug);
    const passwordUrl = `${originOf(hosts[0] ?? '')}/quan-tri/quen-mat-khau`;
    const id = await this.transactions.run('', async () => {
      const made = await this.registry.create({
        slug,
        name,
        shortName,
        hostBody: founding.hostBody ?? 'Ban Tổ chức cuộc thi',
        kind,
        hosts,
        colours,
        drawings: firstDrawings({ slug, shortName, colours }),
        isToBeSettled: true,
        ...(founding.parentSlug ? { parentSlug: founding.parentSlug } : {}),
      });
      await this.context.run({ tenantId: made }, async () => {
        const details = founding.legalPaper ? { legalPaper: founding.legalPaper } : {};
        const act = { actor: null, action: 'tenant.founded', subject: { kind: 'tenant', id: made }, details };
        const invitation = { actor: null, siteName: name, passwordUrl };
        // Which operator it was stands with the application, and goes with it: nothing ever gets out of the trail again.
        await this.actingAs.run({ kind: 'operator' }, async () => {
          await this.audit.record(act);
          await this.staff.invite({ ...administrator, roles: ['administrator', 'author'] }, invitation);
        });
      });
      return made;
    });
    return { id, slug, hosts, passwordUrl };
  }
}
