import { Injectable } from '@nestjs/common';
import { SecretBox } from '#accounts';
import { Clock, DAY_MS } from '#kernel';
import type { ApplicationId } from './entities/tenant-application.entity.js';

const PURPOSE = 'tenant-application';
const VALID_DAYS = 30;

/** What the link in an operator's mail stands for. */
export interface OperatorLink {
  application: ApplicationId;
  operator: string;
}

/** The keys in the links that operators get: sealed, for one application and one operator. */
@Injectable()
export class ApplicationLinks {
  constructor(
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** A key that fits into an address. */
  seal(link: OperatorLink): string {
    const until = this.clock.now().getTime() + VALID_DAYS * DAY_MS;
    return Buffer.from(this.box.seal(JSON.stringify({ ...link, until }), PURPOSE), 'base64').toString('base64url');
  }

  /** What a key stands for; undefined when it is none of ours, or too old. */
  open(key: string): OperatorLink | undefined {
    try {
      const sealed = Buffer.from(key, 'base64url').toString('base64');
      const { until, ...link } = JSON.parse(this.box.open(sealed, PURPOSE)) as OperatorLink & { until: number };
      return until > this.clock.now().getTime() ? link : undefined;
    } catch {
      return undefined;
    }
  }
}
