import type { FastifyRequest } from 'fastify';
import type { BusyView } from '../portal/view-models.js';
import { busyAnswer } from './busy-page.js';

describe('the page of a busy moment', () => {
  const again = (method: string, url: string): string | undefined =>
    busyAnswer({ method, url } as FastifyRequest, { status: 503, code: 'DATABASE_BUSY', sentence: 'Đông người.', waitSeconds: 3 }, 'Đông')
      ?.again?.url;

  it('asks again for what was asked for', () => {
    expect([again('GET', '/thi/tuan-1?a=1'), again('POST', '/thi/tuan-1')]).toEqual(['/thi/tuan-1?a=1', undefined]);
  });

  it('carries what a form of a sitting held, to be sent again by whoever sent it, and does not leave by itself', () => {
    const url = '/bai-thi/0192b1bc-e785-77c9-9c29-50cd073f8963/tra-loi';
    const body = { _csrf: 'old', question: '1', 'choice-1': ['A', 'C'], go: '2', odd: { deep: 'x' } };
    const answer = busyAnswer(
      { method: 'POST', url, body } as unknown as FastifyRequest,
      { status: 503, code: 'DATABASE_BUSY', sentence: 'Đông người.', waitSeconds: 3 },
      'Đông',
    );
    expect(answer?.again).toBeUndefined();
    const { paragraphs, carried } = answer?.content as unknown as BusyView;
    // One place is told for what was chosen: this page. Without script no device keeps it.
    expect(paragraphs).toEqual(['Những gì bạn vừa chọn còn ở trang này, máy chủ chưa nhận. Hãy đợi 3 giây rồi bấm “Gửi lại”.']);
    expect(carried).toEqual({
      action: url,
      label: 'Gửi lại',
      fields: [
        { name: 'question', value: '1' },
        { name: 'choice-1', value: 'A' },
        { name: 'choice-1', value: 'C' },
        { name: 'go', value: '2' },
      ],
    });
  });

  it.each(['//evil.example/thi', '/\\evil.example/thi', '///evil.example', 'http://evil.example/'])(
    'never leads to another site: %s',
    (url) => {
      expect(new URL(again('GET', url) ?? '/', 'https://lam-dong.vn').host).toBe('lam-dong.vn');
    },
  );
});
