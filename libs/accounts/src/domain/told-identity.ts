import { cleanText } from '#kernel';
import { readContact } from './contact.js';
import type { ClaimNames, IdentityLevels } from './provider-settings.js';

/** What a provider has told of a person. Nothing of it is believed but the subject and the level; a contact is proved by a code. */
export interface ToldIdentity {
  subject: string;
  level: 0 | 1 | 2 | null;
  fullName: string | undefined;
  /** "1962-07-07" */
  birthDate: string | undefined;
  /** Where the person says to be reached, in E.164 or as an address. */
  contact: string | undefined;
  /** As told; it waits nowhere but with a registration that asks for it. */
  identityNumber: string | undefined;
}

/** No number is longer, spaces and dashes included. */
const LONGEST_NUMBER = 30;

type Claims = Readonly<Record<string, unknown>>;

/** Reads what is asked for out of the claims of a provider. */
export function readIdentity(claims: Claims, { names, levels }: { names: ClaimNames; levels: IdentityLevels }): ToldIdentity {
  const text = (name: string): string | undefined => {
    const value = name ? valueAt(claims, name) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) || undefined : undefined;
  };
  const fullName = text(names.name);
  return {
    subject: String(claims['sub']),
    level: levelOf(levels, text('acr')),
    fullName: fullName !== undefined && fullName.length <= 120 && /\p{L}/u.test(fullName) ? fullName : undefined,
    birthDate: readDay(text(names.birthDate)),
    contact: readable(text(names.phone)) ?? readable(text(names.email)),
    identityNumber: text(names.identityNumber)?.slice(0, LONGEST_NUMBER),
  };
}

/** Own names alone: "constructor" is on every object, and no level. */
function levelOf(levels: IdentityLevels, acr = ''): 0 | 1 | 2 | null {
  return Object.hasOwn(levels, acr) ? (levels[acr] ?? null) : null;
}

/** "address.country": a name with dots leads inward, unless a claim has it whole. */
function valueAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (found, part) => (found !== null && typeof found === 'object' && Object.hasOwn(found, part) ? (found as Claims)[part] : undefined),
      claims,
    );
}

/** "1962-07-07" as the standard has it, or as Vietnamese systems write it: "07/07/1962", "19620707". */
function readDay(told = ''): string | undefined {
  const written = told.replace(/^(\d{2})[/-](\d{2})[/-](\d{4})$/, '$3-$2-$1').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(written)) return undefined;
  const at = Date.parse(`${written}T00:00:00Z`);
  // 30 February is read as a day in March: then it was none.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : undefined;
}

function readable(told: string | undefined): string | undefined {
  const reading = told === undefined ? undefined : readContact(told);
  return reading && 'contact' in reading ? reading.contact.value : undefined;
}
