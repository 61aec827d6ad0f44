/** A backup cannot be made or restored. The message is one sentence for the operator that says what to do. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupError';
  }
}
