import type { FastifyRequest } from 'fastify';
import { busyAnswer } from './busy-page.js';

describe('the page of a busy moment', () => {
  const again = (method: string, url: string): string | undefined =>
    busyAnswer({ method, url } as FastifyRequest, { status: 503, code: 'DATABASE_BUSY', sentence: 'Đông người.', waitSeconds: 3 }, 'Đông')
      ?.again?.url;

  it('asks again for what was asked for', () => {
    expect([again('GET', '/thi/tuan-1?a=1'), again('POST', '/thi/tuan-1')]).toEqual(['/thi/tuan-1?a=1', undefined]);
    expect(again('POST', '/bai-thi/0192b1bc-e785-77c9-9c29-50cd073f8963/tra-loi')).toBe(
      '/bai-thi/0192b1bc-e785-77c9-9c29-50cd073f8963?cau=cuoi',
    );
  });

  it.each(['//evil.example/thi', '/\\evil.example/thi', '///evil.example', 'http://evil.example/'])(
    'never leads to another site: %s',
    (url) => {
      expect(new URL(again('GET', url) ?? '/', 'https://lam-dong.vn').host).toBe('lam-dong.vn');
    },
  );
});
