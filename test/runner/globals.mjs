// What `@jest/globals` gives, where Jest's own module refuses to be loaded: outside its virtual machine.
export const { jest, expect, it, test, describe, beforeAll, beforeEach, afterAll, afterEach } = globalThis;
