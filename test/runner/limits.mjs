// The runner knows no time limits; what hangs must fail with its name all the same. Limits are those of Jest: the third
// argument of a test, `jest.setTimeout`, or a minute: it is there for what hangs, not for what a busy machine makes slow.
import { addEventHandler, getState } from 'jest-circus';

let limitMs = 60_000;

globalThis.jest.setTimeout = (ms) => {
  limitMs = ms;
  return globalThis.jest;
};

addEventHandler((event) => {
  const { currentDescribeBlock } = getState();
  const added =
    event.name === 'add_test'
      ? currentDescribeBlock.children.at(-1)
      : event.name === 'add_hook'
        ? currentDescribeBlock.hooks.at(-1)
        : undefined;
  if (added?.fn) added.fn = limited(added.fn, event.timeout);
});

function limited(work, ownLimitMs) {
  return async () => {
    const ms = ownLimitMs ?? limitMs;
    let timer;
    const tooLate = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not over after ${ms} ms`)), ms);
    });
    try {
      await Promise.race([work(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}
