import type { NodeType } from '@plumbline/graphql';
import { neverWas } from './ids-of-town.ts';
import type { Place, Pointer } from './schema-walk.ts';
import { asOwner, mark } from './second-town.ts';
import { kindsOf, type Towns } from './towns.ts';

/** Something of the far town, and what never was: whoever asks must not be able to tell one from the other. */
export interface Probe {
  readonly far: string;
  readonly missing: string;
}

/** What has a name for people in the far town. */
export type FarTexts = Readonly<Record<Exclude<Pointer, NodeType | 'cursor'>, readonly Probe[]>>;

/** Reads numbers, codes and words of the far town. */
export const farTextsOf = ({ server, far }: Towns): Promise<FarTexts> =>
  asOwner(server.database, far.townId, async (owner) => {
    const column = async (select: string) =>
      (await owner.query<{ text: string }>(`select ${select}`, [far.townId])).rows.map(({ text }) => text);
    const records = await column(
      'distinct on (kind) number as text from record where town_id = $1 order by kind, id desc',
    );
    const notices = await column('number as text from notice where number is not null and town_id = $1 limit 1');
    const people = await column('name as text from person where town_id = $1 limit 3');
    const codes = await column('code as text from exam where town_id = $1');
    const beside = (missing: string) => (far: string) => ({ far, missing });
    return {
      number: [...records, ...notices].map(beside('从无〔2026〕1')),
      code: codes.map(beside('XZNEVER')),
      search: [mark, ...records, ...people].map(beside('从无此人')),
    };
  });

/**
 * What a place is to be tried with: several ids of the kind that belongs there, and one of every other kind.
 * @param others whether to try ids of other kinds, too
 */
export const probesFor = ({ far }: Towns, texts: FarTexts, place: Place, others: boolean): readonly Probe[] => {
  if (!place.isId) return place.pointer === 'cursor' ? [] : texts[place.pointer as keyof FarTexts];
  return kindsOf(far.ids).flatMap((kind) => {
    const ids = far.ids[kind];
    const some =
      kind === place.pointer ? [...new Set([...ids.slice(0, 3), ...ids.slice(-3)])] : ids.slice(0, others ? 1 : 0);
    return some.map((id) => ({ far: id, missing: neverWas(kind) }));
  });
};
