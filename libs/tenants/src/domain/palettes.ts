import { colourFaults, type TenantColours } from './colours.js';

/** Colours to begin with, one strong colour each; all of them can be read by everybody. */
export const STRONG_COLOURS: readonly { name: string; strong: string }[] = [
  { name: 'Xanh thông', strong: '#14513B' },
  { name: 'Xanh cổ vịt', strong: '#0E5C66' },
  { name: 'Chàm', strong: '#2A3F78' },
  { name: 'Tím sim', strong: '#5B2C63' },
  { name: 'Đỏ gạch', strong: '#8F3A1E' },
  { name: 'Nâu đất', strong: '#633527' },
  { name: 'Xanh chè', strong: '#4B6415' },
];

/** The palette that goes with one strong colour: deep of the same hue for grounds, lighter ones for drawings and quiet grounds. */
export function paletteOf(strong: string): TenantColours {
  const colour = strong.toUpperCase();
  if (!/^#[0-9A-F]{6}$/.test(colour)) return { strong: colour, deep: colour, mid: colour, soft: colour, tint: colour };
  return {
    strong: colour,
    deep: mixed(colour, '#000000', 0.4),
    mid: mixed(colour, '#FFFFFF', 0.25),
    soft: mixed(colour, '#FFFFFF', 0.6),
    tint: mixed(colour, '#FFFFFF', 0.9),
  };
}

/** What is wrong with a strong colour, as sentences; empty when its palette can be read by everybody. */
export function strongColourFaults(strong: string): string[] {
  if (!/^#[0-9A-Fa-f]{6}$/.test(strong)) return ['Màu chính viết dạng #RRGGBB, ví dụ #14513B.'];
  return colourFaults(paletteOf(strong));
}

/** One of the colours to begin with, the same for the same name each time. */
export function firstPalette(slug: string): TenantColours {
  const sum = [...slug].reduce((all, letter) => all + (letter.codePointAt(0) ?? 0), 0);
  return paletteOf((STRONG_COLOURS[sum % STRONG_COLOURS.length] as (typeof STRONG_COLOURS)[number]).strong);
}

function mixed(colour: string, other: string, share: number): string {
  const channel = (from: number): string => {
    const [a, b] = [parseInt(colour.slice(from, from + 2), 16), parseInt(other.slice(from, from + 2), 16)];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`.toUpperCase();
}
