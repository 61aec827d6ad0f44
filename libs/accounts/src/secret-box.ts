import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#settings';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts and signs with keys that are derived from SECRET_KEY, one per purpose. */
@Injectable()
export class SecretBox {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Encrypts a text (AES-256-GCM); the answer is base64 and different each time. */
  seal(text: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Decrypts what `seal` made for the same purpose. @throws Error when it was made otherwise or changed. */
  open(box: string, purpose: string): string {
    const bytes = Buffer.from(box, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** HMAC-SHA256 of a text. */
  sign(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  private key(purpose: string): Buffer {
    if (!this.settings.SECRET_KEY) throw new Error('SECRET_KEY is not set: what is sealed without it could be opened by anybody.');
    return Buffer.from(hkdfSync('sha256', this.settings.SECRET_KEY, 'khoa-bang', purpose, 32));
  }
}
