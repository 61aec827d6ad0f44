import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fastify from 'fastify';
import { acceptUploads } from './uploads.js';

const part = (head: string, content: string): string => `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const FILE = '--xyz\r\nContent-Disposition: form-data; name="tep"; filename="bài.pdf"\r\nContent-Type: application/pdf\r\n\r\n';

/** @param most bytes that the handler takes; none are read where it is 0 */
const send = async (body: Buffer | string, { type = 'multipart/form-data; boundary=xyz', pieces = 0, most = Infinity } = {}) => {
  const server = fastify({ bodyLimit: 1000 });
  acceptUploads(server);
  server.post('/nop', { config: { streamsFile: true } }, async (request, reply) => {
    const { comingFile } = request;
    const read: Uint8Array[] = [];
    let length = 0;
    if (most > 0)
      for await (const bytes of comingFile?.bytes ?? []) {
        read.push(Buffer.from(bytes));
        length += bytes.length;
        if (length > most) return reply.status(413).send();
      }
    return { body: request.body, name: comingFile?.name, file: Buffer.concat(read).toString('base64') };
  });
  const bytes = Buffer.from(body as string);
  const payload = pieces
    ? Readable.from(Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, n) => bytes.subarray(n * pieces, (n + 1) * pieces)))
    : bytes;
  const answer = await server.inject({ method: 'POST', url: '/nop', headers: { 'content-type': type }, payload });
  await server.close();
  return { status: answer.statusCode, ...(answer.statusCode === 200 ? answer.json<{ body: object; name?: string; file: string }>() : {}) };
};

describe('a form whose file is read as it comes', () => {
  it.each([0, 1, 7, 1000])('gives its fields first and then every byte, in whatever pieces it comes (%i)', async (pieces) => {
    const bytes = Buffer.concat([randomBytes(3000), Buffer.from('\r\n--xy\r\n--xyy\r\n\r\n'), randomBytes(50)]);
    const body = Buffer.concat([
      Buffer.from(part('name="_csrf"', 'mã') + part('name="b"', '') + FILE),
      bytes,
      Buffer.from('\r\n--xyz--\r\n'),
    ]);

    expect(await send(body, { pieces })).toEqual({
      status: 200,
      body: { _csrf: 'mã', b: '' },
      name: 'bài.pdf',
      file: bytes.toString('base64'),
    });
  });

  it('may have no file', async () => {
    const none = `${part('name="a"', 'b')}${part('name="tep"; filename=""', '')}--xyz--\r\n`;
    expect(await send(none)).toEqual({ status: 200, body: { a: 'b' }, file: '' });
    expect(await send(`${part('name="a"', 'b')}--xyz--\r\n`, { most: 0 })).toMatchObject({ status: 200, body: { a: 'b' } });
  });

  it('is refused torn, without a boundary, with long fields and heads, and by its handler in the middle', async () => {
    const whole = `${part('name="a"', 'b')}${FILE}abc\r\n--xyz--\r\n`;

    expect((await send(whole)).status).toBe(200);
    for (const torn of [
      '',
      '--xy',
      whole.slice(0, 40),
      whole.slice(0, -12),
      part('title="a"', 'b'),
      `--xyz\r\n${'a'.repeat(5000)}\r\n\r\n`,
    ])
      expect((await send(torn)).status).toBe(400);
    expect((await send(whole, { type: 'multipart/form-data' })).status).toBe(400);
    expect((await send(`${part('name="a"', 'b'.repeat(70_000))}--xyz--`)).status).toBe(413);
    expect((await send(`${FILE}${'x'.repeat(500_000)}\r\n--xyz--\r\n`, { most: 100_000 })).status).toBe(413);
  });
});
