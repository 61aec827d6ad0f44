/** By what a hash was made. */
export interface PasswordParameters {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
  salt: Buffer;
}

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$[A-Za-z0-9+/]+$/;

/** Reads them from a hash as it is kept, "$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH". @throws Error for anything else */
export function parametersOf(stored: string): PasswordParameters {
  const [, memory, time, parallelism, salt] = FORM.exec(stored) ?? [];
  if (!salt) throw new Error('What is kept here is no hash of a password.');
  return { memoryCost: Number(memory), timeCost: Number(time), parallelism: Number(parallelism), salt: Buffer.from(salt, 'base64') };
}

/** The same for two hashes that were made alike, with the same salt. */
export function makingOf(stored: string): string {
  return stored.slice(0, stored.lastIndexOf('$'));
}
