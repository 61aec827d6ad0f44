import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

/** "Mỗi cá nhân chỉ được nhận 01 giải cao nhất": the lower prize that somebody already had is given back, not handed on. */
export const highestOnly = personLimit({
  code: 'highest-only',
  version: 1,
  label: 'Chỉ một giải cao nhất',
  replaces: true,
  args: settings({}),
  describe: () =>
    'Trong cả Cuộc thi, một người chỉ nhận một giải cá nhân cao nhất; khi đạt giải cao hơn thì giải thấp hơn đã đạt trước đó không trao nữa và để trống.',
  saysOfAuthors: (_args, author) =>
    `Trong cả Cuộc thi, ${author} chỉ nhận một giải cao nhất; khi đạt giải cao hơn thì giải thấp hơn đã đạt trước đó không trao nữa và để trống.`,
  allows: (_args, held, next, compare) => held.every((prize) => compare(next, prize) < 0),
});
