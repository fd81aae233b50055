import { codeText, type Translate } from '../../../i18n/useT.ts';
import type { FilterNames } from '../documents.ts';

type Filter = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];

/** Filters whose values are ids of units, inspections or people. */
const namedFilters = ['unit', 'inspection', 'responsible', 'inspector'] as const;

/** Ids in a filter whose names a paper must say. */
export const idsIn = (filter: Filter): string[] => namedFilters.flatMap((name) => listOf(filter[name]));

const nameOf = (names: FilterNames | undefined, id: string): string | undefined => {
  const node = names?.nodes.find((one) => one?.id === id);
  if (!node) return undefined;
  if ('unitName' in node) return node.unitName;
  if ('inspectionTitle' in node) return node.inspectionTitle;
  return 'personName' in node ? node.personName : undefined;
};

const between = (from: unknown, to: unknown): string => [from, to].map((day) => (day ? String(day) : '')).join('~');

/**
 * Says in words what a ledger is filtered by, in the reader's language.
 * @param names of the ids in the filter; an id without a name says nothing
 */
export const filterWords = (filter: Filter, names: FilterNames | undefined, t: Translate): string => {
  const flag = (name: string, key: Parameters<Translate>[0]) => (filter[name] === true ? [t(key)] : []);
  const range = (label: Parameters<Translate>[0], from: unknown, to: unknown) =>
    from || to ? [`${t(label)} ${between(from, to)}`] : [];
  const words = [
    ...flag('open', 'cases.queryOpen'),
    ...flag('overdue', 'cases.queryOverdue'),
    ...flag('waitingForMe', 'cases.queryWaiting'),
    ...flag('mine', 'cases.queryMine'),
    ...namedFilters.flatMap((name) => listOf(filter[name])).flatMap((id) => nameOf(names, id) ?? []),
    ...listOf(filter['states']).map(
      (name) => names?.workflow.states.find((state) => state.name === name)?.title ?? name,
    ),
    ...listOf(filter['category']).map((code) => codeText(t, 'cases.category_', code)),
    ...listOf(filter['weight']).map((code) => codeText(t, 'cases.weight_', code)),
    ...range('papers.due', filter['dueFrom'], filter['dueTo']),
    ...range('papers.closedOn', filter['closedFrom'], filter['closedTo']),
    ...(filter['minReturns'] ? [t('papers.returned', { n: Number(filter['minReturns']) })] : []),
    ...(filter['search'] ? [`“${String(filter['search'])}”`] : []),
  ];
  return words.length > 0 ? words.join(t('papers.listStop')) : t('papers.filterNone');
};
