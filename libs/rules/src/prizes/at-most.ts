import { formatNumber } from '#kernel';
import { choice, settings, whole } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

const WITHIN = { round: 'mỗi đợt thi', contest: 'cả Cuộc thi' } as const;

export const atMost = personLimit({
  code: 'at-most',
  version: 1,
  label: 'Nhiều nhất một số giải',
  replaces: false,
  args: settings({ count: whole('Số giải', { min: 1, max: 100 }), within: choice('Tính trong', WITHIN) }),
  describe: ({ count, within }) => `Trong ${WITHIN[within]}, một người nhận nhiều nhất ${formatNumber(count)} giải cá nhân.`,
  saysOfAuthors: ({ count, within }, author) =>
    `Trong ${within === 'round' ? 'phần thi này' : WITHIN.contest}, ${author} nhận nhiều nhất ${formatNumber(count)} giải.`,
  allows: ({ count, within }, held, { round }) => held.filter((prize) => within === 'contest' || prize.round === round).length < count,
});
