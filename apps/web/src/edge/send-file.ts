import type { FastifyReply } from 'fastify';

/** Sends a PDF that belongs to one person: as a file to keep, remembered by nothing in between. */
export async function sendPdf(reply: FastifyReply, bytes: Buffer, fileName: string): Promise<void> {
  await reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes);
}
