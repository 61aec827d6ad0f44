import type { Unit } from '#units';
import type { Turnout } from '../entities/turnout.entity.js';
import { type Target, targetProgress, totalProgress } from './target-progress.js';

const unit = (code: string, headCount: number | null): Unit => ({ id: `id-${code}`, code, headCount }) as Unit;
const target = (overrides: Partial<Target>): Target => ({ code: 'x', name: 'X', units: ['a'], encouraged: false, ...overrides });
const turnout = {
  units: [
    { unit: 'id-a', people: 5, attempts: 9, audiences: { 'giao-vien': 3, 'hoc-sinh': 2 } },
    { unit: 'id-b', people: 2, attempts: 2, audiences: { 'giao-vien': 2 } },
  ],
} as unknown as Turnout;

describe('the progress of a target', () => {
  const progress = (one: Target, units = [unit('a', 10), unit('b', 7)]) => targetProgress([one], units, turnout)[0]!;

  it('is people against head-count, over all units of the target', () => {
    expect(progress(target({ units: ['a', 'b'], percent: 100 }))).toMatchObject({ people: 7, aim: 17 });
  });

  it('asks for whole people: 30 % of 17 are 6', () => {
    expect(progress(target({ units: ['a', 'b'], percent: 30 })).aim).toBe(6);
  });

  it('is a number of people where the plan names one, whatever the head-counts', () => {
    expect(progress(target({ units: ['a'], people: 500 }), [unit('a', null)])).toMatchObject({ people: 5, aim: 500 });
  });

  it('counts only the audience group that the target names', () => {
    expect(progress(target({ units: ['a', 'b'], audience: 'giao-vien', encouraged: true }))).toMatchObject({ people: 5, aim: undefined });
  });

  it('has no aim while a head-count is missing', () => {
    expect(progress(target({ units: ['a', 'b'], percent: 100 }), [unit('a', 10), unit('b', null)])).toMatchObject({
      people: 7,
      aim: undefined,
    });
  });

  it('is nobody before the first counting', () => {
    expect(targetProgress([target({ percent: 100 })], [unit('a', 10)], undefined)[0]).toMatchObject({ people: 0, aim: 10 });
  });
});

describe('all targets together', () => {
  const reached = (people: number, aim: number | undefined, overrides: Partial<Target> = { percent: 100 }) => ({
    target: target(overrides),
    people,
    aim,
  });

  it('are people against what is asked for, in whole per cent that never say 100 too early', () => {
    expect(totalProgress([reached(999, 1_000), reached(0, 1)])).toEqual({ people: 999, aim: 1_001, percent: 99 });
    expect(totalProgress([reached(3, 3), reached(2, 2, { percent: 30 })])).toEqual({ people: 5, aim: 5, percent: 100 });
  });

  it('are not reached by one unit’s surplus while another is behind', () => {
    expect(totalProgress([reached(50, 10), reached(0, 10)])).toEqual({ people: 10, aim: 20, percent: 50 });
  });

  it('leave out who is only encouraged', () => {
    expect(totalProgress([reached(5, 10), reached(70, undefined, { encouraged: true })])).toMatchObject({ people: 5, aim: 10 });
  });

  it('say nothing where a head-count is missing, or nothing is asked for', () => {
    expect(totalProgress([reached(5, 10), reached(3, undefined)])).toBeUndefined();
    expect(totalProgress([reached(70, undefined, { encouraged: true })])).toBeUndefined();
  });
});
