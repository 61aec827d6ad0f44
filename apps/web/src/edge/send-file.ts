import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldVietnamese } from '#kernel';
import { type CsvRow, csvFile } from './csv.js';
import { XLSX_TYPE } from '#documents';

/** Sends a PDF that belongs to one person: as a file to keep, remembered by nothing in between. */
export async function sendPdf(reply: FastifyReply, bytes: Buffer, fileName: string): Promise<void> {
  await asFile(reply, 'application/pdf', fileName).send(bytes);
}

/** Sends a table for spreadsheets: as a file to keep, remembered by nothing in between. */
export async function sendCsv(reply: FastifyReply, fileName: string, rows: readonly CsvRow[]): Promise<void> {
  await asFile(reply, 'text/csv; charset=utf-8', fileName).send(csvFile(rows));
}

/** Sends an XLSX file: as a file to keep, remembered by nothing in between. */
export async function sendSheet(reply: FastifyReply, fileName: string, bytes: Buffer): Promise<void> {
  await asFile(reply, XLSX_TYPE, fileName).send(bytes);
}

/** Sends a Word file: as a file to keep, remembered by nothing in between. */
export async function sendWord(reply: FastifyReply, fileName: string, bytes: Buffer): Promise<void> {
  await asFile(reply, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', fileName).send(bytes);
}

/** Sends questions in Moodle's format: as a file to keep, remembered by nothing in between. */
export async function sendGift(reply: FastifyReply, fileName: string, text: string): Promise<void> {
  await asFile(reply, 'text/plain; charset=utf-8', fileName).send(text);
}

/** Sends a text that is being written: as a file to keep, remembered by nothing in between. */
export async function sendText(reply: FastifyReply, fileName: string, text: string): Promise<void> {
  await asFile(reply, 'application/yaml; charset=utf-8', fileName).send(text);
}

/** Sends what a program has computed: as a file to keep, remembered by nothing in between. */
export async function sendJson(reply: FastifyReply, fileName: string, json: string): Promise<void> {
  await asFile(reply, 'application/json; charset=utf-8', fileName).send(json);
}

/** A file that is the same for everybody as long as its tag is. */
export interface PublicFile {
  /** "Thể lệ Tìm hiểu Cải cách hành chính.pdf" */
  name: string;
  type: string;
  tag: string;
  /** For how long it may be shown without asking again; five minutes unless said otherwise. */
  maxAgeSeconds?: number;
}

/** Sends a file to anybody; with 304 and nothing, not even made, when the asker has it already. */
export async function sendPublicFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, type, tag, maxAgeSeconds = 300 }: PublicFile,
  bytes: () => Promise<Buffer>,
): Promise<void> {
  const etag = `"${tag}"`;
  if (request.headers['if-none-match'] === etag) {
    await shared(reply, etag, maxAgeSeconds).status(304).send();
    return;
  }
  const file = await bytes();
  await shared(reply, etag, maxAgeSeconds).type(type).header('content-disposition', namedFile(name)).send(file);
}

function shared(reply: FastifyReply, etag: string, maxAgeSeconds: number): FastifyReply {
  return reply.header('etag', etag).header('cache-control', `public, max-age=${maxAgeSeconds}`).header('vary', 'host');
}

/** As a file under its Vietnamese name; where that cannot be had, under one without marks (RFC 6266). */
export function namedFile(name: string): string {
  const plain = foldVietnamese(name)
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-(?=\.|$)/g, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function asFile(reply: FastifyReply, type: string, fileName: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${fileName}"`).header('cache-control', 'private, no-store');
}
