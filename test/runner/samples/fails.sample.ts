describe('a sample', () => {
  it('fails', () => expect(1 + 1).toBe(3));
  it('holds after it', () => expect(1 + 1).toBe(2));
});
