import { Injectable } from '@nestjs/common';
import { formatDate, formatNumber, parseLocal } from '#kernel';
import { type NamedPlace, placesNamed, type RuleSet } from '#rules';
import type { Tenant } from '#tenants';
import { Catalogue, UnitPlaces } from '#units';
import { OwnPlaces } from './own-places.js';

/** Holds the units and places that a plan names against the tenant's register. */
@Injectable()
export class NamedPlaces {
  constructor(
    private readonly places: UnitPlaces,
    private readonly ownPlaces: OwnPlaces,
    private readonly catalogue: Catalogue,
  ) {}

  /** What the register of the contest's day does not have: with it, everybody would be refused, or a block stay empty. */
  async missing(ruleSet: RuleSet, tenant: Tenant): Promise<{ path: string; sentence: string }[]> {
    const named = placesNamed(ruleSet);
    const day = ruleSet.contest.unitsAt;
    const known = await this.places.known(codesOf(named), day);
    const missing = named.filter(({ code }) => !known.has(code));
    if (missing.length === 0) return [];
    const tops = await this.places.tops(day);
    // One's own units are taken over later, from the same catalogue that knows this code.
    const awaited = tops.length === 0 ? (await this.ownPlaces.of(tenant, day)).area?.unit : undefined;
    const advice = await this.advice(tops, day);
    return [...Map.groupBy(missing, ({ path }) => path)].flatMap(([path, places]) => {
      const absent = places.filter(({ code }) => code !== awaited);
      return absent.length === 0 ? [] : [{ path, sentence: `${absenceOf(absent, day)} ${advice}` }];
    });
  }

  /** Units that people may choose, and with which they would be refused: a sentence, where there are any. */
  async strays(ruleSet: RuleSet): Promise<string[]> {
    const areas = placesNamed(ruleSet).filter(({ isArea }) => isArea);
    if (areas.length === 0) return [];
    const { unitsAt: day } = ruleSet.contest;
    const { count, names } = await this.places.outside(codesOf(areas), day);
    if (count === 0) return [];
    const where = areas.map(({ name, code }) => `${name ?? ''} (mã “${code}”)`).join(', ');
    return [
      `${formatNumber(count)} đơn vị trong danh mục ngày ${spoken(day)} không nằm trong ${where}, nên ai chọn đơn vị ấy đều bị từ chối: ${names.join(', ')}${count > names.length ? '…' : ''}. Nếu đơn vị ấy thuộc địa bàn, hãy ghi mã địa bàn vào ô Đơn vị cấp trên ở trang Danh mục đơn vị.`,
    ];
  }

  private async advice(tops: readonly string[], day: string): Promise<string> {
    const official = await this.catalogue.provinces(day);
    const [only] = tops.length === 1 ? tops : [];
    const name = only === undefined ? undefined : official.get(only);
    return name === undefined
      ? 'Hãy sửa lại mục này, hoặc thêm đơn vị ở trang Danh mục đơn vị.'
      : `Các đơn vị trong danh mục thuộc ${name}, mã “${only}”. Hãy sửa lại mục này theo mã ấy, hoặc thêm đơn vị ở trang Danh mục đơn vị.`;
  }
}

function codesOf(places: readonly NamedPlace[]): string[] {
  return [...new Set(places.map(({ code }) => code))];
}

function absenceOf(places: readonly NamedPlace[], day: string): string {
  const said = places.map(({ code, name }) => (name === undefined ? `đơn vị mã “${code}”` : `${name} (mã “${code}”)`)).join(', ');
  return `Danh mục đơn vị ngày ${spoken(day)} không có ${said}.`;
}

function spoken(day: string): string {
  return formatDate(parseLocal(day) as Date);
}
