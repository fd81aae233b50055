import { expect, it } from 'vitest';
import { menu as admin } from '../panels/admin/menu.ts';
import { menu as campus } from '../panels/campus/menu.ts';
import { menu as group } from '../panels/group/menu.ts';
import { menu as inspector } from '../panels/inspector/menu.ts';
import { menu as party } from '../panels/party/menu.ts';
import { entryOf, restOf, sectionsOf } from './menuSections.ts';

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

it('what does not fit is left over, once, so that it is reached all the same', () => {
  const posts = [
    { title: 'A', menu: admin },
    { title: 'B', menu: campus },
  ];
  const shown = sectionsOf(posts).flatMap(({ entries }) => entries.map(({ to }) => to));
  const rest = restOf(posts).map(({ to }) => to);
  expect(new Set([...shown, ...rest])).toEqual(
    new Set([...admin.entries, ...campus.entries, ...(admin.more ?? []), ...(campus.more ?? [])].map(({ to }) => to)),
  );
  expect(shown.length + rest.length).toBe(new Set([...shown, ...rest]).size);
});

it('what is opened seldom is folded away, however much room there is', () => {
  const posts = [{ title: 'A', menu: { entries: [], more: admin.more ?? [] } }];
  expect(sectionsOf(posts)).toEqual([]);
  expect(restOf(posts)).toEqual(admin.more);
  expect(admin.more?.length).toBeGreaterThan(0);
});

it('marks the entry that the page lies under, and only that one', () => {
  const entries = [...group.entries, ...party.entries, { to: '/' }];
  expect(
    [
      '/',
      '/sanctions',
      '/sanctions/overview',
      '/sanctions/%E5%A4%84?step=vote',
      '/sanctions?show=talks',
      '/cases/board',
      '/password',
    ].map((address) => entryOf(entries, address)),
  ).toEqual(['/', '/sanctions', '/sanctions/overview', '/sanctions', '/sanctions?show=talks', '/cases', undefined]);
});
