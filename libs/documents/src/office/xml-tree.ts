import { SaxesParser } from 'saxes';
import { OfficeFileError } from './office-file.errors.js';

/** An element as it is written: its name with its prefix, "w:p". */
export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlNode | string)[];
}

/** Nothing that programs write is nested so deep. */
const DEEPEST = 256;
/** Elements of one part: a Word file of 3,000 questions has some 300,000. */
const MOST_NODES = 1_500_000;

/**
 * Reads XML, and only XML: a document type, with which entities and other files come, is refused before it is looked at.
 * @throws OfficeFileError UNREADABLE, UNFOLDS_TOO_LARGE
 */
export function readXml(source: Buffer | string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [root];
  let nodes = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new OfficeFileError('UNREADABLE', {}, error.message);
  });
  parser.on('doctype', () => {
    throw new OfficeFileError('UNREADABLE', {}, 'A document type.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    nodes += 1;
    if (open.length > DEEPEST || nodes > MOST_NODES) throw new OfficeFileError('UNFOLDS_TOO_LARGE');
    const node: XmlNode = { name, attributes, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    if (text !== '') open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(typeof source === 'string' ? source : textOf(source)).close();
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (!first) throw new OfficeFileError('UNREADABLE');
  return first;
}

export function childrenNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string' && child.name === name);
}

export function firstNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return childrenNamed(node, name)[0];
}

/** All text within, in its order. */
export function textIn(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new OfficeFileError('UNREADABLE');
  }
}
