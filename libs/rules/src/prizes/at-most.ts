import { formatNumber } from '#kernel';
import { choice, settings, whole } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

const WITHIN = { round: 'mỗi đợt xét giải', contest: 'cả Cuộc thi' } as const;

export const atMost = personLimit({
  code: 'at-most',
  version: 1,
  label: 'Nhiều nhất một số giải',
  replaces: false,
  args: settings({ count: whole('Số giải', { min: 1, max: 100 }), within: choice('Tính trong', WITHIN) }),
  describe: ({ count, within }) => `Trong ${WITHIN[within]}, người đã nhận đủ ${formatNumber(count)} giải cá nhân thì không được xét thêm.`,
  saysOfAuthors: ({ count, within }, author) =>
    `Trong ${within === 'round' ? 'phần thi này' : WITHIN.contest}, ${author} đã nhận đủ ${formatNumber(count)} giải thì không được xét thêm.`,
  allows: ({ count, within }, held, { round }) => held.filter((prize) => within === 'contest' || prize.round === round).length < count,
});
