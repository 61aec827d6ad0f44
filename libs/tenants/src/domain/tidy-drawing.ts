/** A drawing that may be kept is far smaller; programs add their notes. What is larger is not looked through. */
export const LONGEST_FILE = 400_000;

/**
 * A drawing as programs save it, made into one for our pages: without what stands before <svg>, comments and notes of the
 * program, and without a size of its own, since the page gives it one.
 */
export function tidyDrawing(file: string): string {
  const svg = withoutElements(
    withoutBetween(withoutBetween(file.replace(/^\uFEFF/, ''), '<?', '?>'), '<!--', '-->').replace(/<!DOCTYPE[^<[>]*>/i, ''),
  ).trim();
  return svg.replace(/^<svg\b[^>]*>/, (head) => {
    const sized = head.replace(/\s(width|height|x|y|class|id)\s*=\s*("[^"]*"|'[^']*')/g, '');
    return /\sxmlns\s*=/.test(sized) ? sized : sized.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  });
}

/** The text without everything from `open` to `close`; what is never closed stays, and is refused later. Each sign is looked at once. */
function withoutBetween(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, at)) {
    const to = text.indexOf(close, from + open.length);
    if (to < 0) break;
    kept.push(text.slice(at, from));
    at = to + close.length;
  }
  return kept.join('') + text.slice(at);
}

/** The drawing without the elements that only its program reads. One that is never closed stays, and is refused later. */
function withoutElements(svg: string): string {
  const kept: string[] = [];
  let at = 0;
  const begins = /<(metadata|(?:sodipodi|inkscape):[\w-]+)\b[^<>]*>/g;
  for (let begin = begins.exec(svg); begin; begin = begins.exec(svg)) {
    const [tag, name = ''] = begin;
    const end = tag.endsWith('/>') ? begins.lastIndex : endOf(svg, name, begins.lastIndex);
    if (end === undefined) break;
    kept.push(svg.slice(at, begin.index));
    at = end;
    begins.lastIndex = end;
  }
  return kept.join('') + svg.slice(at);
}

function endOf(svg: string, name: string, from: number): number | undefined {
  const closes = svg.indexOf(`</${name}`, from);
  const end = closes < 0 ? -1 : svg.indexOf('>', closes);
  return end < 0 ? undefined : end + 1;
}
