/** The part of fontkit 2.0.4 that is used here; the package brings no types. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    /** Glyphs in drawing order with kerning and ligatures applied; `advanceWidth` in font units. */
    layout(text: string): { readonly advanceWidth: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(file: Uint8Array): Font;
}
