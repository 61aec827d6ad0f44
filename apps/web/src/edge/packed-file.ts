import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamHere } from './text-file.js';

/** A text that never changes, to be packed on its way and kept as a file. */
export interface PackedFile {
  /** Ends in ".gz". */
  name: string;
  /** The same as long as the text is. */
  tag: string;
  text: () => AsyncGenerator<string>;
}

/**
 * Answers with the packed file portion by portion; with 304 and nothing when the asker has it already.
 * @param before done only when the file is really sent; may refuse
 */
export async function packedFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, tag, text }: PackedFile,
  before: () => Promise<void>,
): Promise<StreamableFile | undefined> {
  const etag = `"${tag}"`;
  reply.header('etag', etag).header('cache-control', 'public, max-age=300').header('vary', 'host, cookie');
  if (request.headers['if-none-match'] === etag) {
    await reply.status(304).send();
    return undefined;
  }
  await before();
  return packedNow(name, text());
}

/** The packed file as an answer. What fails under way ends the answer short, so that nobody takes a part for the whole. */
export function packedNow(name: string, text: AsyncGenerator<string>): StreamableFile {
  const packed = pipeline(streamHere(text), createGzip(), () => undefined);
  return new StreamableFile(packed, { type: 'application/gzip', disposition: `attachment; filename="${name}"` });
}
