import { Injectable } from '@nestjs/common';
import type { OwnPlace } from '#rules';
import { type Tenant, TenantDirectory } from '#tenants';
import { Catalogue, OFFICIAL_KINDS, UnitPlaces, unitKey } from '#units';

type Area = NonNullable<OwnPlace['area']>;

/** Where a tenant's people live and work, as its register of units and the national catalogue know it. */
@Injectable()
export class OwnPlaces {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly places: UnitPlaces,
    private readonly catalogue: Catalogue,
  ) {}

  async of({ name, shortName, kind, parentId }: Tenant, day: string): Promise<OwnPlace> {
    const above = await this.provinceAbove(parentId);
    const province = kind === 'province' ? await this.provinceNamed(name, day) : await this.provinceHolding(above, day);
    return {
      name,
      shortName,
      kind,
      province: kind === 'province' ? undefined : (above ?? province?.name),
      area: kind === 'department' || kind === 'province' ? province : await this.areaNamed(name, province, day),
    };
  }

  /** The province's own tenant, where the tree of tenants reaches it. */
  private async provinceAbove(parentId: Tenant['parentId']): Promise<string | undefined> {
    const parent = parentId === null ? undefined : await this.directory.findById(parentId);
    if (!parent) return undefined;
    return parent.kind === 'province' ? parent.name : this.provinceAbove(parent.parentId);
  }

  private async provinceNamed(name: string, day: string): Promise<Area | undefined> {
    const own = await this.places.named(name, day);
    if (own) return { unit: own.code, kind: own.kind, name };
    const found = [...(await this.catalogue.provinces(day))].find(([, official]) => unitKey(official) === unitKey(name));
    return found && { unit: found[0], kind: 'province', name: found[1] };
  }

  /** By its name, where that is known; else the one province in which all units of the register lie. */
  private async provinceHolding(name: string | undefined, day: string): Promise<Area | undefined> {
    if (name !== undefined) return this.provinceNamed(name, day);
    const [top, ...more] = await this.places.tops(day);
    const official = top === undefined || more.length > 0 ? undefined : (await this.catalogue.provinces(day)).get(top);
    return top !== undefined && official !== undefined ? { unit: top, kind: 'province', name: official } : undefined;
  }

  /** A city's or a ward's own unit: of the register, else of the catalogue where the province leaves no doubt which one is meant. */
  private async areaNamed(name: string, province: Area | undefined, day: string): Promise<Area | undefined> {
    const own = await this.places.named(name, day);
    if (own) return { unit: own.code, kind: own.kind, name };
    const namesakes = (await this.catalogue.search({ text: name, day })).filter(
      (one) => unitKey(one.name) === unitKey(name) && (province === undefined || one.provinceCode === province.unit),
    );
    const [only] = namesakes.length === 1 ? namesakes : [];
    return only && { unit: only.code, kind: OFFICIAL_KINDS[only.kind].unitKind, name: only.name };
  }
}
