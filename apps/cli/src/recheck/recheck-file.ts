import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type OwnReceipt, Recheck, type RecheckReport, RecheckTextReader } from '#rules';

/** How a packed file begins. */
const GZIP = 0x1f8b;

/**
 * Checks the standing of a file, packed or not, line by line.
 * @param receipt whose own attempt is to be found in it
 * @throws UnreadableRecheckFile, and what the file system says
 */
export async function recheckFile(path: string, receipt?: OwnReceipt): Promise<RecheckReport> {
  const reader = new RecheckTextReader();
  const recheck = new Recheck(receipt);
  const packed = await isPacked(path);
  const source = createReadStream(path);
  const input = packed ? source.pipe(createGunzip()) : source;
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [source, input]) stream.on('error', reject);
  });
  const reading = (async () => {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const record = reader.read(line);
      if (record) recheck.take(record);
    }
  })();
  await Promise.race([reading, failed]);
  return recheck.finish(reader.finish());
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE(0) === GZIP;
  } finally {
    await file.close();
  }
}
