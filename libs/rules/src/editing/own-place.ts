import { lowerFirst } from '#kernel';
import { isGroup } from './list-options.js';
import { withoutValue, withValue } from './plan-text.js';
import type { SettingPath } from '../plan/strategy.js';
import type { UnitKind } from '../plan/unit-kind.js';
import { readYaml } from '../plan/yaml-source.js';

/** The invented places of the plans that are made to be copied. */
const SAMPLE = { province: 'tỉnh An Hòa', name: 'An Hòa', ward: 'phường Tân Hòa', body: 'Ủy ban nhân dân' } as const;
const SAMPLE_WORDS = /An Hòa|Tân Hòa/;

/** Whose contest it becomes. */
export interface OwnPlace {
  /** "Tỉnh Lâm Đồng", "Phường Quang Trung", "Sở Tư pháp tỉnh Lâm Đồng" */
  name: string;
  /** "Lâm Đồng" */
  shortName: string;
  kind: 'province' | 'city' | 'ward' | 'department';
  /** The province in which it lies, where that is another and known: "Tỉnh Thái Nguyên". */
  province?: string | undefined;
  /** The unit in whose subtree its people live and work; undefined while the register and the catalogue know none. */
  area?: { unit: string; kind: UnitKind; name: string } | undefined;
}

/**
 * The text of a plan made to be copied, with one's own place where the sample stood: in names and sentences, and as the area
 * from which people may take part. Where the unit of that area is not known the condition is left out: nobody can choose a
 * unit outside the organiser's register anyhow, and a code that is no unit's would refuse everybody.
 */
export function withOwnPlace(source: string, own: OwnPlace): string {
  const { value } = readYaml(source, '').source;
  if (!isGroup(value)) return source;
  const named = textsOf(value, [])
    .filter(({ text }) => SAMPLE_WORDS.test(text))
    .reduce((written, { path, text }) => withValue(written, path, placed(text, path, own)), source);
  return withOwnArea(withOwnBody(named, value, own), value, own);
}

/** In a contest's names and scope stands whose contest it is; elsewhere, in names of offices, the province. */
function placed(text: string, path: SettingPath, own: OwnPlace): string {
  const isOfContest = path[0] === 'eligibility' || (path[0] === 'contest' && ['name', 'shortTitle', 'scope'].includes(String(path[1])));
  const ownName = lowerFirst(own.name);
  const province = own.kind === 'province' ? ownName : own.province && lowerFirst(own.province);
  const wide = isOfContest ? ownName : (province ?? ownName);
  const short = isOfContest || province === undefined || own.kind === 'province' ? own.shortName : properName(province);
  const ofWard = own.kind === 'province' || own.province === undefined ? ownName : `${ownName}, ${province ?? ''}`;
  return text
    .replaceAll(`${SAMPLE.ward}, ${SAMPLE.province}`, ofWard)
    .replaceAll(SAMPLE.ward, ownName)
    .replaceAll(SAMPLE.province, wide)
    .replaceAll(SAMPLE.name, short);
}

/** A ward holds its contest itself, and so does a department: no office of the sample's province does. */
function withOwnBody(source: string, { contest }: Record<string, unknown>, own: OwnPlace): string {
  if (own.kind === 'province' || !isGroup(contest)) return source;
  const body = own.kind === 'department' ? own.name : `${SAMPLE.body} ${lowerFirst(own.name)}`;
  const issued = withValue(withValue(source, ['contest', 'organisers'], [body]), ['contest', 'plan', 'issuer'], body);
  return contest['standingBody'] === undefined ? issued : withoutValue(issued, ['contest', 'standingBody']);
}

function withOwnArea(source: string, { eligibility }: Record<string, unknown>, { area }: OwnPlace): string {
  if (!Array.isArray(eligibility)) return source;
  const places = eligibility.flatMap((condition: unknown, at) => (isGroup(condition) && condition['code'] === 'area' ? [at] : []));
  return places.toReversed().reduce((written, at) => {
    const path = ['eligibility', at];
    if (!area) return withoutValue(written, path);
    const settings = Object.entries({ ...area, name: lowerFirst(area.name) });
    return settings.reduce((text, [key, value]) => withValue(text, [...path, key], value), withoutValue(written, [...path, 'orIn']));
  }, source);
}

interface Written {
  path: SettingPath;
  text: string;
}

function textsOf(value: unknown, path: SettingPath): Written[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((inner: unknown, at) => textsOf(inner, [...path, at]));
  return isGroup(value) ? Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key])) : [];
}

/** "Thái Nguyên" of "tỉnh Thái Nguyên" */
function properName(province: string): string {
  return province.replace(/^(tỉnh|thành phố) /, '');
}
