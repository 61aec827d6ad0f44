import { Injectable } from '@nestjs/common';
import { SecretBox } from '#accounts';
import { TenantContext } from '#tenancy';

const PERSON = 'roster-person';
const CONTACT = 'reminder-contact';

/** Hashes by which people and contacts are known again when their list is gone. Keyed, and another for each tenant. */
@Injectable()
export class PeopleKeys {
  constructor(
    private readonly box: SecretBox,
    private readonly context: TenantContext,
  ) {}

  person({ nameKey, birthDate }: { nameKey: string; birthDate: string }): Buffer {
    return this.box.sign(`${this.context.tenantId()} ${birthDate} ${nameKey}`, PERSON);
  }

  contact(contact: string): Buffer {
    return this.box.sign(`${this.context.tenantId()} ${contact}`, CONTACT);
  }
}
