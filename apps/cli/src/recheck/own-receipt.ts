import { readFile } from 'node:fs/promises';
import { type OwnReceipt, UnreadableRecheckFile } from '#rules';

/** As the file for programs says it, and the one to read. */
const SEAL = /(?:"seal":\s*"|\(SHA-256\): )([0-9a-f]{64})\b/;
const SALT = /(?:"salt":\s*"|chỉ bạn có: )([0-9a-f]{32})\b/;

/** Reads a receipt that was kept as a file, of either kind. @throws UnreadableRecheckFile, and what the file system says */
export async function ownReceipt(path: string): Promise<OwnReceipt> {
  const text = await readFile(path, 'utf8');
  const [seal, salt] = [SEAL.exec(text)?.[1], SALT.exec(text)?.[1]];
  if (seal === undefined) throw new UnreadableRecheckFile(`Không thấy dấu niêm phong trong tệp biên nhận ${path}.`);
  return { seal, salt };
}
