// A process of its own for `rank-1m.memory`: makes the attempts, ranks and hashes them once, prints its peak resident size in KiB.
import { rankRound, standingHash } from '#rules';
import { rankInput } from './rank-input.js';

const input = rankInput();
const before = process.resourceUsage().maxRSS;
standingHash(rankRound(input));
process.stdout.write(JSON.stringify({ before, peak: process.resourceUsage().maxRSS }));
