import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileReading } from '#documents';
import { type EssayModel, essayAsPdf, essayAsWord } from '#documents/testing';
import { countMainWords } from '#rules';
import { anEssay } from '#submissions/testing';
import { type Figure, median, type SuiteOptions } from '../figure.js';

/** What the plan of Đắk Lắk leaves out. */
const NOT_COUNTED = ['trang bìa', 'phần mở đầu', 'phụ lục', 'tài liệu tham khảo'];
const PROGRAM = fileURLToPath(new URL('./words-process.js', import.meta.url));
const COVER = ['CUỘC THI VIẾT', 'Họ và tên: Vừ A Thử', 'Chức vụ: Chuyên viên', 'Đắk Lắk, tháng 8 năm 2021'];
/** Words of 200 pages of A4 in letters of 14 points. */
const WORDS_200 = 129_500;

/**
 * The words of the main part of a file of 200 pages, as Word and as PDF: read in the process that reads one file, which is started
 * for it, then counted. Its memory is the peak of a process that does nothing else.
 */
export async function wordsFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  const essay = essayOf(anEssay({ words: WORDS_200 }).split('\n'));
  const runs = isQuick ? 1 : 5;
  const reading = new FileReading(120_000);
  const figures: Figure[] = [];
  try {
    for (const [kind, bytes] of [
      ['docx', await essayAsWord(essay)],
      ['pdf', essayAsPdf(essay)],
    ] as const) {
      const file = join(folder, `essay.${kind}`);
      writeFileSync(file, bytes);
      const times: number[] = [];
      let said = '';
      for (let run = 0; run < runs; run += 1) {
        const from = performance.now();
        const { blocks, pages } = await reading.read(bytes);
        const { words } = countMainWords(blocks, NOT_COUNTED);
        times.push(performance.now() - from);
        said = `${words} words of the main part${pages === null ? '' : `, ${pages} pages`}, ${Math.round(bytes.length / 1024)} KiB`;
      }
      say(`words.${kind}-200: ${said}`);
      const peak = Number(execFileSync(process.execPath, [PROGRAM, file], { encoding: 'utf8' }));
      figures.push(
        { name: `words.${kind}-200.time`, value: median(times), unit: 'ms', n: runs, note: said },
        { name: `words.${kind}-200.memory`, value: peak / 1024, unit: 'MiB', n: 1, note: 'peak of the process that reads' },
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return figures;
}

/** Lines of an essay with a preface before and references after them; a line with a number is a heading. */
function essayOf(lines: readonly string[]): EssayModel {
  const parts: { heading: string; level: 1 | 2; pieces: { kind: 'paragraph'; text: string }[] }[] = [
    { heading: 'MỞ ĐẦU', level: 1, pieces: [{ kind: 'paragraph', text: 'Chuyển đổi số là việc của mọi người dân.' }] },
  ];
  for (const line of lines) {
    if (/^\d+\. /.test(line)) parts.push({ heading: line, level: 1, pieces: [] });
    else parts.at(-1)?.pieces.push({ kind: 'paragraph', text: line });
  }
  parts.push({
    heading: 'TÀI LIỆU THAM KHẢO',
    level: 1,
    pieces: [{ kind: 'paragraph', text: 'Quyết định số 749/QĐ-TTg ngày 03/6/2020.' }],
  });
  return { cover: COVER, parts };
}
