import type { RuleSet } from '#rules';

/** A fact that the rules ask for beyond name, birth date, contact and audience group. */
export interface AskedField {
  required: boolean;
  /** Why it is asked for, to the person. */
  why: string;
}

/** What registering asks for, by the rule set alone. What is not in it is not asked, and not kept. */
export interface AskedFields {
  /** By what the person must be reachable: the code goes there. */
  reachedBy: 'phone' | 'email' | 'either';
  /** An address beside the phone. */
  secondEmail?: AskedField | undefined;
  position?: AskedField | undefined;
  address?: AskedField | undefined;
  identityNumber?: AskedField | undefined;
  /** The word that the announcement gives to everyone; where it says so. */
  accessWord?: { where: string } | undefined;
  /** The least level of electronic identity (VNeID); it is told by a provider, never by the person. */
  identityLevel?: number | undefined;
  /** What the person declares: "là công dân Việt Nam". */
  statements: readonly { code: string; text: string }[];
}

type FieldCode = RuleSet['registration']['fields'][number]['code'];

/** What the rules ask for. */
export function askedFields({ registration, eligibility }: RuleSet): AskedFields {
  const asked = (code: FieldCode): AskedField | undefined => {
    const field = registration.fields.find((one) => one.code === code);
    return field && { required: field.required, why: field.why };
  };
  const [contact, phone, email] = [asked('contact'), asked('phone'), asked('email')];
  const word = eligibility.find(({ code }) => code === 'access-word') as { where?: string } | undefined;
  const level = eligibility.find(({ code }) => code === 'identity-level') as { level?: number } | undefined;
  const declares = eligibility.filter(({ code }) => code === 'declares') as unknown as { statements: { code: string; text: string }[] }[];
  return {
    reachedBy: contact ? 'either' : reachedBy(phone, email),
    secondEmail: !contact && phone?.required ? email : undefined,
    position: asked('position'),
    address: asked('address'),
    identityNumber: asked('identityNumber'),
    accessWord: word && { where: word.where ?? '' },
    identityLevel: level?.level,
    statements: declares.flatMap(({ statements }) => statements),
  };
}

/** A phone that the rules require is where the code goes; an address that they require, where they require no phone. */
function reachedBy(phone: AskedField | undefined, email: AskedField | undefined): AskedFields['reachedBy'] {
  if (phone?.required) return 'phone';
  return email?.required ? 'email' : 'either';
}

const OPTIONAL = ['position', 'address', 'identityNumber', 'accessWord'] as const;

/** Whether an answer of this name belongs to what the rules ask for. */
export function mayHold(asked: AskedFields, name: string): boolean {
  if ((OPTIONAL as readonly string[]).includes(name)) return asked[name as (typeof OPTIONAL)[number]] !== undefined;
  if (name === 'identityConfirmed') return asked.identityNumber !== undefined;
  if (name === 'declared') return asked.statements.length > 0;
  return true;
}
