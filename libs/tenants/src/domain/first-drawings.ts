import { outlineText } from '#documents';
import type { DrawingName } from '../enums.js';
import type { TenantColours } from './colours.js';
import { initialsOf } from './place-words.js';
import { withOwnIds } from './own-ids.js';

const GOLD = '#E3B552';
const [EMBLEM, PHONE, DESKTOP, CARD, CERTIFICATE] = [
  [64, 74],
  [360, 150],
  [1280, 260],
  [326, 196],
  [297, 60],
] as const;

/** For whom the drawings are made. */
export interface DrawnPlace {
  slug: string;
  shortName: string;
  colours: TenantColours;
}

/**
 * The drawings that a new tenant begins with: a stele with its initials and hills of its own in its colours. They are
 * nobody's official emblem. The same name and colours give the same drawings.
 */
export function firstDrawings(place: DrawnPlace): Record<DrawingName, string> {
  return {
    emblem: firstEmblem(place),
    'landscape-phone': landscape(place, PHONE, { sun: [0.7, 0.3, 27] }),
    'landscape-desktop': landscape(place, DESKTOP, { sun: [0.74, 0.32, 50] }),
    card: landscape(place, CARD, { sun: [0.7, 0.36, 27], isOnTint: true }),
    certificate: silhouette(place),
  };
}

/** A stele with a gold line inside and up to three letters. */
export function firstEmblem({ slug, shortName, colours }: DrawnPlace): string {
  const letters = initialsOf(shortName);
  const size = [30, 30, 23, 17][letters.length] ?? 17;
  const [width, height] = EMBLEM;
  const drawn = outlineText(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">` +
      `<path fill="${colours.strong}" d="M3 74V30C3 11.5 15 0 32 0s29 11.5 29 30v44z"/>` +
      `<path fill="${colours.deep}" d="M3 67h58v7H3z"/>` +
      `<path fill="none" stroke="${GOLD}" stroke-width="1.5" d="M8.5 67V31C8.5 15 18.5 5.5 32 5.5S55.5 15 55.5 31v36"/>` +
      `<text x="32" y="${short(38 + size * 0.36)}" font-family="Be Vietnam Pro" font-weight="700" font-size="${size}" text-anchor="middle" fill="#FFFFFF">${letters}</text>` +
      '</svg>',
  );
  return withOwnIds(drawn, slug);
}

interface Scene {
  /** Its place as shares of width and height, and its radius. */
  sun: readonly [number, number, number];
  isOnTint?: true;
}

/** Three ranges of hills and the ground in front, which is the deep band below the picture. */
function landscape({ slug, colours }: DrawnPlace, [width, height]: readonly [number, number], { sun, isOnTint }: Scene): string {
  const chance = chanceOf(slug);
  const ranges = [
    hills(chance, { width, height, level: 0.46, swing: 0.16, bends: 7 }),
    hills(chance, { width, height, level: 0.63, swing: 0.12, bends: 6 }),
    hills(chance, { width, height, level: 0.77, swing: 0.08, bends: 5 }),
    hills(chance, { width, height, level: 0.92, swing: 0.04, bends: 4 }),
  ];
  const fills = [colours.soft, colours.mid, colours.strong, colours.deep];
  return (
    svgOf(width, height) +
    (isOnTint ? `<path fill="${colours.tint}" d="M0 0h${width}v${height}H0z"/>` : '') +
    `<circle class="sun" cx="${short(width * sun[0])}" cy="${short(height * sun[1])}" r="${sun[2]}" fill="${GOLD}"/>` +
    ranges.map((path, at) => `<path fill="${fills[at] ?? ''}" d="${path}"/>`).join('') +
    '</svg>'
  );
}

/** The hills as pale as they may stand behind the words of a certificate. */
function silhouette({ slug, colours }: DrawnPlace): string {
  const [width, height] = CERTIFICATE;
  const chance = chanceOf(slug);
  return (
    svgOf(width, height) +
    `<path fill="${colours.tint}" d="${hills(chance, { width, height, level: 0.4, swing: 0.18, bends: 7 })}"/>` +
    `<path fill="${colours.soft}" opacity=".55" d="${hills(chance, { width, height, level: 0.68, swing: 0.12, bends: 6 })}"/>` +
    '</svg>'
  );
}

interface Range {
  width: number;
  height: number;
  /** Where the line of the hills lies, and how far it swings, as shares of the height. */
  level: number;
  swing: number;
  bends: number;
}

function hills(chance: () => number, { width, height, level, swing, bends }: Range): string {
  const step = width / bends;
  const heightAt = (at: number): number => height * (level + (at % 2 === 0 ? swing : -swing) * (0.55 + chance() * 0.45));
  const points = Array.from({ length: bends + 1 }, (_, at) => [at * step, heightAt(at)] as const);
  const [first, ...rest] = points as [readonly [number, number], ...(readonly [number, number])[]];
  let path = `M0 ${height}V${short(first[1])}`;
  let [x, y] = first;
  for (const [nextX, nextY] of rest) {
    const middle = (x + nextX) / 2;
    path += `C${short(middle)} ${short(y)} ${short(middle)} ${short(nextY)} ${short(nextX)} ${short(nextY)}`;
    [x, y] = [nextX, nextY];
  }
  return `${path}V${height}z`;
}

/** Chance that is the same for the same name each time: a small linear congruential generator. */
function chanceOf(seed: string): () => number {
  let state = [...seed].reduce((all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function svgOf(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
