const PICTURE = /href="\/art\/anh\/([0-9a-f]{64})\.(?:png|jpg)"/;

/** An emblem that shows a picture by its content: the picture itself is loaded once and kept by the browser. */
export function pictureEmblem(sha256: string, type: 'image/png' | 'image/jpeg'): string {
  const href = `/art/anh/${sha256}.${type === 'image/png' ? 'png' : 'jpg'}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 74" aria-hidden="true" focusable="false"><image href="${href}" width="64" height="74"/></svg>`;
}

/** The picture that an emblem shows; undefined for one of shapes. */
export function pictureOf(svg: string): string | undefined {
  return PICTURE.exec(svg)?.[1];
}

/** The same emblem with its picture inside, for where nothing can be loaded: an SVG that is itself a picture. */
export function withPictureInside(svg: string, { type, bytes }: { type: string; bytes: Buffer }): string {
  return svg.replace(PICTURE, `href="data:${type};base64,${bytes.toString('base64')}"`);
}

/** A drawing for paper, where pictures are not set; undefined for an emblem that is one. */
export function shapesOnly(svg: string | undefined): string | undefined {
  return svg === undefined || pictureOf(svg) !== undefined ? undefined : svg;
}
