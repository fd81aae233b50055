import { expect, it } from 'vitest';
import { gradeOfClass } from './grade-of-class.ts';
import { gradeOfText } from './grade-of-text.ts';

it.each([
  ['五（1）班', 5],
  ['五(1)班', 5],
  ['5(1)班', 5],
  ['五年级2班', 5],
  ['五2班', 5],
  ['501班', 5],
  ['501', 5],
  ['初一(3)班', 7],
  ['初3(1)班', 9],
  ['七年级(1)班', 7],
  ['51班', null],
  ['实验班', null],
  ['', null],
])('the class %s is of grade %s', (name, grade) => {
  expect(gradeOfClass(name)).toBe(grade);
});

it.each([
  ['五年级', 5],
  ['五', 5],
  ['5', 5],
  ['５', 5],
  ['Grade 6', 6],
  ['初二', 8],
  ['高一', 10],
  ['12', 12],
  ['13', null],
  ['0', null],
  ['五十年级', null],
  ['', null],
])('the word %s names grade %s', (word, grade) => {
  expect(gradeOfText(word)).toBe(grade);
});
