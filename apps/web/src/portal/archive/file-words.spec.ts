import type { SubmissionFile } from '#submissions';
import { archivedName } from './file-words.js';

describe('a file of an archived work', () => {
  it('is kept under the title of the work, others with their place among them, and never as its author called it', () => {
    const files = [
      { id: 'a', role: 'main', fileName: 'Nguyễn Văn A.docx' },
      { id: 'b', role: 'attachment', fileName: 'so 0912.pdf' },
      { id: 'c', role: 'scan', fileName: null },
    ] as SubmissionFile[];
    const title = 'Một cửa 24/7, v2.0';
    expect(files.map((file) => archivedName(title, file, files))).toEqual([
      'Một cửa 24 7, v2 0',
      'Phụ lục 1, Một cửa 24 7, v2 0',
      'Phụ lục 2, Một cửa 24 7, v2 0',
    ]);
  });
});
