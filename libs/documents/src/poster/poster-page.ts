import { type CentredText, centredText, faceOf, textAt } from '../drawings/centred-text.js';
import { placeDrawing, readDrawing } from '../drawings/drawing.js';
import { qrPath } from '../drawings/qr-path.js';
import { fitText } from '../fitting/fit-text.js';
import { SANS, SERIF } from '../fonts/faces.js';
import type { PosterData } from './poster-data.js';

const [WIDTH, HEIGHT] = [210, 297];
const MIDDLE = WIDTH / 2;
const [PAPER, INK, INK_2, GOLD_LEAF] = ['#FBF8F1', '#211A14', '#574D42', '#E3B552'];

/** Where the deep ground of the head ends. */
const HEAD_BOTTOM = 118;
/** The panel of the code: a brow on a square foot. */
const PANEL = { width: 104, top: 100, bottom: 222, brow: 15 };
const QR = { side: 78, top: 120 };

/** The poster as SVG in millimetres, A4 upright. @throws DocumentError DRAWING_UNFIT */
export function posterPage(data: PosterData): string {
  const { colours } = data;
  const parts: string[] = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    `<path fill="${colours.deep}" d="M0 0h${WIDTH}v${HEAD_BOTTOM - 22}Q${MIDDLE} ${HEAD_BOTTOM + 22} 0 ${HEAD_BOTTOM - 22}z"/>`,
  ];
  if (data.emblemSvg !== undefined) parts.push(placeDrawing(readDrawing(data.emblemSvg, 'emblem'), MIDDLE - 12, 10, 24, 24));
  const put = (line: Omit<CentredText, 'middle'>): number => {
    const { svg, bottom } = centredText({ ...line, middle: MIDDLE });
    parts.push(svg);
    return bottom;
  };
  const sans = { family: SANS, weight: 400, leading: 1.4 } as const;
  const serif = { family: SERIF, weight: 700, leading: 1.2 } as const;
  const white = '#FFFFFF';
  const host = put({ ...sans, text: [data.host], top: 40, width: 170, size: 5, smallest: 4, lines: 2, fill: white });
  const kicker = put({
    ...sans,
    weight: 700,
    text: [data.kicker],
    top: host + 5,
    width: 170,
    size: 5,
    smallest: 4,
    lines: 1,
    fill: GOLD_LEAF,
  });
  put({
    ...serif,
    text: [data.title],
    top: kicker + 2.5,
    width: 176,
    size: 13.5,
    smallest: kicker > 57 ? 7.6 : 9.5,
    lines: 3,
    fill: white,
  });

  parts.push(panel(colours.strong));
  parts.push(qrPath(data.url, MIDDLE - QR.side / 2, QR.top, QR.side, INK));
  put({
    ...sans,
    weight: 700,
    text: ['Quét mã để dự thi'],
    top: QR.top + QR.side + 5,
    width: 92,
    size: 7.4,
    smallest: 6,
    lines: 1,
    fill: colours.deep,
  });
  put({ ...sans, text: [data.shownUrl], top: QR.top + QR.side + 15.4, width: 94, size: 4.2, smallest: 3.2, lines: 1, fill: INK_2 });

  const unit = put({
    ...serif,
    text: [data.unit],
    top: PANEL.bottom + 6,
    width: 186,
    size: 10.5,
    smallest: 8.5,
    lines: 2,
    fill: colours.deep,
  });
  const dates = put({ ...sans, weight: 500, text: data.dates, top: unit + 3.4, width: 186, size: 5.6, smallest: 4.6, lines: 2, fill: INK });
  parts.push(steps(data.steps, Math.max(dates + 8, 261), colours.strong));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join('')}</svg>`;
}

function panel(stroke: string): string {
  const { width, top, bottom, brow } = PANEL;
  const left = MIDDLE - width / 2;
  const outline = `M${left} ${bottom}V${top + brow}C${left} ${top + 4} ${MIDDLE - width / 4} ${top} ${MIDDLE} ${top}S${left + width} ${top + 4} ${left + width} ${top + brow}V${bottom}z`;
  return `<path fill="#FFFFFF" stroke="${stroke}" stroke-width="1.1" d="${outline}"/>`;
}

/** Steps side by side, each with its number. */
function steps(texts: readonly string[], top: number, fill: string): string {
  const column = (WIDTH - 28) / texts.length;
  const number = faceOf(SERIF, 700);
  return texts
    .map((text, at) => {
      const left = 14 + at * column;
      const fitted = fitText({ paragraphs: [text], face: faceOf(SANS, 400), width: column - 15, size: 5.2, smallest: 4.4, maxLines: 3 });
      const lines = fitted.lines.map((line, row) =>
        textAt(line, left + 11, top + 1 + (row + 0.8) * fitted.size * 1.4, fitted.size, SANS, 400, INK, 'start'),
      );
      return textAt(String(at + 1), left, top + 9.2, 13, number.family as typeof SERIF, 700, fill, 'start') + lines.join('');
    })
    .join('');
}
