import type { FastifyReply } from 'fastify';
import { type CsvRow, csvFile } from './csv.js';

/** Sends a PDF that belongs to one person: as a file to keep, remembered by nothing in between. */
export async function sendPdf(reply: FastifyReply, bytes: Buffer, fileName: string): Promise<void> {
  await asFile(reply, 'application/pdf', fileName).send(bytes);
}

/** Sends a table for spreadsheets: as a file to keep, remembered by nothing in between. */
export async function sendCsv(reply: FastifyReply, fileName: string, rows: readonly CsvRow[]): Promise<void> {
  await asFile(reply, 'text/csv; charset=utf-8', fileName).send(csvFile(rows));
}

function asFile(reply: FastifyReply, type: string, fileName: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${fileName}"`).header('cache-control', 'private, no-store');
}
