const ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'defs',
  'use',
  'clipPath',
  'title',
]);

/** As many characters as the database takes; an emblem stands in every page. */
const LONGEST = 60_000;
const SHORTEST = 20;

/** A tag as it is written properly: attributes apart from each other, each in quotation marks. */
const TAG = /<\/?[A-Za-z][\w:-]*(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/g;

/**
 * Why an SVG cannot be taken as a tenant's drawing; undefined when it can. Only shapes are let in: no script, no style,
 * no event attribute, no reference out of the file, since emblems are written into our own pages.
 */
export function drawingFault(svg: string): string | undefined {
  if (svg.length > LONGEST) return `Hình vẽ dài ${svg.length} ký tự, nhiều nhất là ${LONGEST}. Hãy vẽ đơn giản hơn.`;
  if (svg.length < SHORTEST) return 'Tệp không có hình vẽ nào.';
  if (!/^\s*<svg[\s>]/.test(svg)) return 'Tệp không bắt đầu bằng <svg>.';
  for (const [, name] of svg.matchAll(/<\/?\s*([A-Za-z][\w:-]*)/g)) {
    if (!ELEMENTS.has(name as string)) return `Thẻ <${name}> không được dùng trong hình vẽ.`;
  }
  if (/<[!?]/.test(svg)) return 'Hình vẽ không được chứa khai báo, chú thích hay CDATA.';
  // Browsers also read `<path/onclick=…>` and `d="…"onclick=…`, in which the next line would find no attribute.
  if (/</.test(svg.replace(TAG, ''))) return 'Hình vẽ có thẻ viết chưa đúng. Hãy lưu lại tệp từ chương trình vẽ.';
  for (const [, name, value] of svg.matchAll(/\s([A-Za-z_][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/g)) {
    const attribute = (name as string).toLowerCase();
    const text = (value as string).replace(/^["']|["']$/g, '');
    if (attribute.startsWith('on') || attribute === 'style') return `Thuộc tính ${name} không được dùng trong hình vẽ.`;
    if (attribute.endsWith('href') && !text.startsWith('#')) return 'Hình vẽ không được dẫn ra ngoài tệp.';
    if (/url\(\s*(?!#)/i.test(text)) return 'Hình vẽ không được dẫn ra ngoài tệp.';
  }
  return undefined;
}
