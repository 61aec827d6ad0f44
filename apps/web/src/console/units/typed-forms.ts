import { BASIS_WORDS, BLANK_UNIT, spokenDay, type TypedUnit, type Unit, type UnitContact } from '#units';
import type { TypedEvent } from './unit-editor-presenter.js';
import type { UnitEventForm, UnitForm } from './units.forms.js';

/** What a form has sent, absent fields empty. */
export function typedUnit({ bases, ...fields }: UnitForm): TypedUnit {
  const texts = Object.fromEntries(Object.entries(fields as Partial<Record<string, string>>).filter(([, value]) => value !== undefined));
  return {
    ...BLANK_UNIT,
    ...texts,
    bases: [bases ?? []]
      .flat()
      .filter((one) => one in BASIS_WORDS)
      .join(','),
  };
}

/** A unit as its form shows it. */
export function shownUnit(unit: Unit): TypedUnit {
  const { code, name, kind, place, block, bases, validFrom, codes } = unit;
  return { ...BLANK_UNIT, code, name, kind, place, block, bases: bases.join(','), validFrom: spokenDay(validFrom), parent: codes[1] ?? '' };
}

/** Whom to ask, as the form shows it. */
export function shownContact(contact: UnitContact | undefined): TypedUnit {
  const { fullName = '', phone = '', email = '' } = contact ?? {};
  return { ...BLANK_UNIT, contactName: fullName, contactPhone: phone, contactEmail: email };
}

export function typedEvent({ name = '', day = '', legalBasis = '', into = '' }: UnitEventForm): TypedEvent {
  return { name, day, legalBasis, into };
}
