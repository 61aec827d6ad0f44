import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ByteRange, fileLabel, type FileKind, type FileStore, KIND_FACTS } from '#files';
import { namedFile } from './send-file.js';

/** A file that somebody has sent in. */
export interface StoredFile {
  key: string;
  /** What its content was found to be: the type that is sent. */
  kind: FileKind;
  /** As it was called where it came from, or as a blind judge may see it. */
  name: string;
}

/**
 * Sends a file that somebody has sent in, all of it or the part that was asked for. Nothing of it runs here: it is a file to keep, of
 * exactly the type that its content was found to be; were it opened all the same, it would be alone in a page without an origin.
 * Nothing in between remembers it.
 * @throws FileError FILE_MISSING
 */
export async function sendStored(request: FastifyRequest, reply: FastifyReply, files: FileStore, file: StoredFile): Promise<void> {
  const { type, extension } = KIND_FACTS[file.kind];
  const size = await files.size(file.key);
  reply
    .type(type)
    .header('content-disposition', namedFile(fileLabel(file.name, extension)))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store')
    .header('accept-ranges', 'bytes');
  const range = rangeOf(request.headers.range, size);
  if (range === 'none') {
    await reply.status(416).header('content-range', `bytes */${size}`).header('content-length', 0).send();
    return;
  }
  const length = range ? range.to - range.from + 1 : size;
  reply.header('content-length', length);
  if (range) reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
  await reply.send(request.method === 'HEAD' ? undefined : await files.read(file.key, range));
}

/** The one range that was asked for; undefined for the whole file, also where several were; 'none' where there is nothing. */
function rangeOf(header: string | undefined, size: number): ByteRange | 'none' | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
  const [first, last] = [asked[1] ?? '', asked[2] ?? ''];
  // "-500": the last five hundred.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'none' : { from, to };
}
