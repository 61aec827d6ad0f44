import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const onePerContest = personLimit({
  code: 'one-per-contest',
  version: 1,
  label: 'Một giải cả cuộc thi',
  replaces: false,
  args: settings({}),
  describe: () =>
    'Trong cả Cuộc thi, một người nhận nhiều nhất một giải cá nhân; người đã có giải ở đợt trước không được xét giải ở đợt sau.',
  saysOfAuthors: (_args, author) => `Trong cả Cuộc thi, ${author} nhận nhiều nhất một giải.`,
  allows: (_args, held) => held.length === 0,
});
