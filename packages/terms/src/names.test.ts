import { describe, expect, it } from 'vitest';
import { camel, pascal, upperSnake } from './names.ts';
import { roleCodes } from './roles.ts';
import { unitKindCodes } from './units.ts';

describe('names of the outside contract', () => {
  it.each([
    ['onTheSpot', 'ON_THE_SPOT'],
    ['light', 'LIGHT'],
    ['groupHead', 'GROUP_HEAD'],
  ])('turn %s into %s and back', (code, outside) => {
    expect([upperSnake(code), camel(outside)]).toEqual([outside, code]);
  });

  it('keep the capital with which a code begins', () => {
    expect(['A', 'InEffect'].map(upperSnake)).toEqual(['A', 'IN_EFFECT']);
  });

  it('come back as they were for every role and kind of unit', () => {
    for (const code of [...roleCodes, ...unitKindCodes]) expect(camel(upperSnake(code))).toBe(code);
  });

  it('begin with a capital in types', () => {
    expect([pascal('submitPlan'), pascal('void'), pascal('')]).toEqual(['SubmitPlan', 'Void', '']);
  });
});
