describe('a sample', () => {
  beforeAll(() => {
    throw new Error('nothing to stand on');
  });

  it('holds', () => expect(1 + 1).toBe(2));
});
