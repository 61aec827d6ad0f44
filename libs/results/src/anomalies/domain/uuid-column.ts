const BYTES = 16;

/** UUIDs in a column, 16 bytes each instead of the hundred that a text takes. */
export class UuidColumn {
  private bytes = Buffer.alloc(BYTES * 1_024);
  private count = 0;

  push(uuid: string): void {
    if (this.bytes.length < (this.count + 1) * BYTES) this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2);
    this.bytes.write(uuid.replaceAll('-', ''), this.count * BYTES, 'hex');
    this.count += 1;
  }

  at(place: number): string {
    const hex = this.bytes.toString('hex', place * BYTES, (place + 1) * BYTES);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
