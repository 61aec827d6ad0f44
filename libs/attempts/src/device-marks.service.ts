import { Injectable } from '@nestjs/common';
import { SecretBox } from '#accounts';
import type { ContestId } from '#kernel';
import { TenantContext } from '#tenancy';

const PURPOSE = 'attempt-device';
const BYTES = 16;

/**
 * Tells whether two attempts of a contest were started in one browser, and nothing else: without the installation's key the
 * mark leads back to no browser, and in another contest the same browser has another one.
 */
@Injectable()
export class DeviceMarks {
  constructor(
    private readonly box: SecretBox,
    private readonly context: TenantContext,
  ) {}

  /** 16 bytes. @param device the number that the browser was given by us */
  mark(device: string, contestId: ContestId): Buffer {
    return this.box.sign([this.context.tenantId(), contestId, device].join('\n'), PURPOSE).subarray(0, BYTES);
  }
}
