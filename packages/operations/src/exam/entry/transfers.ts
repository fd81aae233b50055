import { sqlOf, type Transaction } from '@plumbline/database';
import { countsAt, settingValue } from '@plumbline/rules';
import { sql } from 'kysely';
import { planYearOf, type TownFacts, termOf } from '../../town/facts.ts';

interface Stay {
  readonly pupilId: number;
  readonly unit: number;
  readonly from: string;
  readonly to: string | null;
}

/**
 * Of some pupils those whose result does not count at their school on a day: they were there for less than half of the
 * term (decision table "Mid-year transfer").
 */
export const transferred = async (
  tx: Transaction,
  town: TownFacts,
  heldOn: string,
  pupils: readonly { readonly pupilId: number; readonly unitId: number }[],
): Promise<ReadonlySet<number>> => {
  const term = termOf(town, heldOn);
  if (term === null || pupils.length === 0) return new Set();
  const stays = await tx.run<Stay>(
    sql<Stay>`select pupil_id as "pupilId", unit_id as unit, from_on as "from", nullif(to_on, 'infinity') as "to" from pupils.enrolment
      where town_id = ${town.id} and pupil_id = any(${pupils.map(({ pupilId }) => pupilId)}::bigint[])`.compile(sqlOf),
  );
  const byPupil = Map.groupBy(stays, ({ pupilId }) => pupilId);
  const halfPercent = settingValue(planYearOf(town, heldOn).settings, 'exam.stayPercent');
  const moved = pupils.filter(({ pupilId, unitId }) => {
    const enrolments = byPupil.get(pupilId) ?? [];
    if (enrolments.length === 0) return false;
    const { counts } = countsAt({
      enrolments,
      examOn: heldOn,
      termFrom: term.startsOn,
      termTo: term.endsOn,
      halfPercent,
    });
    return !counts.some(({ unit }) => unit === unitId);
  });
  return new Set(moved.map(({ pupilId }) => pupilId));
};
