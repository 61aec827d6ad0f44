import type { HelperOptions } from 'handlebars';
import { positionOf, TemplateDrawingFault } from './template-fault.js';

type Kind = 'number' | 'text' | 'switch';

export interface HelperShape {
  isBlock: boolean;
  /** How many values stand before the named ones; undefined: any number from one on. */
  values: number | undefined;
  named: Readonly<Record<string, Kind>>;
  required: readonly string[];
}

const FONT = { font: 'text', weight: 'number', italic: 'switch', fill: 'text', anchor: 'text' } as const;

/** The helpers of a template. Lengths are millimetres: the page is 297 wide and 210 high. */
export const HELPERS: Readonly<Record<string, HelperShape>> = {
  fit: {
    isBlock: false,
    values: 1,
    named: {
      ...FONT,
      x: 'number',
      y: 'number',
      before: 'number',
      width: 'number',
      size: 'number',
      smallest: 'number',
      lines: 'number',
      leading: 'number',
    },
    required: ['x', 'width', 'size'],
  },
  stack: { isBlock: true, values: 0, named: { top: 'number', bottom: 'number', stretch: 'number' }, required: ['top'] },
  rule: {
    isBlock: false,
    values: 0,
    named: { x: 'number', of: 'number', before: 'number', stroke: 'text', thickness: 'number' },
    required: ['x'],
  },
  place: {
    isBlock: false,
    values: 1,
    named: { x: 'number', y: 'number', width: 'number', height: 'number' },
    required: ['x', 'y', 'width', 'height'],
  },
  qr: { isBlock: false, values: 1, named: { x: 'number', y: 'number', size: 'number', fill: 'text' }, required: ['x', 'y', 'size'] },
  words: { isBlock: false, values: undefined, named: {}, required: [] },
};

/** The named arguments of one call, read with their kinds. */
export class HelperArguments {
  constructor(private readonly options: HelperOptions) {}

  /** @throws TemplateDrawingFault when the value is no number, or missing without a fallback. */
  number(name: string, fallback?: number): number {
    const value = this.value(name) ?? fallback;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw this.fault(`${name}= phải là một con số (đơn vị mm).`);
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  text(name: string, fallback: string): string {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'string') return value;
    throw this.fault(`${name}= phải là chữ trong ngoặc kép.`);
  }

  isOn(name: string): boolean {
    return this.value(name) === true;
  }

  /** An error at the place of this call. */
  fault(sentence: string): TemplateDrawingFault {
    const start = (this.options as HelperOptions & { loc?: { start?: { line: number; column: number } } }).loc?.start;
    return new TemplateDrawingFault(start ? { line: start.line, column: start.column + 1, sentence } : { ...positionOf('', 0), sentence });
  }

  private value(name: string): unknown {
    return (this.options.hash as Record<string, unknown>)[name];
  }
}
