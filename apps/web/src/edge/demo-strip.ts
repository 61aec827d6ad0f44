import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission } from '#access';
import { Clock, formatMoment } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import type { DemoStripView } from '../portal/view-models.js';
import { isConsole } from './session.js';

/** The strip at the foot of the demo's pages: what time it is there, and the way to what only the demo has. */
@Injectable()
export class DemoStrip {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  of(request: FastifyRequest): DemoStripView | undefined {
    if (!this.settings.isDemo) return undefined;
    const { site, principal } = request;
    const movesClock = isConsole(request) && principal?.permissions.has(Permission.MoveClock);
    const links = [
      ...(movesClock ? [{ label: 'Chuyển đồng hồ', url: '/quan-tri/dong-ho' }] : []),
      ...(site.kind === 'root' ? [{ label: 'Hộp thư chạy thử', url: '/hop-thu' }] : []),
      ...(site.kind === 'tenant' ? [{ label: 'Hộp thư chạy thử', url: isConsole(request) ? '/quan-tri/hop-thu' : '/hop-thu' }] : []),
      ...(site.kind === 'tenant' && site.isChosen ? [{ label: 'Đổi đơn vị', url: '/chon-don-vi' }] : []),
    ];
    return { sentence: `Bản chạy thử. Bây giờ là ${formatMoment(this.clock.now())}.`, links };
  }
}
