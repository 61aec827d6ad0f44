import { inspectServer, kindOfDatabase } from '#persistence';
import type { Settings } from '#settings';
import { Refusal } from '../refusal.js';

/** What `npm start` gives this command when the environment says nothing of the mode: then it is the demo, but not on any database. */
export const MODE_BY_DEFAULT = '--mode-by-default';

/**
 * A database of one's own that holds something already never becomes a demo by forgetting a variable: its clock would be
 * movable and its mailbox open. Looks before anything is written there. @throws Refusal, DatabaseServerError
 */
export async function checkMode({ DATABASE_URL: given }: Settings, isByDefault: boolean): Promise<void> {
  if (!given || !isByDefault) return;
  await inspectServer(given);
  if ((await kindOfDatabase(given)) !== 'in-use') return;
  throw new Refusal(
    'Cơ sở dữ liệu ở DATABASE_URL đã có dữ liệu mà chưa rõ chạy thật hay chạy thử. Hãy đặt KHOABANG_MODE=production để chạy thật, hoặc KHOABANG_MODE=demo để chạy thử, rồi chạy lại.',
  );
}
