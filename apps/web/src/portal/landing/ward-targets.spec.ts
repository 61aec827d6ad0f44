import { aRuleSet } from '#rules/testing';
import type { Unit } from '#units';
import { wardTargets } from './ward-targets.js';

type Target = ReturnType<typeof aRuleSet>['targets'][number];

const target = (name: string, percent?: number): Target => ({ code: name, name, units: [], percent, encouraged: percent === undefined });
const introOf = (...targets: Target[]): string | undefined =>
  wardTargets({ plan: { ...aRuleSet(), targets }, units: [] as Unit[], turnout: undefined, until: undefined })?.intro;

describe('what a ward has undertaken, in words', () => {
  it('is everybody where the target is the whole', () => {
    expect(introOf(target('Công an phường', 100), target('Trạm Y tế', 100), target('Người cao tuổi'))).toBe(
      'Công an phường và Trạm Y tế dự thi đầy đủ.',
    );
  });

  it('is at least so many of a hundred where it is less', () => {
    expect(introOf(target('Trường THCS', 30))).toBe('Trường THCS có ít nhất 30% số người dự thi.');
  });

  it('is a number of people where the plan names one', () => {
    expect(introOf(target('Trạm Y tế', 100), { ...target('Tổ 1'), people: 1200, encouraged: false })).toBe(
      'Trạm Y tế dự thi đầy đủ. Tổ 1 có ít nhất 1.200 người dự thi.',
    );
  });

  it('tells both apart', () => {
    expect(introOf(target('Trạm Y tế', 100), target('Trường THCS', 30), target('Tổ 1', 50))).toBe(
      'Trạm Y tế dự thi đầy đủ. Trường THCS có ít nhất 30% và Tổ 1 có ít nhất 50% số người dự thi.',
    );
  });

  it('is an invitation where nothing is asked for', () => {
    expect(introOf(target('Người cao tuổi'))).toBe('Phường vận động mọi người dự thi.');
  });
});
