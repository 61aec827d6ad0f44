import { spawnSync } from 'node:child_process';

/** The QR code on a PDF's page; undefined where the machine has no programs for it. @param pdf path of the file */
export function codeOfPdf(pdf: string): string | undefined {
  if (spawnSync('pdftoppm', ['-v']).error || spawnSync('zbarimg', ['--version']).error) return undefined;
  spawnSync('pdftoppm', ['-r', '120', '-png', '-singlefile', pdf, pdf]);
  return spawnSync('zbarimg', ['-q', '--raw', `${pdf}.png`], { encoding: 'utf8' }).stdout.trim();
}
