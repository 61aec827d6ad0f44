import { fileLabel } from './file-label.js';

describe('the name of a file on screen', () => {
  it.each([
    ['Giải pháp số hóa.pdf', 'pdf', 'Giải pháp số hóa.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Users\\thu\\bài.docx', 'docx', 'bài.docx'],
    ['bai\u202egpj.exe', 'png', 'baigpj.png'],
    ['a\0b\r\nc\u200b.pdf', 'pdf', 'abc.pdf'],
    ['bao cao.pdf.exe', 'pdf', 'bao cao.pdf'],
    ['<script>.pdf', 'pdf', 'script.pdf'],
    ['Bài 1.5 điểm', 'docx', 'Bài 1.5 điểm.docx'],
    ['', 'pdf', 'tep.pdf'],
    ['...', 'pdf', 'tep.pdf'],
    ['a'.repeat(400), 'pdf', `${'a'.repeat(120)}.pdf`],
    ['Gia\u0309i pha\u0301p.pdf', 'pdf', 'Giải pháp.pdf'],
  ])('of %j is its last part, as its content says', (name, extension, label) => {
    expect(fileLabel(name, extension)).toBe(label);
  });
});
