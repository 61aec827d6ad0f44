import Handlebars, { type HelperOptions } from 'handlebars';
import { short, placeDrawing, type Drawing } from '../drawings/drawing.js';
import { qrPath } from '../drawings/qr-path.js';
import { fitText } from '../fitting/fit-text.js';
import { findFace, SANS, SERIF } from '../fonts/faces.js';
import { HelperArguments } from './helper-arguments.js';
import { Stack } from './stack.js';

const INK = '#211A14';
/** Air between texts is pressed to this share before letters are made smaller, and those to this share at most. */
const LEAST_AIR = 0.7;
const LEAST_SHRINK = 0.62;
const { escapeExpression, SafeString, createFrame } = Handlebars;

/** A Handlebars of our own with exactly the helpers that templates may use; the ones that look around or log are taken out. */
export function templateEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  engine.unregisterHelper('log');
  engine.unregisterHelper('lookup');
  engine.registerHelper({ fit: fitted, stack, rule, place, qr, words });
  return engine;
}

/** Text set to fit: `{{fit fullName x=148.5 before=3 width=230 size=12.7 smallest=8.467 lines=2 font="serif"}}`. */
function fitted(value: unknown, options: HelperOptions): Handlebars.SafeString {
  const given = new HelperArguments(options);
  const isSerif = given.text('font', 'sans') === 'serif';
  const weight = given.number('weight', isSerif ? 700 : 400);
  const italic = given.isOn('italic');
  const face = findFace(isSerif ? SERIF : SANS, weight, italic);
  if (!face) throw given.fault(`Không có nét ${weight}${italic ? ' nghiêng' : ''} của phông này.`);
  const anchor = given.text('anchor', 'middle');
  if (!['start', 'middle', 'end'].includes(anchor)) throw given.fault('anchor= chỉ nhận "start", "middle" hoặc "end".');
  const stacked = stackOf(options);
  const asked = given.number('size');
  const wanted = stacked ? stacked.sizeFor(asked) : asked;
  const fitted = fitText({
    paragraphs: (Array.isArray(value) ? value : [value]).map(textOf),
    face,
    width: given.number('width'),
    size: wanted,
    smallest: Math.min(wanted, given.number('smallest', wanted)),
    maxLines: given.number('lines', 1),
  });
  if (fitted.lines.length === 0) return new SafeString('');
  if (!stacked && !given.has('y')) throw given.fault('Cần y= (mm), hoặc đặt trong {{#stack}}.');
  const first = given.has('y') ? given.number('y') : (stacked as Stack).nextBaseline(given.number('before', 0), fitted.size);
  const step = given.number('leading', 1.25) * fitted.size;
  if (stacked) {
    stacked.y = first + (fitted.lines.length - 1) * step;
    stacked.width = fitted.width;
  }
  const x = short(given.number('x'));
  const lines = fitted.lines.map((line, at) => `<tspan x="${x}" y="${short(first + at * step)}">${escapeExpression(line)}</tspan>`);
  const style = `font-family="${face.family}" font-weight="${weight}"${italic ? ' font-style="italic"' : ''} font-size="${short(fitted.size)}"`;
  return new SafeString(
    `<text ${style} text-anchor="${anchor}" fill="${escapeExpression(given.text('fill', INK))}">${lines.join('')}</text>`,
  );
}

/** A column of texts: `{{#stack top=50 bottom=143}} … {{/stack}}`; without `bottom` the air stays as it was asked for. */
function stack(this: unknown, options: HelperOptions): Handlebars.SafeString {
  const given = new HelperArguments(options);
  const draw = (scale: number, shrink: number): [string, Stack] => {
    const column = new Stack(given.number('top'), scale, shrink);
    const frame = createFrame((options.data ?? {}) as object) as Record<string, unknown>;
    frame['stack'] = column;
    return [options.fn(this, { data: frame }), column];
  };
  let [svg, column] = draw(1, 1);
  if (!given.has('bottom')) return new SafeString(svg);
  const bottom = given.number('bottom');
  const stretch = given.number('stretch', 1);
  let shrink = 1;
  while (column.scaleTo(bottom) < LEAST_AIR && shrink > LEAST_SHRINK) {
    shrink -= 0.04;
    [svg, column] = draw(1, shrink);
  }
  return new SafeString(draw(Math.min(stretch, Math.max(LEAST_AIR, column.scaleTo(bottom))), shrink)[0]);
}

/** A line under the last text of the stack, as a share of its width: `{{rule x=86 of=0.4 before=2}}`. */
function rule(options: HelperOptions): Handlebars.SafeString {
  const given = new HelperArguments(options);
  const column = stackOf(options);
  if (!column) throw given.fault('{{rule}} phải đặt trong {{#stack}}.');
  const width = column.width * given.number('of', 1);
  column.y += given.number('before', 2);
  const from = short(given.number('x') - width / 2);
  const stroke = escapeExpression(given.text('stroke', INK));
  return new SafeString(
    `<path fill="none" stroke="${stroke}" stroke-width="${short(given.number('thickness', 0.3))}" d="M${from} ${short(column.y)}h${short(width)}"/>`,
  );
}

/** A drawing within a rectangle: `{{place emblem x=141 y=32 width=15 height=17}}`. Nothing when the tenant has none. */
function place(value: unknown, options: HelperOptions): Handlebars.SafeString {
  const given = new HelperArguments(options);
  if (value === undefined || value === null) return new SafeString('');
  if (typeof value !== 'object' || !('viewBox' in value)) throw given.fault('{{place}} chỉ đặt được hình: emblem hoặc silhouette.');
  return new SafeString(
    placeDrawing(value as Drawing, given.number('x'), given.number('y'), given.number('width'), given.number('height')),
  );
}

/** A QR code: `{{qr verificationUrl x=24 y=170 size=20}}`. */
function qr(value: unknown, options: HelperOptions): Handlebars.SafeString {
  const given = new HelperArguments(options);
  const text = textOf(value);
  if (text === '') return new SafeString('');
  return new SafeString(
    qrPath(text, given.number('x'), given.number('y'), given.number('size'), escapeExpression(given.text('fill', INK))),
  );
}

/** Joins what is there with single spaces: `(words "Số" number)`. */
function words(...values: unknown[]): string {
  return values.slice(0, -1).map(textOf).filter((text) => text !== '').join(' '); // prettier-ignore
}

function stackOf(options: HelperOptions): Stack | undefined {
  return (options.data as { stack?: Stack } | undefined)?.stack;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
