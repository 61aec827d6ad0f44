import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** A new secret, 160 random bits in base 32. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The 30-second step in which an instant lies. */
export function totpStepAt(at: Date): number {
  return Math.floor(secondsOf(at) / STEP_SECONDS);
}

/** The six digits that an authenticator app shows at an instant. */
export function totpCode(secret: string, at: Date): string {
  return generateSync({ secret, epoch: secondsOf(at) });
}

/** The code of the next step whose code was not used yet and is taken already: the present step's, or the one after. */
export function unusedTotpCode(secret: string, at: Date, lastUsed: number | undefined): string {
  const wasUsed = lastUsed === totpStepAt(at);
  return totpCode(secret, wasUsed ? new Date(at.getTime() + STEP_SECONDS * 1000) : at);
}

/** The step whose code was typed: the present one, the one before or the one after; undefined when it is none of them. */
export function matchingTotpStep(secret: string, typed: string, at: Date): number | undefined {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const result = verifySync({ secret, token, epoch: secondsOf(at), epochTolerance: STEP_SECONDS });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

/** What the square picture says to an authenticator app. */
export function totpUri({ secret, email, issuer }: { secret: string; email: string; issuer: string }): string {
  return generateURI({ secret, label: email, issuer });
}
