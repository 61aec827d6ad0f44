import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUND_STATES } from '#contests';
import { ACTS, tellAct } from './act-sentences.js';

const ROOT = join(import.meta.dirname, '../../../../..');

/** Every file that writes to the trail. */
const sources = ['apps', 'libs']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, folder, file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('libs/audit'))
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => /from '#audit'/.test(source) && /audit\s*\.\s*record\(|AuditTrail/.test(source));

describe('the words of the trail', () => {
  it('tell every act that the code records', () => {
    // "thing.done" in quotes; aliases of queries ("n.id", "l.rank") have one letter, files have an ending.
    const written = sources.flatMap((source) =>
      [...source.matchAll(/'([a-z]{2,}(?:-[a-z]+)*\.[a-z]{4,}(?:-[a-z]+)*)'/g)].map(([, action]) => action!),
    );
    const acts = new Set([...written, ...ROUND_STATES.map((state) => `round.${state}`)]);

    expect([...acts].filter((action) => !(action in ACTS) && !/\.(xlsx|docx|pdf|csv|json)$/.test(action))).toEqual([]);
    expect(acts.size).toBeGreaterThan(30);
  });

  it('say what an entry knows besides', () => {
    const tell = (action: string, details = {}, reason: string | null = null) => tellAct({ action, details, reason });

    expect(tell('staff.roles-changed', { from: ['author'], to: ['publisher', 'approver'] })).toEqual({
      what: 'Đổi vai trò',
      detail: 'Từ người soạn thành người duyệt, người công bố',
    });
    expect(tell('standing.returned', { version: 2, sha256: '4e8b71d0aa' }, 'Thiếu một bài')).toEqual({
      what: 'Trả lại xếp hạng',
      detail: 'Bản chốt 2, 4e8b71d0. Lý do: Thiếu một bài',
    });
    expect(tell('staff.signed-in')).toEqual({ what: 'Đăng nhập', detail: undefined });
    expect(tell('something.new')).toEqual({ what: 'Việc khác: something.new', detail: undefined });
  });
});
