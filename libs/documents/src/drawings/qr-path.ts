import { create } from 'qrcode';
import { short } from './drawing.js';

/** Rows overlap by a hair, so that viewers which smooth edges show no lines between them. */
const ROW = 1.03;

/**
 * A QR code (error correction M) as one path of a given side length, its upper left corner at (x, y), without the quiet
 * zone. One path prints without the hairlines that thousands of squares leave, and is small.
 */
export function qrPath(text: string, x: number, y: number, side: number, fill: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      const run = column - from + 1;
      path += `M${from} ${row}h${run}v${ROW}h-${run}z`;
    }
  }
  const scale = short(side / modules.size, 5);
  return `<path fill="${fill}" transform="translate(${short(x)} ${short(y)}) scale(${scale})" d="${path}"/>`;
}
