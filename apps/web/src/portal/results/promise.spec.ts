import { parseLocal } from '#kernel';
import { promise, promisedAt } from './promise.js';

const at = (text: string): Date => parseLocal(text)!;
const publishesAt = at('2024-10-30 10:00');

describe('the minute promised for results', () => {
  it('is said while it is still to come', () => {
    const now = at('2024-10-30 09:59');

    expect([promisedAt({ publishesAt }, now), promise({ publishesAt }, now)]).toEqual([
      publishesAt,
      'Công bố lúc 10:00 thứ Tư, 30/10/2024.',
    ]);
  });

  it.each([
    ['has come', publishesAt],
    ['was never promised', null],
  ])('is not repeated once it %s', (_why, minute) => {
    expect([promisedAt({ publishesAt: minute }, publishesAt), promise({ publishesAt: minute }, publishesAt)]).toEqual([
      undefined,
      'Ban Tổ chức đang duyệt kết quả.',
    ]);
  });
});
