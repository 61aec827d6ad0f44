import { recheckCommand } from './recheck-command.js';

/** `khoabang recheck FILE`: computes a standing again from the exported file alone. */
export function recheck(args: string[]): Promise<number> {
  return recheckCommand(
    args,
    'npm run khoabang -- recheck TỆP [--sha256 MÃ_ĐÃ_CÔNG_BỐ] [--inputs MÃ_DỮ_LIỆU_ĐẦU_VÀO] [--receipt TỆP_BIÊN_NHẬN] [--json]',
  );
}
