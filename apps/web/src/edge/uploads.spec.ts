import fastify from 'fastify';
import { acceptUploads } from './uploads.js';
import { effortOf } from '../../../../test/support/effort.js';

const send = async (body: Buffer | string, { url = '/quan-tri/don-vi/nhap', type = 'multipart/form-data; boundary=xyz' } = {}) => {
  const server = fastify();
  acceptUploads(server);
  server.post(url, (request) => ({
    body: request.body,
    files: [...(request.uploads ?? [])].map(([field, { name, bytes }]) => [field, name, bytes.toString('latin1')]),
  }));
  const answer = await server.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: body });
  await server.close();
  return [answer.statusCode, answer.json<Record<string, unknown>>()] as const;
};
const part = (head: string, content: string): string => `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;

describe('forms with files', () => {
  it('give their fields as texts, and their files apart with every byte', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 120, 255]);
    const body = Buffer.concat([
      Buffer.from(
        part('name="_csrf"', 'mã') +
          '--xyz\r\nContent-Disposition: form-data; name="file"; filename="đơn vị %22a%22.xlsx"\r\nContent-Type: x/y\r\n\r\n',
      ),
      bytes,
      Buffer.from('\r\n' + part('name="khác"; filename=""', '') + '--xyz--\r\n'),
    ]);

    expect(await send(body)).toEqual([200, { body: { _csrf: 'mã' }, files: [['file', 'đơn vị "a".xlsx', bytes.toString('latin1')]] }]);
  });

  it('are refused outside the console, torn, without a boundary, and too large', async () => {
    const whole = `${part('name="a"', 'b')}--xyz--`;

    expect((await send(whole, { url: '/dang-ky' }))[0]).toBe(415);
    expect((await send(whole, { type: 'multipart/form-data' }))[0]).toBe(400);
    for (const torn of [part('name="a"', 'b'), whole.slice(0, 30), '', '--xyz', `${part('title="a"', 'b')}--xyz--`])
      expect((await send(torn))[0]).toBe(400);
    expect((await send(Buffer.alloc(4 * 1024 * 1024 + 1)))[0]).toBe(413);
    expect((await send(whole))[0]).toBe(200);
  });

  it('are refused at once, whoever sends them, when the head of a part is made to be searched for ever', async () => {
    const head = 'content-disposition:;'.repeat(190_000);
    const effort = await effortOf(async () => {
      expect((await send(`--xyz\r\n${head}\r\n\r\na\r\n--xyz--`))[0]).toBe(400);
      expect((await send(`--xyz\r\n${head}\r\n\r\na\r\n--xyz--`, { url: '/dang-ky' }))[0]).toBe(415);
    });

    expect(effort).toBeLessThan(60);
  });
});
