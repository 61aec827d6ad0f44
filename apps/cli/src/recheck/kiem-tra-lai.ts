// What a third party runs: bundled into the one file dist/recheck/kiem-tra-lai.cjs, which needs nothing but Node 18 or newer.
import { recheckCommand } from './recheck-command.js';

recheckCommand(
  process.argv.slice(2),
  'node kiem-tra-lai.cjs TỆP [--sha256 MÃ_ĐÃ_CÔNG_BỐ] [--inputs MÃ_DỮ_LIỆU_ĐẦU_VÀO] [--receipt TỆP_BIÊN_NHẬN] [--json]',
).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exitCode = 3;
  },
);
