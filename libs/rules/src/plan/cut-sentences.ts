import { isScalar, type Pair, type ParsedNode, Scalar } from 'yaml';
import { isSettingName } from './known-settings.js';
import { meantNumber } from './meant-number.js';
import { inQuotes, quoted } from './shown-value.js';

/** A value between braces that its own commas have torn apart: "{ name: Khối sở, ban, ngành }". */
export interface CutSentence {
  /** The names that the pieces were taken for. */
  keys: ParsedNode[];
  /** The setting whose value it was; undefined for a piece that belongs to none. */
  name?: string;
  /** What the value was meant to be. */
  value?: string | number;
  offset: number;
  message: string;
}

type FlowPair = Pair<ParsedNode, ParsedNode | null>;

/** The torn values of a group in braces, by the names that their pieces were taken for. A piece has no colon; a known setting without one only lacks its value. */
export function cutSentences(pairs: readonly FlowPair[], source: string): ReadonlyMap<ParsedNode, CutSentence> {
  const cut = new Map<ParsedNode, CutSentence>();
  let whole: FlowPair | undefined;
  let pieces: ParsedNode[] = [];
  const close = (): void => {
    const found = pieces.length > 0 ? cutOf(whole, pieces, source) : undefined;
    if (found) for (const piece of pieces) cut.set(piece, found);
    pieces = [];
  };
  for (const pair of pairs) {
    if (isPiece(pair)) pieces.push(pair.key);
    else {
      close();
      whole = pair;
    }
  }
  close();
  return cut;
}

function isPiece({ key, value }: FlowPair): boolean {
  return value === null && isScalar(key) && !isSettingName(String(key.value));
}

function cutOf(whole: FlowPair | undefined, keys: ParsedNode[], source: string): CutSentence {
  const [first, last] = [keys[0] as ParsedNode, keys.at(-1) as ParsedNode];
  const name = isScalar(whole?.key) && typeof whole.key.value === 'string' ? whole.key.value : undefined;
  const value = whole?.value;
  if (name === undefined || !isScalar(value) || value.type !== Scalar.PLAIN) return alone(keys, source);
  const offset = value.range[0];
  const text = source.slice(offset, last.range[1]).replace(/\s+/g, ' ');
  const number = meantNumber(text);
  if (number !== undefined) {
    const right = Number.isInteger(number) ? `số phải viết liền các chữ số: ${number}` : `hãy dùng dấu chấm thay dấu phẩy: ${number}`;
    return { keys, name, value: number, offset, message: `${quoted(text)} có dấu phẩy nên bị cắt ra; ${right}` };
  }
  if (/^[a-z]\w*:\S/i.test(source.slice(first.range[0], first.range[1]))) return alone(keys, source);
  const bare = text.replace(/^[“”‘’]|[“”‘’]$/gu, '');
  const why = bare === text ? 'có dấu phẩy nên bị cắt ra' : 'có dấu phẩy và dấu nháy cong nên bị cắt ra';
  return { keys, name, value: text, offset, message: `${quoted(text)} ${why}; hãy đặt trong dấu nháy đơn: ${name}: ${inQuotes(bare)}` };
}

/** A piece that follows no plain value: most often a colon without a space after it. */
function alone(keys: ParsedNode[], source: string): CutSentence {
  const [first] = keys as [ParsedNode];
  const text = source.slice(first.range[0], first.range[1]);
  const [, name, value] = /^([A-Za-z]\w*):(\S.*)$/.exec(text) ?? [];
  const offset = first.range[0];
  if (name !== undefined && value !== undefined)
    return { keys, name, value, offset, message: `${quoted(text)} thiếu dấu cách sau dấu “:”; hãy viết ${quoted(`${name}: ${value}`)}` };
  return { keys, offset, message: `${quoted(text)} đứng một mình; trong { } mỗi mục phải viết dạng { tên: giá trị }` };
}
