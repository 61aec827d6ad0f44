/** What no export of a tenant shows, with the reason. A test compares this with the columns that look like secrets. */
export interface Withheld {
  table: string;
  /** Absent for the whole table. */
  columns?: readonly string[];
  why: string;
}

const KEYED = 'Hashed with a key of this installation: of use nowhere else.';
const TOKEN = 'Opens a page to whoever has it, by its hash.';

export const WITHHELD: readonly Withheld[] = [
  {
    table: 'accounts',
    columns: ['password_hash', 'totp_secret', 'totp_last_step'],
    why: 'Passwords and second factors: of use to nobody but a thief.',
  },
  { table: 'sessions', why: 'Signed-in browsers, by the hash of their tokens.' },
  { table: 'one_time_codes', why: 'Codes on their way, hashed; they end within minutes.' },
  { table: 'messages', columns: ['body'], why: 'Codes and links on their way to people.' },
  { table: 'throttle_counters', why: 'Counts of tries, hashed; they end within the hour.' },
  { table: 'registration_drafts', why: 'Registrations that nobody has confirmed, by the hash of their token; they end within the day.' },
  { table: 'identity_providers', columns: ['client_secret'], why: 'What this installation is known by at the provider, encrypted.' },
  { table: 'identity_numbers', columns: ['sealed', 'number_hmac'], why: 'Encrypted and hashed with keys of this installation.' },
  { table: 'winner_confirmations', columns: ['payment_sealed'], why: 'Bank accounts, encrypted with a key of this installation.' },
  { table: 'excluded_numbers', columns: ['number_hmac'], why: KEYED },
  { table: 'reminders', columns: ['contact_hmac', 'person_hmac'], why: KEYED },
  { table: 'reminder_refusals', columns: ['contact_hmac'], why: KEYED },
  { table: 'roster_people', columns: ['contact_hmac', 'person_hmac'], why: KEYED },
  { table: 'coordinator_invitations', columns: ['token_hash'], why: TOKEN },
  { table: 'nomination_authors', columns: ['token_hash'], why: TOKEN },
];
