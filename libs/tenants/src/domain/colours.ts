/** A tenant's palette, each "#RRGGBB". `strong` is the one colour that is chosen; the others go with it. */
export interface TenantColours {
  strong: string;
  deep: string;
  mid: string;
  soft: string;
  tint: string;
}

const PAPER = '#FBF8F1';
const WHITE = '#FFFFFF';

/** WCAG 2 contrast ratio of two colours "#RRGGBB", 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What is wrong with a palette, as sentences; empty when it can be read by everybody. */
export function colourFaults(colours: TenantColours): string[] {
  const faults = (Object.entries(colours) as [string, string][])
    .filter(([, value]) => !/^#[0-9A-Fa-f]{6}$/.test(value))
    .map(([name]) => `Màu "${name}" phải viết dạng #RRGGBB.`);
  if (faults.length > 0) return faults;
  if (contrast(colours.strong, WHITE) < 6.5) faults.push('Màu chính quá nhạt: chữ trắng trên nền này khó đọc (cần tương phản từ 6,5).');
  if (contrast(colours.strong, PAPER) < 6) faults.push('Màu chính quá nhạt: chữ màu này trên nền giấy khó đọc (cần tương phản từ 6).');
  if (contrast(colours.deep, WHITE) < 9) faults.push('Màu đậm quá nhạt: chữ trắng trên nền này khó đọc (cần tương phản từ 9).');
  return faults;
}

/** The stylesheet that gives a page its tenant's colours. */
export function themeStylesheet(colours: TenantColours): string {
  return `:root{--t:${colours.strong};--deep:${colours.deep};--mid:${colours.mid};--soft:${colours.soft};--tint:${colours.tint}}\n`;
}

/** The colours of one place on a page that lists several: elements of the class `place-<slug>`. */
export function placeStylesheet(slug: string, colours: TenantColours): string {
  return themeStylesheet(colours).replace(':root', `.place-${slug}`);
}

function luminance(colour: string): number {
  const channel = (from: number): number => {
    const value = parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
