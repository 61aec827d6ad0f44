import { type CentredText, centredText } from '../drawings/centred-text.js';
import { SANS, SERIF } from '../fonts/faces.js';

/** What stands on the cover of a submission. */
export interface SubmissionCover {
  /** "Sở Nội vụ tỉnh Đắk Lắk" */
  organiser: string;
  /** "Tham dự" */
  kicker: string;
  contest: string;
  /** "Phần thi Thi viết" */
  part: string;
  /** Of the submission. */
  title: string;
  /** The main author first; `about` is position and unit in one line. */
  people: readonly { name: string; about: string }[];
  /** "Đắk Lắk, năm 2021" */
  foot: string;
}

const [WIDTH, HEIGHT] = [210, 297];
const MIDDLE = WIDTH / 2;
const TEXT = 158;
const INK = '#211A14';
/** Where the title stands, and below which line the people must not come. */
const TITLE_TOP = 112;
const PEOPLE_BOTTOM = 262;

/** The cover as SVG in millimetres, A4 upright, in black on white: it is printed and bound. */
export function coverPage({ organiser, kicker, contest, part, title, people, foot }: SubmissionCover): string {
  const parts = [
    `<rect x="14" y="14" width="${WIDTH - 28}" height="${HEIGHT - 28}" fill="none" stroke="${INK}" stroke-width="0.7"/>`,
    `<rect x="16" y="16" width="${WIDTH - 32}" height="${HEIGHT - 32}" fill="none" stroke="${INK}" stroke-width="0.25"/>`,
  ];
  const put = (line: Pick<CentredText, 'text' | 'top' | 'size'> & Partial<CentredText>): number => {
    const usual = { middle: MIDDLE, width: TEXT, smallest: 3.4, lines: 3, leading: 1.4, family: SANS, weight: 400, fill: INK } as const;
    const { svg, bottom } = centredText({ ...usual, ...line });
    parts.push(svg);
    return bottom;
  };
  put({ text: [organiser], top: 26, size: 5, lines: 2, weight: 700 });
  const called = put({ text: [kicker], top: 56, size: 5.4 });
  const named = put({ text: [contest], top: called + 2, size: 7.4, smallest: 5.4, lines: 4, weight: 700 });
  put({ text: [part], top: named + 3, size: 5, lines: 2 });
  const titled = put({ text: [title], top: TITLE_TOP, size: 12, smallest: 7, lines: 5, leading: 1.25, family: SERIF, weight: 700 });
  let top = Math.max(titled + 16, 182);
  // Many authors share the room that there is.
  const each = Math.min(20, (PEOPLE_BOTTOM - top) / people.length);
  for (const { name, about } of people) {
    const below = put({ text: [name], top, size: Math.min(5.6, each * 0.3), smallest: 2, lines: 1, weight: 700 });
    if (about !== '') put({ text: [about], top: below, size: Math.min(4.6, each * 0.25), smallest: 1.6, lines: 2 });
    top += each;
  }
  put({ text: [foot], top: 270, size: 4.8 });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#FFFFFF"/>${parts.join('')}</svg>`;
}
