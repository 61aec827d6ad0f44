import 'reflect-metadata';
import { BackupError, DatabaseServerError, EmbeddedPostgresError } from '#persistence';
import { SettingsError } from '#settings';
import { Refusal } from './refusal.js';

type Command = (args: string[]) => number | Promise<number>;

/** Each command is loaded only when it is asked for: `--help` must not wait for a database driver. */
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  start: { summary: 'chạy mọi thứ trên máy này (npm start)', load: async () => (await import('./start/start.js')).start },
  plan: {
    summary: 'kiểm tra, xem, so sánh tệp kế hoạch; in Thể lệ (check|show|text|diff|schema)',
    load: async () => (await import('./plan/plan.js')).plan,
  },
  questions: {
    summary: 'kiểm tra tệp câu hỏi trước khi nhập (import --check)',
    load: async () => (await import('./questions/questions.js')).questions,
  },
  rehearse: {
    summary: 'chạy thử một kế hoạch với người giả định: xếp hạng, giải, điều cần xem lại',
    load: async () => (await import('./rehearse/rehearse.js')).rehearse,
  },
  tenant: {
    summary: 'đơn vị tổ chức: lập, xem, tạm ngừng, đổi tên miền, kết xuất, xóa, xét đơn (create|list|suspend|host|move|export|delete …)',
    load: async () => (await import('./tenant/tenant.js')).tenant,
  },
  audit: {
    summary: 'kiểm tra nhật ký: tìm chỗ bị sửa, xóa, chèn sau lưng (verify)',
    load: async () => (await import('./audit/audit.js')).audit,
  },
  standing: {
    summary: 'bảng xếp hạng: tính, kiểm tra lại từ cơ sở dữ liệu, xuất hồ sơ kiểm tra lại (compute|verify|export)',
    load: async () => (await import('./standing/standing.js')).standing,
  },
  recheck: {
    summary: 'kiểm tra lại một bảng xếp hạng chỉ từ hồ sơ đã xuất, không cần cơ sở dữ liệu',
    load: async () => (await import('./recheck/recheck.js')).recheck,
  },
  units: {
    summary: 'nhập danh mục đơn vị hành chính cả nước (import)',
    load: async () => (await import('./units/units.js')).units,
  },
  verify: {
    summary: 'kiểm tra toàn bộ dữ liệu: những điều luôn phải đúng (--only, --except, --tenant, --list, --last)',
    load: async () => (await import('./verify/verify.js')).verify,
  },
  backup: { summary: 'sao lưu cơ sở dữ liệu, tệp và khóa bí mật', load: async () => (await import('./backup/backup.js')).backup },
  restore: {
    summary: 'khôi phục bản sao lưu vào một thư mục dữ liệu mới',
    load: async () => (await import('./backup/restore.js')).restore,
  },
};

/** Errors whose message is a sentence for the operator; anything else is a defect and shows where it happened. */
const SPOKEN = [Refusal, BackupError, DatabaseServerError, EmbeddedPostgresError, SettingsError];

/** Exit codes: 0 done, 1 the answer is no or faults were found, 2 wrong usage, 3 could not run. */
async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    const list = Object.entries(COMMANDS).map(([known, { summary }]) => `  ${known.padEnd(12)}${summary}`);
    process.stderr.write(`Cách dùng: npm run khoabang -- LỆNH …\n\n${list.join('\n')}\n`);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  const run = await command.load();
  return run(args);
}

/** A pipe takes what was printed bit by bit; ending before it has taken all would cut the answer off. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

main().then(end, (error: unknown) => {
  if (SPOKEN.some((kind) => error instanceof kind)) process.stderr.write(`${(error as Error).message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
