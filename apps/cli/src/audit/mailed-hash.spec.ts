import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailedHash } from './mailed-hash.js';

const [ONE, OTHER] = ['ab'.repeat(32), 'cd'.repeat(32)];

describe('the hash of a root as somebody has it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-root-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const inFile = (text: string): string => {
    const path = join(folder, 'thu.txt');
    writeFileSync(path, text);
    return path;
  };

  it('is typed, also in groups and in capitals', () => {
    expect(mailedHash(ONE.toUpperCase(), undefined)).toBe(ONE);
    expect(mailedHash(ONE.match(/.{8}/g)!.join(' '), undefined)).toBe(ONE);
  });

  it('stands in a letter, however often', () => {
    expect(mailedHash(inFile(`Mã chốt là:\n\n${ONE}\n\nkhoabang audit verify --root ${ONE}\n`), '2024-10-22')).toBe(ONE);
  });

  it('is the one of the day in a list, and none where nobody says of which', () => {
    const list = inFile(`2024-10-21 12 ${OTHER}\n2024-10-22 15 ${ONE}\n`);

    expect([mailedHash(list, '2024-10-22'), mailedHash(list, '2024-10-23'), mailedHash(list, undefined)]).toEqual([
      ONE,
      undefined,
      undefined,
    ]);
  });

  it('is none in what is neither a hash nor a file, nor in a longer row of digits', () => {
    expect([mailedHash('abc', undefined), mailedHash(`${ONE}0`, undefined), mailedHash(inFile('Không có mã'), undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
