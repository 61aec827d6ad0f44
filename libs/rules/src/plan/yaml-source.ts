import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from 'yaml';
import { formatNumber } from '#kernel';
import { cutSentences } from './cut-sentences.js';
import type { Fault } from './fault.js';
import { formatPath } from './fault.js';
import { quoted } from './shown-value.js';
import type { SettingPath } from './strategy.js';
import { strayName, type SyntaxCause, syntaxCause, type SyntaxError } from './syntax-cause.js';

/** No plan of a contest is longer; what is longer is no plan, and is not parsed at all. */
const LONGEST_SOURCE = 256 * 1024;
const DEEPEST = 40;
/** Settings have short names; what is longer is a sentence in the wrong place. */
const LONGEST_NAME = 200;
/** Neither a database nor a Word file takes these, and nobody sees them; a text may have tabs and ends of lines. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/u;

/** "10.000": a decimal for YAML, ten thousand for everybody here. */
const THOUSANDS = /^\d{1,3}\.000$/;

export interface Place {
  line: number;
  column: number;
}

/** A YAML text as plain values, and where in the file each of them stands. */
export interface YamlSource {
  value: unknown;
  /** The place of a value; of the nearest enclosing one when the path itself is not in the file. */
  placeOf(path: SettingPath): Place;
  /** The place of a key, for faults that are about the key itself. */
  keyPlaceOf(path: SettingPath): Place;
  has(path: SettingPath): boolean;
  /** How a number stands in the file: "01" is 1 for the machine. Undefined for everything else. */
  numberAt(path: SettingPath): string | undefined;
}

/**
 * Reads YAML 1.2 without anchors, aliases, tags and duplicate keys: a plan needs none of them, and each can mean
 * something else than it seems (an alias bomb, a value that overwrites another). Every fault at once, but of a text that is
 * no YAML the first alone: what follows from a mark too few is nobody's mistake.
 */
