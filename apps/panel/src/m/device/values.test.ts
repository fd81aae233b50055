import { describe, expect, it } from 'vitest';
import { findPeople } from '../data/directory.ts';
import { inputOf, missingOf, type PhoneValues, photosOf } from './values.ts';

const values: PhoneValues = {
  title: ' 灯不亮 ',
  note: '  ',
  verified: false,
  unit: { id: 'U1', label: '东片小学' },
  evidence: [
    { photo: 'a', at: 1 },
    { photo: 'b', at: 2 },
  ],
};
const names = ['title', 'note', 'verified', 'unit', 'evidence', 'other'];
const field = (name: string) => ({
  name,
  kind: 'text' as const,
  title: name,
  description: null,
  options: [],
  maxLength: null,
  required: true,
  fromToday: false,
  where: null,
});

describe('the input of a step', () => {
  it('holds what was filled in, ids for what was picked, and the server’s ids of the photos', () => {
    const ids = new Map([
      ['a', 'F1'],
      ['b', 'F2'],
    ]);
    expect(inputOf(names, values, ids)).toEqual({
      title: '灯不亮',
      verified: false,
      unit: 'U1',
      evidence: ['F1', 'F2'],
    });
  });

  it('is never made while a photo is missing: no step without its photos', () => {
    expect(() => inputOf(names, values, new Map([['a', 'F1']]))).toThrow();
  });

  it('misses what is empty or of spaces only, but not a no', () => {
    expect(missingOf(['note', 'other', 'verified', 'unit'].map(field), values).map(({ name }) => name)).toEqual([
      'note',
      'other',
    ]);
    expect(photosOf(values).map(({ photo }) => photo)).toEqual(['a', 'b']);
  });
});

describe('finding a colleague without a connection', () => {
  const people = [
    { id: '1', name: '王丽', pinyin: 'wang li', mainPost: '教师' },
    { id: '2', name: '吴磊', pinyin: 'wu lei', mainPost: null },
    { id: '3', name: '余佳敏', pinyin: 'yu jia min', mainPost: null },
  ];
  it.each([
    ['wl', ['王丽', '吴磊']],
    ['WangLi', ['王丽']],
    ['wang l', ['王丽']],
    ['佳', ['余佳敏']],
    ['yjm', ['余佳敏']],
    ['li', []],
  ])('by %s', (typed, found) => {
    expect(findPeople(people, typed).map(({ label }) => label)).toEqual(found);
  });
});
