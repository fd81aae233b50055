import type { NodeType } from '@plumbline/graphql';
import { getNamedType, isInterfaceType } from 'graphql';
import { names } from './names.ts';
import { documentFor, type Fill, firstValue, type Place, type RootField, variablesOf } from './schema-walk.ts';
import type { Asker } from './towns.ts';

/** What is given where something must be given: an id of a kind, the class for one of a class, or a text that points. */
export type Given = (place: Place, name: string) => unknown;

/** Kinds of ids that nothing is read of by `node`. */
const closed = new Set(['Event', 'SavedQuery', 'Notification', 'Town', 'PlanYear', 'Term', 'ExamAnalysis', 'Pupil']);

/** An answer may say what was asked for; that is taken out, where it is not the beginning of something else. */
const withoutEcho = (answer: string, value: string): string =>
  answer
    .split(value)
    .reduce((told, rest) =>
      /[\w-]$/.test(told) || /^[\w-]/.test(rest) ? told + value + rest : `${told}what was asked for${rest}`,
    );

const fill =
  ({ name, places }: RootField, given: Given, tried: Place | null, value: string | null): Fill =>
  (path, type, isNeeded) => {
    const place = places.find((each) => each.path.join() === path.join());
    if (place !== undefined && place === tried) return value;
    if (!isNeeded) return undefined;
    const word = path.at(-1) ?? '';
    if (place !== undefined) return given(place, word);
    const plain: Readonly<Record<string, unknown>> = { Int: 1, Boolean: false, Date: '2026-11-20' };
    return names.plain[`${name}.${word}`] ?? names.plain[word] ?? firstValue(type) ?? plain[type.name] ?? null;
  };

/** Of an interface, the type behind the id that is asked for. */
const onlyOf = ({ field }: RootField, value: string | null): string | undefined => {
  if (!isInterfaceType(getNamedType(field.type))) return undefined;
  const [kind = ''] = Buffer.from(value ?? '', 'base64url')
    .toString()
    .split(':');
  return /^\w+$/.test(kind) && !closed.has(kind as NodeType) ? kind : 'Sanction';
};

/**
 * Asks queries for everything that they can tell, as deep as they let themselves be asked.
 * @param measure somebody as whom it is found out, once for each query, how deep that is
 */
export const queryWalk = (measure: Asker, given: Given) => {
  const depths = new Map<string, number>();
  const wholeDocument = async (query: RootField, only: string | undefined): Promise<string> => {
    const key = `${query.name} ${only}`;
    for (let depth = depths.get(key) ?? 3; depth >= 0; depth -= 1) {
      const document = documentFor('query', query, depth, only);
      if (depths.has(key)) return document;
      const answer = await measure.ask(document, variablesOf(query, fill(query, given, null, null), null));
      if (/GRAPHQL_VALIDATION_FAILED|too much at once/.test(answer)) continue;
      depths.set(key, depth);
      return document;
    }
    throw new Error(`${query.name} cannot be read at all`);
  };
  return {
    /**
     * The answer to a query, with everything that must be given, and a value in one place.
     * @param more variables beside
     * @returns the answer as text, without an echo of the value
     */
    async ask(
      asker: Asker,
      query: RootField,
      tried: Place | null,
      value: string | null,
      more: object = {},
    ): Promise<string> {
      const document = await wholeDocument(query, onlyOf(query, value));
      const answer = await asker.ask(document, {
        ...variablesOf(query, fill(query, given, tried, value), tried),
        ...more,
      });
      return value === null ? answer : withoutEcho(answer, value);
    },
  };
};
