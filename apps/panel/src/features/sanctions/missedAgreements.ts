import type { Picked } from '../../shared/form/values.ts';

type Agreement = {
  id: string;
  number: string;
  title: string;
  partyB: { id: string; name: string; mainPost: string | null } | null;
  evaluations: readonly { no: number; outcome: string }[];
};

/** Those whose latest evaluation says missed: only they may have a consequence. */
export const missedOf = <Given extends Agreement>(agreements: readonly Given[]): Given[] =>
  agreements.filter(({ evaluations }) => [...evaluations].sort((a, b) => b.no - a.no)[0]?.outcome === 'MISSED');

/** An agreement as a form holds it. */
export const pickedOf = ({ id, number, title }: Agreement): Picked => ({ id, label: number, more: title });

/** Whom a consequence of it usually concerns: the party that promised. */
export const personOf = ({ partyB }: Pick<Agreement, 'partyB'>): Picked | null =>
  partyB && { id: partyB.id, label: partyB.name, more: partyB.mainPost };
