/**
 * A drawing as programs save it, made into one for our pages: without what stands before <svg>, comments and notes of the
 * program, and without a size of its own, since the page gives it one.
 */
export function tidyDrawing(file: string): string {
  const svg = file
    .replace(/^\uFEFF/, '')
    .replace(/<\?[^?]*\?>/g, '')
    .replace(/<!DOCTYPE[^[>]*>/i, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<metadata\b[\s\S]*?<\/metadata\s*>/g, '')
    .replace(/<((?:sodipodi|inkscape):[\w-]+)\b[^>]*(?:\/>|>[\s\S]*?<\/\1\s*>)/g, '')
    .trim();
  return svg.replace(/^<svg\b[^>]*>/, (head) => {
    const sized = head.replace(/\s(width|height|x|y|class|id)\s*=\s*("[^"]*"|'[^']*')/g, '');
    return /\sxmlns\s*=/.test(sized) ? sized : sized.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  });
}
