describe('a sample', () => {
  it('holds', () => expect(1 + 1).toBe(2));
});
