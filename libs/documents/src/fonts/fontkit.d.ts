/** The part of fontkit 2.0.4 that is used here; the package brings no types. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    /** Outline in font units, y upward. */
    readonly path: { toSVG(): string };
  }
  export interface Font {
    readonly unitsPerEm: number;
    /** Glyphs in drawing order with kerning and ligatures applied; all lengths in font units. */
    layout(text: string): {
      readonly advanceWidth: number;
      readonly glyphs: readonly Glyph[];
      readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
    };
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(file: Uint8Array): Font;
}
