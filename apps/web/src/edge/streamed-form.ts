import type { IncomingMessage } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { LONGEST_HEAD, parameter, refused } from './form-head.js';

const LONGEST_FIELDS = 64 * 1024;
const BREAK = Buffer.from('\r\n');

/** A file of a form, whose bytes are still under way. Nobody who does not read them has taken any. */
export interface ComingFile {
  /** As it was called where it comes from. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The file of a form whose route reads it as it comes. */
    comingFile?: ComingFile;
  }
}

/**
 * A route whose form has one file, as its last field: who sends it, and from which page, is looked at before the file is read, which
 * may then be as large as the handler lets it. For pages without script.
 */
export const StreamsFile = (): MethodDecorator => RouteConfig({ streamsFile: true });

export function streamsFile(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { streamsFile?: boolean }).streamsFile === true;
}

/**
 * Reads the fields that stand before the file.
 * @returns the fields as texts; the file is in the request
 */
export async function beginForm(
  request: FastifyRequest,
  payload: IncomingMessage,
  boundary: string | undefined,
): Promise<Record<string, string>> {
  if (boundary === undefined) throw refused(400, 'The form cannot be read.');
  const reader = new PartReader(payload, boundary);
  const fields: Record<string, string> = {};
  let left = LONGEST_FIELDS;
  for (;;) {
    const head = await reader.head();
    if (head === undefined) return fields;
    const [name, fileName] = [parameter(head, 'name'), parameter(head, 'filename')];
    if (name === undefined) throw refused(400, 'The form cannot be read.');
    if (fileName) {
      request.comingFile = { name: fileName, bytes: reader.content() };
      return fields;
    }
    const pieces: Buffer[] = [];
    for await (const piece of reader.content()) {
      left -= piece.length;
      if (left < 0) throw refused(413, 'The fields of the form are too long.');
      pieces.push(piece);
    }
    // A file field in which nothing was chosen comes with an empty name.
    if (fileName === undefined) fields[name] = Buffer.concat(pieces).toString('utf8');
  }
}

/** The parts of a form (RFC 7578) one after the other, as they come. */
class PartReader {
  private readonly pieces: AsyncIterator<Buffer>;
  /** Read and not given out yet. The first boundary stands at the beginning; all others after a line break. */
  private rest: Buffer = BREAK;
  private readonly between: Buffer;

  constructor(payload: AsyncIterable<Buffer>, boundary: string) {
    this.pieces = payload[Symbol.asyncIterator]();
    this.between = Buffer.from(`\r\n--${boundary}`);
  }

  /** The head of the next part; undefined behind the last. */
  async head(): Promise<string | undefined> {
    while (this.rest.length < this.between.length + 2) await this.more();
    if (!this.rest.subarray(0, this.between.length).equals(this.between)) throw refused(400, 'The form cannot be read.');
    this.rest = this.rest.subarray(this.between.length);
    if (this.rest.toString('latin1', 0, 2) === '--') return undefined;
    let end = this.rest.indexOf('\r\n\r\n');
    while (end < 0) {
      if (this.rest.length > LONGEST_HEAD) throw refused(400, 'The form cannot be read.');
      await this.more();
      end = this.rest.indexOf('\r\n\r\n');
    }
    if (end > LONGEST_HEAD) throw refused(400, 'The form cannot be read.');
    const head = this.rest.toString('utf8', 0, end);
    this.rest = this.rest.subarray(end + 4);
    return head;
  }

  /** What stands in the part, up to the next boundary. */
  async *content(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.rest.indexOf(this.between);
      if (end >= 0) {
        if (end > 0) yield this.rest.subarray(0, end);
        this.rest = this.rest.subarray(end);
        return;
      }
      // The beginning of a boundary may stand at the end of what has come.
      const sure = this.rest.length - this.between.length + 1;
      if (sure > 0) {
        yield this.rest.subarray(0, sure);
        this.rest = this.rest.subarray(sure);
      }
      await this.more();
    }
  }

  private async more(): Promise<void> {
    const next = await this.pieces.next();
    if (next.done) throw refused(400, 'The form is torn.');
    this.rest = Buffer.concat([this.rest, next.value]);
  }
}
