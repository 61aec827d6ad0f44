describe('a sample', () => {
  it('hangs', () => new Promise(() => {}), 50);
  it('holds after it', () => expect(1 + 1).toBe(2));
});
