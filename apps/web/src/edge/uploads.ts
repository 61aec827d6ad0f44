import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LONGEST_HEAD, parameter, refused } from './form-head.js';
import { addressOf, isConsole } from './session.js';
import { beginForm, streamsFile } from './streamed-form.js';

/** The largest form with files that is taken in. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PARTS = 200;

/** A file that came with a form. */
export interface Upload {
  /** As it was called where it came from. */
  name: string;
  bytes: Buffer;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Files of a form by the name of their field; apart from the body, whose fields are texts. */
    uploads?: ReadonlyMap<string, Upload>;
  }
}

/** Reads forms with files. Of the console and of coordinators, and of routes that take a file as it comes: nobody else has anything to send. */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, payload: IncomingMessage) => {
    const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(request.headers['content-type'] ?? '');
    if (streamsFile(request)) return beginForm(request, payload, boundary?.[1] ?? boundary?.[2]);
    const body = await wholeBody(request, payload);
    if (!mayUpload(request)) throw refused(415, 'Forms with files are read in the console and from coordinators alone.');
    const parts = boundary && readParts(body, boundary[1] ?? boundary[2] ?? '');
    if (!parts) throw refused(400, 'The form cannot be read.');
    request.uploads = new Map(parts.flatMap(({ name, fileName, bytes }) => (fileName ? [[name, { name: fileName, bytes }]] : [])));
    // A field in which no file was chosen is sent all the same, without a name.
    const fields = parts.filter(({ fileName }) => fileName === undefined);
    return Object.fromEntries(fields.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  });
}

async function wholeBody(request: FastifyRequest, payload: IncomingMessage): Promise<Buffer> {
  const tooLarge = refused(413, 'The form is too large.');
  if (Number(request.headers['content-length']) > MOST_BYTES) throw tooLarge;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of payload as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_BYTES) throw tooLarge;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function mayUpload(request: FastifyRequest): boolean {
  return isConsole(request) || addressOf(request).startsWith('/dau-moi/');
}

interface Part {
  name: string;
  /** Undefined for a field; empty where no file was chosen. */
  fileName: string | undefined;
  bytes: Buffer;
}

/** The parts of a form (RFC 7578); undefined when it is torn. */
function readParts(body: Buffer, boundary: string): Part[] | undefined {
  const parts: Part[] = [];
  const line = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`\r\n--${boundary}`);
  let at = body.indexOf(line);
  if (at < 0) return undefined;
  at += line.length;
  while (body.subarray(at, at + 2).toString('latin1') === '\r\n') {
    const headEnd = body.indexOf('\r\n\r\n', at);
    const end = headEnd < 0 ? -1 : body.indexOf(between, headEnd + 2);
    // Nobody has signed in yet when a form is read: a head without an end would be searched for minutes.
    if (end < 0 || headEnd - at > LONGEST_HEAD) return undefined;
    const head = body.subarray(at, headEnd).toString('utf8');
    const name = parameter(head, 'name');
    if (name === undefined || parts.length >= MOST_PARTS) return undefined;
    parts.push({ name, fileName: parameter(head, 'filename'), bytes: body.subarray(headEnd + 4, Math.max(headEnd + 4, end)) });
    at = end + between.length;
  }
  return body.subarray(at, at + 2).toString('latin1') === '--' ? parts : undefined;
}
