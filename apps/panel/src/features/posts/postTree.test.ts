import { expect, it } from 'vitest';
import { addMonths, below, endsSoon, marked, monthsFrom, treeOn } from './postTree.ts';

const unit = (id: string, parent: string | null, from: string | null = null, to: string | null = null) => ({
  id,
  parent: parent ? { id: parent } : null,
  from,
  to,
});

it('shows the units that are there on the day, and no others', () => {
  const units = [unit('town', null), unit('old', 'town', null, '2027-07-31'), unit('new', 'town', '2027-08-01')];
  const below = (day: string) => treeOn(units, day)[0]?.children.map(({ unit: { id } }) => id);
  expect(below('2027-07-31')).toEqual(['old']);
  expect(below('2027-08-01')).toEqual(['new']);
});

it('keeps the branches that lead to what is marked', () => {
  const tree = treeOn([unit('town', null), unit('a', 'town'), unit('b', 'town'), unit('c', 'b')], '2026-11-24');
  const found = marked(tree, ({ id }) => id === 'c');
  expect(found[0]?.children.map(({ unit: { id } }) => id)).toEqual(['b']);
  expect(marked(tree, () => false)).toEqual([]);
  expect(tree.flatMap(below)).toEqual(['town', 'a', 'b', 'c']);
});

it('says of a post that it ends soon within 60 days of the chosen day', () => {
  expect(endsSoon({ to: '2027-01-23' }, '2026-11-24')).toBe(true);
  expect(endsSoon({ to: '2027-01-24' }, '2026-11-24')).toBe(false);
  expect(endsSoon({ to: null }, '2026-11-24')).toBe(false);
});

it('moves by months and stays within them', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-11-24', -12)).toBe('2025-11-24');
  expect(monthsFrom('2026-11-24', addMonths('2026-11-24', -14))).toBe(-14);
});
