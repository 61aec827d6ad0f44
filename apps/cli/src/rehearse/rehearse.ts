import { formatNumber } from '#kernel';
import { rehearse as play, type Rehearsal } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import { ruleSetsIn } from '../plan/read-plan-file.js';
import { rehearsalText } from './rehearsal-text.js';

const USAGE = 'rehearse TỆP --contestants SỐ_NGƯỜI --seed MÃ [--json | --text]';
const MOST_CONTESTANTS = 1_000_000;

/**
 * `khoabang rehearse FILE --contestants N --seed S`: what would happen if the plan were run with so many people, as one JSON
 * document, or as a text to read. 0 when the plan was played, 1 when it has faults.
 */
export function rehearse(args: string[]): number {
  const read = readOptions(args, {
    contestants: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'khoa-bang' },
    json: { type: 'boolean' },
    text: { type: 'boolean' },
  });
  const [file, ...rest] = read?.positionals ?? [];
  if (!read || file === undefined || rest.length > 0 || (read.values.json && read.values.text)) return wrongUsage(USAGE);
  const contestants = Number(read.values.contestants);
  if (!Number.isInteger(contestants) || contestants < 1 || contestants > MOST_CONTESTANTS) {
    process.stderr.write(`--contestants phải là số nguyên từ 1 đến ${formatNumber(MOST_CONTESTANTS)}.\n`);
    return wrongUsage(USAGE);
  }
  const [ruleSet] = ruleSetsIn([file], !read.values.text) ?? [];
  if (!ruleSet) return 1;
  const rehearsal = finish(play(ruleSet, { contestants, seed: read.values.seed }));
  process.stdout.write(read.values.text ? rehearsalText(rehearsal, ruleSet) : `${JSON.stringify(rehearsal, null, 2)}\n`);
  return 0;
}

/** Plays to the end; says on a terminal how far it is. */
function finish(playing: ReturnType<typeof play>): Rehearsal {
  for (;;) {
    const { done, value } = playing.next();
    if (done) return value;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${Math.floor((value.done / value.of) * 100)} % ${value.doing}`);
  }
}
