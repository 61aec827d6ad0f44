import { spawn } from 'node:child_process';
import { join } from 'node:path';

const KHOABANG = join(import.meta.dirname, '../../tools/khoabang.mjs');

/** What a command has said. */
export interface Said {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `khoabang …` on a data directory, as an operator does beside the running product. */
export function khoabang(dataDir: string, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [KHOABANG, ...args], { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
