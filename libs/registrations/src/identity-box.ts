import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { RegistrationError } from './registration.errors.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts and hashes identity numbers with keys of the tenant in scope, derived from IDENTITY_KEY: a key for nothing else. */
@Injectable()
export class IdentityBox {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly context: TenantContext,
  ) {}

  /** Encrypts a number (AES-256-GCM); the answer is base64 and different each time. @throws RegistrationError IDENTITY_KEY_MISSING */
  seal(number: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal'), nonce);
    const sealed = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Decrypts what `seal` made in the same tenant. @throws Error when it was made otherwise or changed. */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** By what a number is found again within the tenant, and by nobody who lacks the key. */
  hash(number: string): Buffer {
    return createHmac('sha256', this.key('hash')).update(number).digest();
  }

  private key(purpose: 'seal' | 'hash'): Buffer {
    const { IDENTITY_KEY } = this.settings;
    if (!IDENTITY_KEY) throw new RegistrationError('IDENTITY_KEY_MISSING');
    return Buffer.from(hkdfSync('sha256', IDENTITY_KEY, this.context.tenantId(), `identity-number ${purpose}`, 32));
  }
}
