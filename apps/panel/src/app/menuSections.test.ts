import { expect, it } from 'vitest';
import { menu as admin } from '../panels/admin/menu.ts';
import { menu as campus } from '../panels/campus/menu.ts';
import { menu as inspector } from '../panels/inspector/menu.ts';
import { sectionsOf } from './menuSections.ts';

it('has a section per post and never more than seven entries with workbench and help', () => {
  const sections = sectionsOf([
    { title: 'A', menu: inspector },
    { title: 'B', menu: campus },
    { title: 'C', menu: admin },
  ]);
  const entries = sections.flatMap((section) => section.entries);
  expect(entries.length).toBeLessThanOrEqual(5);
  expect(new Set(entries.map(({ to }) => to)).size).toBe(entries.length);
});

it('leaves out a post that brings nothing new', () => {
  expect(
    sectionsOf([
      { title: 'A', menu: admin },
      { title: 'B', menu: admin },
    ]).map(({ title }) => title),
  ).toEqual(['A']);
});
