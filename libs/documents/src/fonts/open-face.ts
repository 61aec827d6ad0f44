import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import type { FontFace } from './faces.js';

const opened = new Map<string, Font>();

/** The font of a face, read from its file once. */
export function openFace(face: FontFace): Font {
  let font = opened.get(face.path);
  if (!font) {
    font = create(readFileSync(face.path));
    opened.set(face.path, font);
  }
  return font;
}
