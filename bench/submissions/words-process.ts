// A process of its own for `words.*.memory`: reads the file that it is told and counts its words once, prints its peak resident
// size in KiB.
import { readFileSync } from 'node:fs';
import { readFile } from '#documents';
import { countMainWords } from '#rules';

const { blocks } = await readFile(readFileSync(process.argv[2] ?? ''));
countMainWords(blocks, []);
process.stdout.write(String(process.resourceUsage().maxRSS));
