describe('a sample', () => {
  beforeAll(() => new Promise(() => {}), 50);

  it('holds', () => expect(1 + 1).toBe(2));
});
