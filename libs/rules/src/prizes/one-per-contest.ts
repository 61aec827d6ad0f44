import { settings } from '../plan/setting.js';
import { personLimit } from './person-limit.js';

export const onePerContest = personLimit({
  code: 'one-per-contest',
  version: 1,
  label: 'Một giải cả cuộc thi',
  replaces: false,
  args: settings({}),
  describe: () =>
    'Chỉ xét giải cho người chưa nhận giải cá nhân nào của Cuộc thi; người đã có giải ở đợt trước thì không được xét ở đợt sau.',
  saysOfAuthors: (_args, author) => `Trong cả Cuộc thi, ${author} đã nhận một giải thì không được xét thêm.`,
  allows: (_args, held) => held.length === 0,
});
