import { outlineText } from '#documents';
import type { TenantColours } from '#tenants';

const [WIDTH, HEIGHT] = [842, 595];
const INK = '#211A14';
const INK_2 = '#574D42';
const PAPER = '#FBF8F1';
const GOLD = '#E3B552';
const LONGEST_LINE = 44;

/** What the picture shows. */
export interface PreviewFacts {
  name: string;
  hostBody: string;
  colours: TenantColours;
  emblemSvg: string;
  landscapeSvg: string;
}

/** The head of the tenant's site as it will look: emblem, names, landscape, the band with its button. Shapes alone. */
export function previewPicture({ name, hostBody, colours, emblemSvg, landscapeSvg }: PreviewFacts): string {
  const { strong, deep, tint } = colours;
  return outlineText(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
      `<path fill="${tint}" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>` +
      `<path fill="${PAPER}" d="M0 0h${WIDTH}v84H0z"/>` +
      placed(emblemSvg, 'dau', { x: 28, y: 14, width: 48, height: 56 }) +
      text(92, 40, { size: 20, weight: 700, fill: INK }, cut(name)) +
      text(92, 64, { size: 15, weight: 400, fill: INK_2 }, cut(hostBody)) +
      text(WIDTH - 28, 50, { size: 16, weight: 700, fill: strong, anchor: 'end' }, 'Thể lệ') +
      text(60, 170, { size: 40, weight: 700, fill: INK }, 'Cuộc thi tìm hiểu') +
      text(
        60,
        214,
        { size: 18, weight: 400, fill: INK_2 },
        'Thi trên điện thoại, mỗi bài có biên nhận, kết quả ai cũng kiểm tra lại được.',
      ) +
      placed(landscapeSvg, 'canh', { x: 0, y: 249, width: WIDTH, height: 171 }) +
      `<path fill="${deep}" d="M0 418h${WIDTH}v177H0z"/>` +
      text(60, 466, { size: 18, weight: 400, fill: '#FFFFFF' }, 'Tuần thi 1 đang mở, còn 3 ngày 4 giờ.') +
      `<path fill="${GOLD}" d="M66 494h208a6 6 0 0 1 6 6v44a6 6 0 0 1-6 6H66a6 6 0 0 1-6-6v-44a6 6 0 0 1 6-6z"/>` +
      text(170, 528, { size: 18, weight: 700, fill: '#2A1B03', anchor: 'middle' }, 'Vào thi') +
      '</svg>',
  );
}

interface Look {
  size: number;
  weight: 400 | 700;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
}

function text(x: number, y: number, { size, weight, fill, anchor = 'start' }: Look, words: string): string {
  return `<text x="${x}" y="${y}" font-family="Be Vietnam Pro" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`;
}

/** A drawing at a place of the picture, its ids made its own. */
function placed(svg: string, name: string, { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>): string {
  const head = /^\s*<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const viewBox = /viewBox\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? `0 0 ${width} ${height}`;
  const body = svg
    .slice(head.length)
    .replace(/(\sid\s*=\s*["'])/g, `$1${name}-`)
    .replace(/(href\s*=\s*["']#)/g, `$1${name}-`)
    .replace(/(url\(\s*#)/g, `$1${name}-`);
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${viewBox}" preserveAspectRatio="xMidYMax slice">${body}`;
}

function cut(words: string): string {
  return words.length > LONGEST_LINE ? `${words.slice(0, LONGEST_LINE - 1)}…` : words;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
