import { Readable } from 'node:stream';
import helmet from '@fastify/helmet';
import fastify from 'fastify';
import type { ByteRange, FileKind, FileStore } from '#files';
import { sendStored } from './send-stored.js';

const CONTENT = '<script>alert(1)</script>';

const ask = async (
  headers: Record<string, string> = {},
  { kind = 'pdf', name = 'Bài dự thi.html', method = 'GET' }: { kind?: FileKind; name?: string; method?: 'GET' | 'HEAD' } = {},
) => {
  const files = {
    size: () => Promise.resolve(CONTENT.length),
    read: (_key: string, range?: ByteRange) =>
      Promise.resolve(Readable.from([Buffer.from(range ? CONTENT.slice(range.from, range.to + 1) : CONTENT)])),
  } as unknown as FileStore;
  const server = fastify();
  await server.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"] } } });
  server.route({
    method: ['GET', 'HEAD'],
    url: '/tep',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      await sendStored(request, reply, files, { key: 'a', kind, name });
      return reply;
    },
  });
  const answer = await server.inject({ method, url: '/tep', headers });
  await server.close();
  return answer;
};

describe('a file that somebody has sent in', () => {
  it('is a file to keep, of the type that was found and under the name without tricks, and nothing that runs here', async () => {
    const { headers, body, statusCode } = await ask({}, { name: '../"Bài\u202e" dự thi.html' });

    expect([statusCode, body]).toEqual([200, CONTENT]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="bai-du-thi.pdf"; filename*=UTF-8''B%C3%A0i%20d%E1%BB%B1%20thi.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'content-length': String(CONTENT.length),
    });
  });

  it.each(['docx', 'png', 'jpeg', 'webp'] as const)('is a file to keep also as %s', async (kind) => {
    const { headers } = await ask({}, { kind });
    expect([headers['content-disposition']?.toString().slice(0, 10), headers['content-type']?.toString().includes('html')]).toEqual([
      'attachment',
      false,
    ]);
  });

  it.each([
    ['bytes=0-3', 206, '<scr', 'bytes 0-3/25'],
    ['bytes=20-', 206, 'ript>', 'bytes 20-24/25'],
    ['bytes=-4', 206, 'ipt>', 'bytes 21-24/25'],
    ['bytes=20-999', 206, 'ript>', 'bytes 20-24/25'],
    ['bytes=25-', 416, '', 'bytes */25'],
    ['bytes=3-1', 416, '', 'bytes */25'],
    ['bytes=0-1,3-4', 200, CONTENT, undefined],
    ['bytes=-', 200, CONTENT, undefined],
    ['lines=1-2', 200, CONTENT, undefined],
  ])('is sent in part when %s is asked for', async (range, status, body, contentRange) => {
    const answer = await ask({ range });
    expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
    expect(answer.headers['content-length']).toBe(String(body.length));
  });

  it('tells its length without its bytes', async () => {
    const answer = await ask({}, { method: 'HEAD' });
    expect([answer.statusCode, answer.body, answer.headers['content-length'], answer.headers['accept-ranges']]).toEqual([
      200,
      '',
      '25',
      'bytes',
    ]);
  });
});
