import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { countsAt } from '@plumbline/rules';
import { sql } from 'kysely';
import { type TermFacts, type TownFacts, termOf } from '../../town/facts.ts';

/** A row whose pupil is entered but does not count: by the rule for transfers, or because the sample did not draw them. */
export interface Excluded {
  readonly line: number;
  readonly why: 'transfer' | 'sample';
}

interface Suspect {
  readonly line: number;
  readonly enrolments: readonly { readonly from: string; readonly to: string }[] | null;
}

const counts = ({ enrolments }: Suspect, heldOn: string, { startsOn, endsOn }: TermFacts): boolean =>
  countsAt({
    enrolments: (enrolments ?? []).map(({ from, to }) => ({ unit: 0, from, to: to === 'infinity' ? null : to })),
    examOn: heldOn,
    termFrom: startsOn,
    termTo: endsOn,
  }).counts.length > 0;

/** Whoever was not at the school all of the term, and needs a closer look. */
const suspectsOf = (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  { startsOn, endsOn }: TermFacts,
): Promise<Suspect[]> =>
  tx.run<Suspect>(
    sql<Suspect>`select r.line, json_agg(json_build_object('from', e.from_on, 'to', e.to_on)) filter (where e.pupil_id is not null) as enrolments
      from resolved r left join pupils.enrolment e on e.town_id = ${townId} and e.pupil_id = r.pupil_id and e.unit_id = r.unit_id
      where r.pupil_id is not null group by r.line
      having not coalesce(bool_or(e.from_on <= ${startsOn}::date and e.to_on >= ${endsOn}::date), false)`.compile(
      sqlOf,
    ),
  );

/**
 * Marks rows of `resolved` whose pupil does not count at the school: enrolled there for less than half of the term before
 * the session (decision table, mid-year transfer), or not drawn for the sample. New pupils count: nothing else is known.
 */
export const excludeRows = async (
  tx: Pick<BulkTransaction, 'run'>,
  town: TownFacts,
  { examId, heldOn, sampled }: { examId: number; heldOn: string; sampled: boolean },
): Promise<readonly Excluded[]> => {
  const term = termOf(town, heldOn);
  const moved =
    term === null
      ? []
      : (await suspectsOf(tx, town.id, term)).filter((each) => !counts(each, heldOn, term)).map(({ line }) => line);
  if (moved.length > 0)
    await tx.run(sql`update resolved set excluded = 'transfer' where line = any(${moved}::int[])`.compile(sqlOf));
  if (sampled)
    await tx.run(
      sql`update resolved r set excluded = 'sample' where excluded is null and exists (select from pupils.sample where town_id = ${town.id} and exam_id = ${examId})
        and not exists (select from pupils.sample s where s.town_id = ${town.id} and s.exam_id = ${examId} and s.pupil_id = r.pupil_id)`.compile(
        sqlOf,
      ),
    );
  if (moved.length === 0 && !sampled) return [];
  return tx.run<Excluded>(
    sql<Excluded>`select line, excluded as why from resolved where excluded is not null order by line`.compile(sqlOf),
  );
};
