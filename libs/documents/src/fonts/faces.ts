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
/** Of the same measures as Times New Roman, in which Decree 30/2020/NĐ-CP wants official texts: lines break alike. */
export const TEXT_SERIF = 'Tinos';
export type FontFamily = typeof SANS | typeof SERIF | typeof TEXT_SERIF;

/** Of certificates. */
export const FACES: readonly FontFace[] = [
  face(SANS, 400, require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf')),
  face(SANS, 400, require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf'), true),
  face(SANS, 500, require.resolve('@expo-google-fonts/be-vietnam-pro/500Medium/BeVietnamPro_500Medium.ttf')),
  face(SANS, 700, require.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')),
  face(SERIF, 600, require.resolve('@expo-google-fonts/noto-serif-display/600SemiBold/NotoSerifDisplay_600SemiBold.ttf')),
  face(SERIF, 700, require.resolve('@expo-google-fonts/noto-serif-display/700Bold/NotoSerifDisplay_700Bold.ttf')),
];

/** The face of headings and of names in official texts. */
export const TEXT_BOLD = face(TEXT_SERIF, 700, require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'));

/** Of official texts. */
export const TEXT_FACES: readonly FontFace[] = [
  face(TEXT_SERIF, 400, require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
  face(TEXT_SERIF, 400, require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'), true),
  TEXT_BOLD,
  face(TEXT_SERIF, 700, require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'), true),
];

function face(family: FontFamily, weight: number, path: string, italic = false): FontFace {
  return { family, weight, italic, path };
}

/** The face of exactly this family, weight and slant; undefined when documents do not carry it. */
export function findFace(family: string, weight: number, italic: boolean): FontFace | undefined {
  return FACES.find((known) => known.family === family && known.weight === weight && known.italic === italic);
}
