/**
 * What every public page shows, ready to print: formatted, decided and phrased. Templates choose between present and absent
 * and repeat lists; they compute nothing. One interface per template, named after it: `pages/landing.hbs` takes `LandingView`.
 *
 * Fields that end in `Svg` are drawings made by this project and are the only ones printed without escaping.
 * Fields that end in `Url` are addresses on this host. Shares are whole percents ("73%") for SVG width attributes.
 */
export type * from './view-models/shared.js';
export type * from './view-models/landing.js';
export type * from './view-models/forms.js';
export type * from './view-models/own.js';
export type * from './view-models/draw.js';
export type * from './view-models/exam.js';
export type * from './view-models/submissions.js';
export type * from './view-models/results.js';
export type * from './view-models/archive.js';
export type * from './view-models/reading.js';
export type * from './view-models/root.js';
export type * from './view-models/founding.js';
export type * from './view-models/registering.js';
export type * from './view-models/coordinators.js';
