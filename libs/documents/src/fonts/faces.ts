import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A font file that documents may use: whole TrueType files, never a web subset, which typesetters replace in silence. */
export interface FontFace {
  /** The name for `font-family` in SVG. */
  family: FontFamily;
  weight: number;
  italic: boolean;
  path: string;
}

export const SANS = 'Be Vietnam Pro';
export const SERIF = 'Noto Serif Display';
export type FontFamily = typeof SANS | typeof SERIF;

export const FACES: readonly FontFace[] = [
  face(SANS, 400, require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf')),
  face(SANS, 400, require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf'), true),
  face(SANS, 500, require.resolve('@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf')),
  face(SANS, 700, require.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')),
  face(SERIF, 600, require.resolve('@expo-google-fonts/noto-serif-display/600SemiBold/NotoSerifDisplay_600SemiBold.ttf')),
  face(SERIF, 700, require.resolve('@expo-google-fonts/noto-serif-display/700Bold/NotoSerifDisplay_700Bold.ttf')),
];

function face(family: FontFamily, weight: number, path: string, italic = false): FontFace {
  return { family, weight, italic, path };
}

/** The face of exactly this family, weight and slant; undefined when documents do not carry it. */
export function findFace(family: string, weight: number, italic: boolean): FontFace | undefined {
  return FACES.find((known) => known.family === family && known.weight === weight && known.italic === italic);
}