export function readYaml(text: string, file: string): { source: YamlSource; faults: Fault[] } {
  const counter = new LineCounter();
  const faults: Fault[] = [];
  const values = new Map<string, number>();
  const keys = new Map<string, number>();
  const numbers = new Map<string, string>();
  let stray: SyntaxCause | undefined;
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = (path: SettingPath, offset: number, message: string): void => {
    faults.push({ file, ...placeAt(offset), path: formatPath(path), message });
  };

  const plain = (node: ParsedNode | null, path: SettingPath, offset: number): unknown => {
    const at = node?.range[0] ?? offset;
    values.set(formatPath(path), at);
    if (node === null) return null;
    if (path.length > DEEPEST) {
      refuse(path, at, `các thiết lập lồng nhau quá ${DEEPEST} tầng; hãy viết kế hoạch phẳng hơn`);
      return null;
    }
    if (isAlias(node)) {
      refuse(path, at, `không dùng bí danh ${quoted(`*${node.source}`)} trong kế hoạch; hãy viết lại giá trị ấy ở đây`);
      return null;
    }
    if (node.anchor !== undefined) refuse(path, at, `không dùng neo ${quoted(`&${node.anchor}`)} trong kế hoạch; hãy bỏ nó đi`);
    if (node.tag !== undefined) refuse(path, at, `không dùng thẻ ${quoted(node.tag)} trong kế hoạch; hãy bỏ nó đi`);
    if (isSeq(node)) return node.items.map((item, index) => plain(item as ParsedNode | null, [...path, index], at));
    if (isMap(node)) {
      const map: Record<string, unknown> = {};
      const cut = node.flow === true ? cutSentences(node.items, text) : undefined;
      for (const { key, value } of node.items) {
        const keyNode = key;
        const torn = cut?.get(keyNode);
        if (torn?.keys[0] === keyNode) {
          const inside = torn.name === undefined ? path : [...path, torn.name];
          refuse(inside, torn.offset, torn.message);
          if (torn.name !== undefined) map[torn.name] = torn.value;
        }
        if (torn) continue;
        const name =
          isScalar(keyNode) && typeof keyNode.value === 'string' ? keyNode.value : isScalar(keyNode) ? keyNode.source : undefined;
        const keyAt = keyNode.range[0];
        if (name === undefined || name === '__proto__' || name.trim() === '') {
          refuse(path, keyAt, 'tên thiết lập phải là một từ, ví dụ “name”');
          continue;
        }
        if (name.length > LONGEST_NAME || UNPRINTABLE.test(name) || /[\n\r\t]/.test(name)) {
          refuse(
            path,
            keyAt,
            `${quoted(name)} không phải là tên thiết lập; nếu đây là một phần của câu, hãy đặt cả câu trong dấu nháy đơn`,
          );
          continue;
        }
        stray ??= strayName(text, keyAt, name);
        const inside = [...path, name];
        if (Object.hasOwn(map, name)) {
          refuse(inside, keyAt, `${quoted(name)} đã được viết ở trên; mỗi thiết lập chỉ viết một lần`);
          continue;
        }
        keys.set(formatPath(inside), keyAt);
        map[name] = plain(value, inside, keyAt);
      }
      return map;
    }
    if (!isScalar(node)) return null;
    if (typeof node.value === 'string' && UNPRINTABLE.test(node.value))
      refuse(path, at, `${quoted(node.value)} có ký tự không in được; hãy xóa rồi gõ lại (thường do sao chép từ tệp khác)`);
    if (typeof node.value === 'number' || typeof node.value === 'bigint') numbers.set(formatPath(path), node.source);
    if (typeof node.value === 'number' && THOUSANDS.test(node.source))
      refuse(
        path,
        at,
        `${quoted(node.source)} có dấu chấm nên máy đọc là ${node.value}; số hàng nghìn phải viết liền: ${node.source.replace('.', '')}`,
      );
    return node.value;
  };

  const find = (places: Map<string, number>, path: SettingPath): Place => {
    const exact = places.get(formatPath(path));
    if (exact !== undefined) return placeAt(exact);
    for (let length = path.length; length >= 0; length--) {
      const at = values.get(formatPath(path.slice(0, length)));
      if (at !== undefined) return placeAt(at);
    }
    return { line: 1, column: 1 };
  };

  let value: unknown = null;
  if (text.length > LONGEST_SOURCE) {
    refuse(
      [],
      0,
      `tệp dài ${formatNumber(text.length)} ký tự; một kế hoạch không dài quá ${formatNumber(LONGEST_SOURCE)} ký tự, hãy rút ngắn`,
    );
  } else {
    try {
      // Duplicate keys are found below: the parser's own search grows with the square of the number of keys.
      const document = parseDocument(text, {
        lineCounter: counter,
        uniqueKeys: false,
        prettyErrors: false,
        strict: true,
        // 'silent' would drop a second document without a word.
        logLevel: 'error',
      });
      const first = firstError(document);
      if (first) {
        const { offset, message } = syntaxCause(text, first);
        refuse([], offset, message);
      } else {
        value = plain(document.contents, [], 0);
        if (stray) {
          faults.length = 0;
          value = null;
          refuse([], stray.offset, stray.message);
        }
      }
    } catch (error) {
      // The parser recurses: a text of brackets alone exhausts its stack.
      if (!(error instanceof RangeError)) throw error;
      refuse([], 0, 'các dấu ngoặc hoặc mức thụt dòng lồng nhau quá sâu; hãy viết kế hoạch phẳng hơn');
    }
  }
  return {
    source: {
      value,
      placeOf: (path) => find(values, path),
      keyPlaceOf: (path) => find(keys, path),
      has: (path) => values.has(formatPath(path)),
      numberAt: (path) => numbers.get(formatPath(path)),
    },
    faults,
  };
}

/** What the parser stumbled over first; undefined when it could read everything. */
function firstError({ directives, errors, warnings }: Document.Parsed): SyntaxError | undefined {
  const found = [...errors, ...warnings].map(({ code, message, pos }): SyntaxError => ({ code, message, offset: pos[0] }));
  // A directive can change what plain words and numbers mean: under %YAML 1.1, 010 is eight and 10:30 is 630.
  const { yaml, tags } = directives;
  if (yaml.explicit === true || Object.keys(tags).length > 1) found.push({ code: 'BAD_DIRECTIVE', message: '', offset: 0 });
  return found.toSorted((a, b) => a.offset - b.offset)[0];
}
