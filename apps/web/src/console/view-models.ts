/**
 * What every page of the organisers' console shows, ready to print: formatted, decided and phrased. Templates choose between
 * present and absent and repeat lists; they compute nothing. Each interface names its template; `list.hbs` serves every page
 * that is one table.
 *
 * Fields that end in `Svg` are drawings made by this project and are the only ones printed without escaping. Fields that end
 * in `Url` are addresses on this host. Positions and widths are SVG lengths ("73%"), paths are the `d` of an SVG path.
 * A form that posts sends `_csrf` besides what its interface says.
 */
export type * from './view-models/frame.js';
export type * from './view-models/parts.js';
export type * from './view-models/fields.js';
export type * from './view-models/door.js';
export type * from './view-models/home.js';
export type * from './view-models/lists.js';
export type * from './view-models/rounds.js';
export type * from './view-models/results.js';
export type * from './view-models/making.js';
export type * from './view-models/plan-drafts.js';
export type * from './view-models/rehearsals.js';
export type * from './view-models/help.js';
export type * from './view-models/marking.js';
export type * from './view-models/judging.js';
export type * from './view-models/submissions.js';
export type * from './view-models/similarity.js';
