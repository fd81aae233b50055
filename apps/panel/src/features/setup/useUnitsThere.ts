import { useQuery } from '@tanstack/react-query';
import { readAll } from '../../data/keyset.ts';
import { request } from '../../data/request.ts';
import { usePanelLocale } from '../../i18n/useT.ts';
import { type UnitRow, UnitsQuery } from '../units/documents.ts';

const readUnits = () => readAll<UnitRow>(async (first, after) => (await request(UnitsQuery, { first, after })).units);

/** A school that is there, with its number of classes. */
export type SchoolThere = { id: string; name: string; classes: number };

/** What units the town has: its schools, and the names of all. */
export const useUnitsThere = (): { schools: SchoolThere[]; names: ReadonlySet<string>; isPending: boolean } => {
  const locale = usePanelLocale();
  // The same key as the page of units: both read the same.
  const { data = [], isPending } = useQuery({ queryKey: ['document', 'UnitTree', locale], queryFn: readUnits });
  const open = data.filter(({ to }) => to === null);
  const schools = open
    .filter(({ kind }) => kind === 'CAMPUS' || kind === 'CENTRAL_SCHOOL')
    .map(({ id, name }) => ({
      id,
      name,
      classes: open.filter(({ kind, parent }) => kind === 'CLASS' && parent?.id === id).length,
    }));
  return { schools, names: new Set(open.map(({ name }) => name)), isPending };
};
