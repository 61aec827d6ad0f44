import { effectiveSettings, type EffectiveSetting, ruleSetHash } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import { ruleSetsIn } from './read-plan-file.js';

/** `khoabang plan show FILE`: what applies, a setting per line, and where it comes from; 1 when the plan has faults. */
export function planShow(args: string[]): number {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [file, ...rest] = read?.positionals ?? [];
  if (!read || file === undefined || rest.length > 0) return wrongUsage('plan show TỆP [--json]');
  const [ruleSet] = ruleSetsIn([file], read.values.json) ?? [];
  if (!ruleSet) return 1;
  const settings = effectiveSettings(ruleSet);
  if (read.values.json) {
    const listed = settings.map((setting) => {
      const { path, title, value, provenance, isOpen } = setting;
      return { path, title, value, from: provenance.from === 'plan' ? provenance.plan : null, open: isOpen };
    });
    process.stdout.write(`${JSON.stringify({ file, sha256: ruleSetHash(ruleSet), settings: listed })}\n`);
  } else process.stdout.write(settings.map(settingLine).join(''));
  return 0;
}

/** "parts[0].paper.minutes: 15   ← lam-dong   Thi trắc nghiệm › Đề thi › Thời gian làm bài (phút)" */
function settingLine(setting: EffectiveSetting): string {
  const { path, title, provenance, isOpen } = setting;
  const from = provenance.from === 'plan' ? provenance.plan : '(mặc định)';
  return `${path}: ${shown(setting)}   ← ${from}${isOpen ? ', được đổi' : ''}   ${title}\n`;
}

/** As one would type it in a plan; what has settings inside (a rough time, a day after an event), as people say it. */
function shown({ value, words }: EffectiveSetting): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? words : JSON.stringify(value);
}
