import { Injectable } from '@nestjs/common';
import { TenantContext } from '#tenancy';
import type { Asker } from './domain/asker.js';
import { SecretBox } from './secret-box.js';

const PURPOSE = 'known-device';
/** A family, or the desk of a school: of more people a browser remembers those who came last. */
const MOST = 8;
const LENGTH = 22;

type Door = 'contestant' | 'staff';

/**
 * Browsers in which somebody has signed in before. Strangers may use up what a contact is allowed of tries and codes; for such
 * a browser they are counted apart, so that nobody is locked out of their own phone by others. The marks say nothing to who
 * reads them, and count only together with the browser's number, in this tenant.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly box: SecretBox,
    private readonly context: TenantContext,
  ) {}

  /** Whether somebody with this contact has signed in with the browser. */
  knows({ device, marks = '' }: Asker, contact: string, door: Door = 'contestant'): boolean {
    return (
      device !== undefined &&
      marks
        .split('.')
        .slice(0, MOST)
        .includes(this.markOf(device, contact, door))
    );
  }

  /** The browser's marks with one for this contact: the newest first. */
  marked({ device, marks = '' }: { device: string; marks?: string | undefined }, contact: string, door: Door = 'contestant'): string {
    const mark = this.markOf(device, contact, door);
    return [mark, ...marks.split('.').filter((one) => one.length === LENGTH && one !== mark)].slice(0, MOST).join('.');
  }

  private markOf(device: string, contact: string, door: Door): string {
    return this.box.sign([this.context.tenantId(), device, door, contact].join('\n'), PURPOSE).toString('base64url').slice(0, LENGTH);
  }
}
