import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Refusal } from '../refusal.js';
import { questions } from './questions.js';

const folder = mkdtempSync(join(tmpdir(), 'kb-questions-'));
const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('khoabang questions import --check', () => {
  let said: string;
  const run = async (...args: string[]): Promise<[number, string]> => {
    said = '';
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said += String(text))));
    const code = await questions(['import', ...args]);
    out.mockRestore();
    return [code, said.replaceAll(`${folder}/`, '')];
  };

  it('tells every fault with its question, and ends with 1 when there is one', async () => {
    const good = written('a.txt', 'Câu 1: Hỏi?\nA. Một\nB. Hai\nĐáp án: B\n');
    const bad = written('b.txt', 'Câu 1: Hỏi?\nA. Một\nB. Một\n');

    expect(await run(good, '--check')).toEqual([0, 'a.txt: 1 câu, không có lỗi.\n']);
    expect(await run(bad, '--check')).toEqual([1, 'b.txt: Câu 1: chưa đánh dấu đáp án\nb.txt: Câu 1: hai phương án giống nhau (A và B)\n']);
    const [code, json] = await run(bad, '--check', '--json');
    expect([code, (JSON.parse(json) as { questions: { errors: string[] }[] }).questions[0]!.errors.length]).toEqual([1, 2]);
  });

  it('refuses what is no file of questions, and checks only', async () => {
    await expect(run(written('c.pdf', '%PDF-1.7'), '--check')).rejects.toThrow(Refusal);
    await expect(run(join(folder, 'nowhere.docx'), '--check')).rejects.toThrow('ENOENT');
    const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await run(written('d.txt', 'x')))[0]).toBe(2);
    error.mockRestore();
  });
});
