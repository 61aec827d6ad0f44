import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '#documents';
import { rulesDocument } from '#rules';
import { PLAN_CODES, ruleSetOf } from '../support/plan-files.js';

const FOLDER = join(import.meta.dirname, '../golden/the-le');

/** Read through by a person. A change of a sentence shows here in every text that has it; UPDATE_GOLDEN=1 renews them. */
describe('the rules text', () => {
  it.each(PLAN_CODES)('of %s is the one that was read through', (code) => {
    const file = join(FOLDER, `${code}.txt`);
    const text = plainText(rulesDocument(ruleSetOf(code)));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);

    expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
});
