/** Who asks for a code, guesses one or tries a password, as the limits want to know it. */
export interface Asker {
  /** Where the request comes from. */
  address: string;
  /** Which browser it is, or whose session of a program, where that is known. */
  device?: string | undefined;
  /** What the browser shows for those who have signed in with it: see KnownDevices. */
  marks?: string | undefined;
}
