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
    expect(mailedHash(ONE.toUpperCase(), undefined)).toEqual({ hash: ONE });
    expect(mailedHash(ONE.match(/.{8}/g)!.join(' '), undefined)).toEqual({ hash: ONE });
  });

  it('stands in a letter, however often', () => {
    expect(mailedHash(inFile(`Mã chốt là:\n\n${ONE}\n\nnpm run --silent khoabang -- audit verify --root ${ONE}\n`), '2024-10-22')).toEqual({
      hash: ONE,
    });
  });

  it('is the one of the day in a list, and says that the day is missing, or has none', () => {
    const list = inFile(`2024-10-21 12 ${OTHER}\n2024-10-22 15 ${ONE}\n`);

    expect([mailedHash(list, '2024-10-22'), mailedHash(list, '2024-10-23'), mailedHash(list, undefined)]).toEqual([
      { hash: ONE },
      { fault: `Tệp ${list} không có mã chốt của ngày 2024-10-23.` },
      { fault: `Tệp ${list} có mã chốt của nhiều ngày: hãy thêm --date NĂM-THÁNG-NGÀY để chọn một ngày.` },
    ]);
  });

  it('is none in what is neither a hash nor a file, nor in a longer row of digits', () => {
    const empty = inFile('Không có mã');
    const neither = (given: string) => ({
      fault: `“${given}” không phải mã chốt (64 chữ số, chữ cái từ a đến f) và cũng không phải một tệp.`,
    });

    expect(['abc', `${ONE}0`, folder, empty].map((given) => mailedHash(given, undefined))).toEqual([
      neither('abc'),
      neither(`${ONE}0`),
      neither(folder),
      { fault: `Tệp ${empty} không có mã chốt nào.` },
    ]);
  });
});
