import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const onePerRound = personLimit({
  code: 'one-per-round',
  version: 1,
  label: 'Một giải mỗi đợt',
  replaces: false,
  args: settings({}),
  describe: () =>
    'Trong mỗi đợt thi, một người nhận nhiều nhất một giải cá nhân; người đã có giải ở đợt này vẫn có thể nhận giải ở đợt khác.',
  saysOfAuthors: (_args, author) => `Trong phần thi này, ${author} nhận nhiều nhất một giải.`,
  allows: (_args, held, { round }) => !held.some((prize) => prize.round === round),
});
