/** Marks that change the direction of a text, or that nobody sees: "gpj.exe" must not look like "exe.jpg". */

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
const MOST_CHARACTERS = 120;
const NAMELESS = 'tep';

/**
 * The name of a file as it is shown: its last part alone, without what is not seen, ending as its content says. A label and
 * never a place: nothing is kept or looked up under it.
 * @param extension of what the file really is, without a dot
 */
export function fileLabel(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = seen.replace(/(\.[\p{L}\p{N}]{1,5})+$/u, '').replace(/^[. ]+|[. ]+$/g, '');
  const short = [...stem].slice(0, MOST_CHARACTERS).join('').trim();
  return `${short || NAMELESS}.${extension}`;
}
