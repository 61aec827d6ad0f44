import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type TenantId } from '#kernel';
import { GlobalRepository, InjectGlobal, InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { colourFaults } from './domain/colours.js';
import { drawingFault } from './domain/drawing-faults.js';
import { pictureEmblem, pictureOf } from './domain/picture-emblem.js';
import { readPicture } from './domain/read-picture.js';
import { firstDrawings, firstEmblem } from './domain/first-drawings.js';
import type { TenantIdentity } from './domain/identity.js';
import { LONGEST_FILE, tidyDrawing } from './domain/tidy-drawing.js';
import { withOwnIds } from './domain/own-ids.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import { TenantPicture } from './entities/tenant-picture.entity.js';
import type { DrawingName } from './enums.js';
import { TenantDirectory } from './tenant-directory.service.js';
import { TenantDrawings } from './tenant-drawings.service.js';
import { TenantError } from './tenant.errors.js';

/** What the tenant in scope says of itself and how it looks, changed by its own people. */
@Injectable()
export class TenantSettings {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    @InjectScoped(TenantPicture) private readonly pictures: ScopedRepository<TenantPicture>,
    private readonly shown: TenantDrawings,
    private readonly directory: TenantDirectory,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The tenant in scope. */
  async own(): Promise<Tenant> {
    return this.find(this.context.tenantId());
  }

  /**
   * Writes what the tenant says of itself. Drawings that were made for it follow its colours and name; those that it
   * brought stay. The first time, this also says that somebody has looked it over.
   * @throws TenantError TENANT_UNFIT for colours that cannot be read
   */
  async change(identity: TenantIdentity, actor: AccountId): Promise<void> {
    const faults = colourFaults(identity.colours);
    if (faults.length > 0) throw new TenantError('TENANT_UNFIT', { reasons: faults.join(' ') });
    await this.unitOfWork.run(async () => {
      const before = await this.own();
      // A palette that was made by hand stays as long as its strong colour does.
      const colours = sameColour(before, identity) ? before.colours : identity.colours;
      const changed = changedFields(before, identity);
      const settledAt = before.settledAt ?? this.clock.now();
      // Another mailbox is to be proved anew.
      const unproved = changed.includes('mailAddress') ? { mailConfirmedAt: null } : {};
      await this.tenants.update({ id: before.id }, { ...identity, ...unproved, colours, settledAt });
      if (changed.includes('colours') || changed.includes('shortName')) await this.redraw(before, { ...identity, colours });
      // The mail address is no secret, but neither is it the trail's business: the names of the fields are enough.
      if (changed.length > 0) await this.record('tenant.changed', actor, { fields: changed });
    });
    this.forget();
  }

  /** Somebody has typed the code that went to the tenant's address; false when that has changed meanwhile. */
  async confirmMail(address: string, actor: AccountId): Promise<boolean> {
    const confirmed = await this.unitOfWork.run(async () => {
      const done = await this.tenants.update({ id: this.context.tenantId(), mailAddress: address }, { mailConfirmedAt: this.clock.now() });
      if (done) await this.record('tenant.mail-confirmed', actor, {});
      return done > 0;
    });
    this.forget();
    return confirmed;
  }

  /**
   * Puts the tenant's own emblem in the place of the present one: a drawing of shapes, or a PNG or JPEG picture.
   * @throws TenantError TENANT_UNFIT for anything else
   */
  async putEmblem(file: Buffer, actor: AccountId): Promise<void> {
    // Of what is far too large, neither a drawing nor a picture is made: a short look tells which of the two refuses it.
    const text = file.toString('utf8', 0, LONGEST_FILE);
    return /<svg[\s>]/.test(text) ? this.putDrawing(text, actor) : this.putPicture(file, actor);
  }

  /** Draws the emblem from the tenant's initials again. */
  async drawEmblem(actor: AccountId): Promise<void> {
    const tenant = await this.own();
    await this.unitOfWork.run(async () => {
      await this.put('emblem', firstEmblem(tenant));
      await this.record('tenant.emblem-changed', actor, { by: 'initials' });
    });
    this.forget();
  }

  /** Removes pictures that the emblem in force does not show. Not at once: pages from a minute ago still ask for them. */
  async forgetReplaced(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const [emblem] = await this.drawings.query('d', (query) =>
        query.andWhere("d.name = 'emblem'").setLock('pessimistic_write').getMany(),
      );
      const shown = emblem && pictureOf(emblem.svg);
      return this.pictures.delete(shown ? { sha256: Not(shown) } : {});
    });
  }

  private async putPicture(file: Buffer, actor: AccountId): Promise<void> {
    const reading = readPicture(file);
    if ('fault' in reading) throw new TenantError('TENANT_UNFIT', { reasons: reading.fault });
    const { type, bytes } = reading.picture;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.unitOfWork.run(async () => {
      // The drawing first: it is what `forgetReplaced` waits for.
      await this.put('emblem', pictureEmblem(sha256, type));
      await this.pictures.insertMissing([{ sha256, type, bytes }]);
      await this.record('tenant.emblem-changed', actor, { by: 'upload' });
    });
    this.forget();
  }

  private async putDrawing(file: string, actor: AccountId): Promise<void> {
    const svg = tidyDrawing(file);
    const fault = drawingFault(svg) ?? (/viewBox/.test(svg) ? undefined : 'Hình vẽ phải ghi viewBox, ví dụ viewBox="0 0 64 74".');
    if (fault) throw new TenantError('TENANT_UNFIT', { reasons: fault });
    const { slug } = await this.own();
    await this.unitOfWork.run(async () => {
      await this.put('emblem', withOwnIds(svg, slug));
      await this.record('tenant.emblem-changed', actor, { by: 'upload' });
    });
    this.forget();
  }

  /** Draws anew what was drawn for the tenant as it was before. */
  private async redraw(before: Tenant, after: TenantIdentity): Promise<void> {
    const [old, fresh] = [firstDrawings(before), firstDrawings({ slug: before.slug, ...after })];
    for (const { name, svg } of await this.drawings.find()) if (svg === old[name]) await this.put(name, fresh[name]);
  }

  private async put(name: DrawingName, svg: string): Promise<void> {
    const sha256 = createHash('sha256').update(svg).digest('hex');
    const changed = await this.drawings.update({ name }, { svg, sha256 });
    if (!changed) await this.drawings.insertMissing([{ name, svg, sha256 }]);
  }

  private async record(action: string, actor: AccountId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'tenant', id: this.context.tenantId() }, details });
  }

  private async find(id: TenantId): Promise<Tenant> {
    const tenant = await this.tenants.findOne({ where: { id } });
    if (!tenant) throw new TenantError('TENANT_NOT_FOUND');
    return tenant;
  }

  /** Who has changed it sees it at once; other processes within seconds, the drawings within the minute. */
  private forget(): void {
    this.directory.forget();
    this.shown.forget();
  }
}

function changedFields(before: Tenant, after: TenantIdentity): (keyof TenantIdentity)[] {
  const names: (keyof TenantIdentity)[] = ['name', 'shortName', 'hostBody', 'colours', 'mailAddress'];
  return names.filter((name) => (name === 'colours' ? !sameColour(before, after) : before[name] !== after[name]));
}

function sameColour(a: Pick<TenantIdentity, 'colours'>, b: Pick<TenantIdentity, 'colours'>): boolean {
  return a.colours.strong.toUpperCase() === b.colours.strong.toUpperCase();
}
