import { Inject, Injectable } from '@nestjs/common';
import { scannerOf } from '#files';
import { Clock } from '#kernel';
import { SETTINGS, type Settings } from '#settings';

/** How it is with the scanner for malware: there is none, it does not answer, it answers. */
type ScannerState = 'none' | 'silent' | 'answering';

/** A page does not wait longer for a scanner that hangs. */
const PATIENCE_MS = 2_000;
/** For so long an answer is believed. */
const KEPT_MS = 30_000;

/** Says whether files that come in are looked at for malware, to those who answer for them. */
@Injectable()
export class ScannerStatus {
  private known: { state: ScannerState; at: number } | undefined;

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async state(): Promise<ScannerState> {
    const scanner = scannerOf(this.settings);
    if (!scanner.isActive) return 'none';
    const now = this.clock.now().getTime();
    if (this.known && now - this.known.at < KEPT_MS && now >= this.known.at) return this.known.state;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
    const state = (await Promise.race([scanner.isAnswering(), late])) ? 'answering' : 'silent';
    clearTimeout(timer);
    this.known = { state, at: now };
    return state;
  }
}

/** What organisers are told of it; undefined where all is well. */
export function scannerNotice(state: ScannerState): { title: string; text: string } | undefined {
  switch (state) {
    case 'none':
      return {
        title: 'Tệp gửi đến chưa được quét mã độc',
        text: 'Máy chủ chưa đặt chương trình quét. Hãy đề nghị người vận hành đặt (CLAMD), và chỉ mở tệp trên máy có phần mềm diệt mã độc.',
      };
    case 'silent':
      return {
        title: 'Chương trình quét mã độc không trả lời',
        text: 'Tệp mới gửi đến đang chờ và chưa được tính là đã nhận; tệp không mất, không tính là muộn. Hãy báo người vận hành ngay.',
      };
    case 'answering':
      return undefined;
  }
}
