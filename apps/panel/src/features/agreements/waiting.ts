import { type Side, sides, signatureOf } from './signing.ts';

type Waiting = {
  versionNo: number;
  state: string;
  signatures: readonly { side: Side; versionNo: number }[];
  partyA: { name: string } | null;
  partyB: { name: string } | null;
  reminders: readonly { at: string; passedOver: boolean }[];
  events: readonly { at: string }[];
};

/** Names of those whose signature of the version on the table is missing. */
export const unsignedNames = (record: Waiting): string[] =>
  sides
    .filter((side) => signatureOf(record.signatures, side, record.versionNo) === null)
    .flatMap((side) => (side === 'A' ? record.partyA : record.partyB)?.name ?? []);

/** Since when the present state waits: its latest step. */
export const waitingSince = ({ events }: Waiting): string | null => events.at(-1)?.at ?? null;

/** Reminders that were given since then, and when the last was. */
export const remindedSince = (record: Waiting): { times: number; last: string | null } => {
  const since = waitingSince(record);
  const given = record.reminders.filter(({ at, passedOver }) => !passedOver && (since === null || at >= since));
  return {
    times: given.length,
    last:
      given
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
  };
};
