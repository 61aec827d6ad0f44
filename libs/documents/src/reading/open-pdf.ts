import { ReadingError } from './reading.errors.js';

/** A piece of text as the library gives it. */
export interface PdfItem {
  str: string;
  transform: number[];
  width: number;
  fontName: string;
}

/** A page that can be read once. */
export interface PdfProxyPage {
  width: number;
  height: number;
  /** @param most characters, after which it ends */
  items(most: number): Promise<PdfItem[]>;
  /** Has the library tell what it knows of a font; null where it cannot. */
  fontNamed(fontName: string): FontFacts | null;
  /** Reads everything on the page, so that its fonts become known. */
  readFonts(): Promise<void>;
  close(): void;
}

interface FontFacts {
  name: string;
  isBold: boolean;
}

/** An open PDF. */
export interface OpenPdf {
  numPages: number;
  fonts: PdfFonts;
  page(number: number): Promise<PdfProxyPage>;
  close(): Promise<void>;
}

/** Fonts are asked for on so many pages at most: a page must be read as a whole for it. */
const MOST_ASKED = 60;
const BOLD = /bold|black|heavy|demi|[-,]bd\b/i;

/** The names of a file's fonts, as far as they are known. */
export class PdfFonts {
  private readonly known = new Map<string, FontFacts>();
  private asked = 0;

  of(fontName: string): FontFacts {
    return this.known.get(fontName) ?? { name: '', isBold: false };
  }

  async learn(page: PdfProxyPage, items: readonly PdfItem[]): Promise<void> {
    const unknown = new Set(items.map(({ fontName }) => fontName).filter((name) => !this.known.has(name)));
    if (unknown.size === 0 || this.asked >= MOST_ASKED) return;
    this.asked += 1;
    await page.readFonts();
    for (const name of unknown) this.known.set(name, page.fontNamed(name) ?? { name: '', isBold: false });
  }
}

/**
 * Opens a PDF for its text alone: no image is unfolded, no font drawn, no form or script looked at, nothing fetched.
 * @throws ReadingError PDF_LOCKED, PDF_BROKEN
 */
export async function openPdf(bytes: Buffer): Promise<OpenPdf> {
  // Loaded where a PDF comes: it is large.
  const { getResolvedPDFJS } = await import('unpdf');
  const library = await getResolvedPDFJS();
  const task = library.getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 0,
    verbosity: 0,
  });
  const pdf = await orRefuse(task.promise);
  return {
    numPages: pdf.numPages,
    fonts: new PdfFonts(),
    async page(number) {
      const page = await orRefuse(pdf.getPage(number));
      const { width, height } = page.getViewport({ scale: 1, rotation: 0 });
      return {
        width,
        height,
        async items(most) {
          const items: PdfItem[] = [];
          let characters = 0;
          // As the file says it: the library would turn letters of old fonts into others that look like them.
          const reader = page.streamTextContent({ disableNormalization: true }).getReader();
          for (let part = await orRefuse(reader.read()); !part.done; part = await orRefuse(reader.read())) {
            for (const item of (part.value as { items: (PdfItem | { type: string })[] }).items) {
              if (!('str' in item)) continue;
              items.push(item);
              characters += item.str.length;
            }
            if (characters > most) break;
          }
          return items;
        },
        async readFonts() {
          // Whoever cannot be read so is read without bold letters.
          await page.getOperatorList().catch(() => undefined);
        },
        fontNamed(fontName) {
          if (!page.commonObjs.has(fontName)) return null;
          const font = page.commonObjs.get(fontName) as { name?: string; bold?: boolean; black?: boolean } | null;
          const name = (font?.name ?? '').replace(/^[A-Z]{6}\+/, '');
          return { name, isBold: font?.bold === true || font?.black === true || BOLD.test(name) };
        },
        close: () => void page.cleanup(),
      };
    },
    close: () => task.destroy(),
  };
}

async function orRefuse<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    const isLocked = (error as { name?: unknown }).name === 'PasswordException';
    throw new ReadingError(isLocked ? 'PDF_LOCKED' : 'PDF_BROKEN', {}, String(error));
  }
}
