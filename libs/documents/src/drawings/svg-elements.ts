/** What may stand in a drawing: shapes and their grouping. No picture, style, script, animation or foreign object. */
export const SHAPES: ReadonlySet<string> = new Set([
  'svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'defs', 'use', 'clipPath', 'title',
]); // prettier-ignore

/** What may stand in a template besides: text in the fonts that documents carry. */
export const TEXTS: ReadonlySet<string> = new Set(['text', 'tspan']);
