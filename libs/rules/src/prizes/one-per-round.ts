import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const onePerRound = personLimit({
  code: 'one-per-round',
  version: 1,
  label: 'Một giải mỗi đợt',
  replaces: false,
  args: settings({}),
  describe: () =>
    'Trong mỗi đợt xét giải, chỉ xét giải cho người chưa nhận giải cá nhân nào của đợt ấy; người đã có giải ở đợt khác vẫn được xét.',
  saysOfAuthors: (_args, author) => `Trong phần thi này, ${author} đã nhận một giải thì không được xét thêm.`,
  allows: (_args, held, { round }) => !held.some((prize) => prize.round === round),
});
