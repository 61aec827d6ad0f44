/** Settings that cannot be used. Each line names a variable and says what to do; values are never repeated, they may be secrets. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsError';
  }
}
