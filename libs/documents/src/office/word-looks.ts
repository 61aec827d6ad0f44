import { childrenNamed, firstNamed, type XmlNode } from './xml-tree.js';

/** How a run of letters looks, as far as it matters here. Undefined: as whatever it is based on. */
export interface WordLook {
  isBold?: boolean;
  isUnderlined?: boolean;
  isHighlighted?: boolean;
  isHidden?: boolean;
  /** Shown in capitals, whatever letters were typed. */
  isCapitals?: boolean;
  /** "" for black and automatic. */
  colour?: string;
  font?: string;
}

/** Styles are based on each other; a circle among them would not end. */
const DEEPEST = 20;
/** The outline level of text that is no heading. */
const BODY_TEXT = 9;
const PALE = new Set(['', 'auto', 'FFFFFF']);

/** The looks of a document's styles, each with what it is based on. */
export class WordLooks {
  private readonly styles = new Map<string, XmlNode>();
  private readonly defaults: WordLook;
  private standard: string | undefined;

  constructor(styles: XmlNode | undefined) {
    for (const style of childrenNamed(styles, 'w:style')) {
      const id = style.attributes['w:styleId'] ?? '';
      this.styles.set(id, style);
      if (style.attributes['w:type'] === 'paragraph' && isOn(style.attributes['w:default'])) this.standard = id;
    }
    this.defaults = lookIn(firstNamed(firstNamed(firstNamed(styles, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  }

  /** Of a paragraph without anything of its own. */
  ofParagraph(style: string | undefined): WordLook {
    return { ...this.defaults, ...this.ofStyle(style ?? this.standard) };
  }

  /** Of a run within a paragraph that looks so. */
  ofRun(paragraph: WordLook, properties: XmlNode | undefined): WordLook {
    return { ...paragraph, ...this.ofStyle(firstNamed(properties, 'w:rStyle')?.attributes['w:val']), ...lookIn(properties) };
  }

  /** The list that paragraphs of a style stand in. */
  numbering(style: string | undefined, depth = 0): XmlNode | undefined {
    const found = this.styles.get(style ?? this.standard ?? '');
    if (!found || depth > DEEPEST) return undefined;
    const own = firstNamed(firstNamed(found, 'w:pPr'), 'w:numPr');
    return own ?? this.numbering(firstNamed(found, 'w:basedOn')?.attributes['w:val'] ?? '', depth + 1);
  }

  /** Its outline level, 0 for the highest; by the name of the style where nothing says so ("heading 1"). Undefined for text. */
  outline(style: string | undefined, depth = 0): number | undefined {
    const found = this.styles.get(style ?? this.standard ?? '');
    if (!found || depth > DEEPEST) return undefined;
    const own = firstNamed(firstNamed(found, 'w:pPr'), 'w:outlineLvl')?.attributes['w:val'];
    if (own !== undefined) return Number(own) < BODY_TEXT ? Number(own) : undefined;
    const named = /^heading ([1-9])$/i.exec(this.nameOf(style))?.[1];
    return named === undefined ? this.outline(firstNamed(found, 'w:basedOn')?.attributes['w:val'] ?? '', depth + 1) : Number(named) - 1;
  }

  /** Its name in any language of Word: "heading 1", "toc 2", "Title"; empty where there is no such style. */
  nameOf(style: string | undefined): string {
    return firstNamed(this.styles.get(style ?? this.standard ?? ''), 'w:name')?.attributes['w:val'] ?? '';
  }

  private ofStyle(id: string | undefined, depth = 0): WordLook {
    const style = id === undefined ? undefined : this.styles.get(id);
    if (!style || depth > DEEPEST) return {};
    return { ...this.ofStyle(firstNamed(style, 'w:basedOn')?.attributes['w:val'], depth + 1), ...lookIn(firstNamed(style, 'w:rPr')) };
  }
}

function lookIn(properties: XmlNode | undefined): WordLook {
  const look: WordLook = {};
  for (const node of properties?.children ?? []) {
    if (typeof node === 'string') continue;
    const value = node.attributes['w:val'];
    if (node.name === 'w:b') look.isBold = isOn(value ?? '1');
    else if (node.name === 'w:u') look.isUnderlined = value !== undefined && value !== 'none';
    else if (node.name === 'w:vanish') look.isHidden = isOn(value ?? '1');
    else if (node.name === 'w:caps') look.isCapitals = isOn(value ?? '1');
    else if (node.name === 'w:color')
      look.colour = value === undefined || value === 'auto' || value === '000000' ? '' : value.toUpperCase();
    else if (node.name === 'w:highlight') look.isHighlighted = value !== 'none';
    else if (node.name === 'w:shd') look.isHighlighted = look.isHighlighted === true || !PALE.has(node.attributes['w:fill'] ?? '');
    else if (node.name === 'w:rFonts') {
      const font = node.attributes['w:ascii'] ?? node.attributes['w:hAnsi'];
      if (font !== undefined) look.font = font;
    }
  }
  return look;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off'].includes(value);
}
