import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A text that is the same for everybody and never changes, to be kept as a file. */
export interface TextFile {
  name: string;
  type: string;
  /** Of the text itself: its tag for caches. */
  sha256: string;
  /** Begun only when somebody really needs it. */
  text: AsyncGenerator<string>;
}

/** Answers with the file portion by portion; with 304 and nothing when the asker has it already. */
export async function textFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, type, sha256, text }: TextFile,
): Promise<StreamableFile | undefined> {
  reply.header('etag', `"${sha256}"`).header('cache-control', 'public, max-age=300').header('vary', 'host, cookie');
  if (request.headers['if-none-match'] === `"${sha256}"`) {
    await reply.status(304).send();
    return undefined;
  }
  return new StreamableFile(streamHere(text), { type, disposition: `attachment; filename="${name}"` });
}

/**
 * A stream that reads on in the asynchronous context of now, with its tenant's scope. Without this the reading would go on
 * in whatever context the socket has when it can take more.
 */
export function streamHere(text: AsyncGenerator<string>): Readable {
  const here = AsyncLocalStorage.snapshot();
  return Readable.from({
    [Symbol.asyncIterator]: () => ({
      next: () => here(() => text.next()),
      return: () => here(() => text.return(undefined)),
    }),
  });
}
