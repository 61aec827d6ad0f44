import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, type Principal } from '#access';
import { ContestDrafts } from '#contests';
import type { WaitingView } from '../view-models.js';
import { draftUrl } from './addresses.js';
import { DraftDesk } from './draft-desk.js';
import { Readiness } from './readiness.js';

/** Drafts that are looked through on the home page: each is read and checked whole. */
const MOST = 5;

/** Drafts that only wait for somebody to publish them. */
@Injectable()
export class ReadyDrafts {
  constructor(
    private readonly drafts: ContestDrafts,
    private readonly desk: DraftDesk,
    private readonly readiness: Readiness,
  ) {}

  /** One line each, the newest first; none for who may not publish. */
  async waiting(request: FastifyRequest, { permissions }: Pick<Principal, 'permissions'>): Promise<Omit<WaitingView, 'isFirst'>[]> {
    if (!permissions.has(Permission.PublishRules)) return [];
    const open = (await this.drafts.list()).filter(({ state }) => state === 'open').slice(0, MOST);
    const found: Omit<WaitingView, 'isFirst'>[] = [];
    for (const { id, title, contestId } of open) {
      if ((await this.readiness.obstacles(await this.desk.open(request, id))).length > 0) continue;
      found.push({
        title: `Bản soạn “${title}” chờ bạn công bố`,
        text:
          contestId === null
            ? 'Không còn gì phải sửa. Công bố rồi, cuộc thi hiện trên trang của đơn vị.'
            : 'Bản sửa thể lệ đã đủ điều kiện. Công bố rồi, bản sửa có hiệu lực ngay.',
        action: { label: 'Xem và công bố', url: `${draftUrl(id)}/cong-bo` },
      });
    }
    return found;
  }
}
