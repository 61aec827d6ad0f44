import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** An error whose sentence is shown as it is, without a stack. */
export class Refusal extends Error {
  constructor(sentence) {
    super(sentence);
    this.sentence = sentence;
  }
}

/**
 * The Node.js that the product runs on: 24, brought by a dependency where the registry has one for this platform, else the
 * machine's own if it is new enough.
 */
export function productNode() {
  const own = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Refusal(
    `Không có sẵn Node.js 24 cho ${process.platform}-${process.arch}, còn máy này có bản ${process.versions.node}. Hãy cài Node.js 24 rồi thử lại.`,
  );
}

/** Progress goes to standard error: standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
