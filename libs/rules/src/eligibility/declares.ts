import { z } from 'zod';
import { code, line, settings } from '../plan/setting.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** What a person must be that nobody checks online, and therefore declares: a citizen, a member of the Union. */
export const declares = eligibilityCondition({
  code: 'declares',
  version: 1,
  label: 'Điều người dự thi cam đoan',
  bars: false,
  atRegistration: true,
  args: settings({
    statements: z
      .array(
        settings({
          code: code().meta({ title: 'Mã' }),
          text: line('Điều cam đoan', 'Viết tiếp câu “Người dự thi phải …”: “là công dân Việt Nam”.'),
        }),
      )
      .min(1)
      .max(10)
      .meta({ title: 'Các điều cam đoan' }),
  }),
  describe: ({ statements }) =>
    `Người dự thi phải ${joined(statements)} và cam đoan ${statements.length === 1 ? 'điều này' : 'những điều này'} khi đăng ký.`,
  check({ statements }, { declared = [] }) {
    const missing = statements.filter((statement) => !declared.includes(statement.code));
    if (missing.length === 0) return undefined;
    return {
      code: 'declares.missing',
      kind: 'missing',
      sentence: `Cuộc thi dành cho người ${joined(missing)}. Nếu đúng như vậy, hãy cam đoan.`,
    };
  },
});

/** "là công dân Việt Nam, là đoàn viên" */
const joined = (statements: readonly { text: string }[]): string => statements.map(({ text }) => text.replace(/[.;,]$/, '')).join(', ');
