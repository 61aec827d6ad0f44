import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Round } from '#contests';
import { RecheckExport } from '#results';
import { readOptions, wrongUsage } from '../options.js';
import { withRounds } from './with-rounds.js';

const USAGE = 'standing export ĐỊA_CHỈ ĐỢT_THI [--to THƯ_MỤC] [--public] [--contest MÃ_CUỘC_THI] [--json]';

/**
 * `khoabang standing export TENANT ROUND [--to FOLDER] [--public]`: the file with which anybody checks the standing again.
 * Without --public it may hold what is not published yet; the key of questions that a later round asks is in neither.
 */
export async function standingExport(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { contest: text, to: text, public: { type: 'boolean' }, json: { type: 'boolean' } });
  const [slug, round, ...more] = read?.positionals ?? [];
  if (!read || slug === undefined || round === undefined || more.length > 0) return wrongUsage(USAGE);
  const { to = '.', public: isPublic } = read.values;
  if (!statSync(to, { throwIfNoEntry: false })?.isDirectory())
    return wrongUsage(USAGE, `Không có thư mục ${resolve(to)}: hãy tạo thư mục ấy trước, hoặc chọn thư mục khác.`);
  return withRounds({ ...read.values, slug, round }, async ({ context }, _tenant, [found]) => {
    const file = await context.get(RecheckExport, { strict: false }).of(found as Round, isPublic ? 'public' : 'board');
    const path = join(resolve(to), file.name);
    const sha256 = await written(file.text(), path);
    const { standing } = file;
    return {
      text: `${path}\nSHA-256 của bảng xếp hạng: ${standing.sha256}\nSHA-256 của nội dung đã giải nén: ${sha256}\n`,
      json: { round, file: path, standing: standing.sha256, sha256 },
    };
  });
}

/** Writes the packed text whole or not at all. @returns SHA-256 of the text before it is packed */
async function written(text: AsyncGenerator<string>, path: string): Promise<string> {
  const hash = createHash('sha256');
  const part = `${path}.part`;
  const gzip = createGzip();
  const isWritten = pipeline(gzip, createWriteStream(part));
  // Read here, not by a stream: the reading stays in the tenant's scope.
  const reading = (async () => {
    for await (const portion of text) {
      hash.update(portion, 'utf8');
      if (!gzip.write(portion)) await once(gzip, 'drain');
    }
    gzip.end();
  })();
  await Promise.all([reading, isWritten]);
  await rename(part, path);
  return hash.digest('hex');
}
