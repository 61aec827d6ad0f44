import { isUuid, newId } from './ids.js';

describe('a new id', () => {
  const at = new Date('2024-10-21T03:00:00.123Z');

  it('begins with its instant', () => {
    const id = newId(at);

    expect(isUuid(id)).toBe(true);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
  });

  it('sorts in the order in which ids of one millisecond were made, and behind those of earlier ones', () => {
    const ids = Array.from({ length: 2000 }, () => newId(at));

    expect(ids.toSorted()).toEqual(ids);
    expect(newId(new Date(at.getTime() - 1)) < ids[0]!).toBe(true);
    expect(new Set(ids).size).toBe(2000);
  });
});
