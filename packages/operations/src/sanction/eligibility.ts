import { readOnce, sqlOf } from '@plumbline/database';
import {
  type ConsequenceEffect,
  eligibleOn,
  type IneligibleMatter,
  ineligibleMatters,
  type SanctionRule,
} from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { logReading } from '../personal/read-log.ts';
import { type Answer, refuse } from '../problem.ts';
import { consequenceRights } from '../rights/consequence.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { mayAskAbout, noPerson, readPersonAsked } from './asking.ts';

/** Why a person is not eligible in a matter. */
export interface EligibilityReason {
  /** The case's number, where who asks has a part in it. */
  readonly number: string | null;
  readonly rule: SanctionRule;
  readonly clause: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly text: Text;
}

/** Whether a person is eligible in one matter. */
export interface EligibilityOfMatter {
  readonly matter: IneligibleMatter;
  readonly eligible: boolean;
  readonly reasons: readonly EligibilityReason[];
}

/** Whether a person is eligible on a day. */
export interface EligibilityAnswer {
  readonly personId: number;
  readonly personName: string;
  readonly on: string;
  readonly matters: readonly EligibilityOfMatter[];
}

interface EffectRow extends ConsequenceEffect {
  readonly number: string | null;
  readonly rule: SanctionRule;
  readonly yearId: number;
}

const readEffects = (deps: Deps, viewer: Viewer, personId: number): Promise<EffectRow[]> =>
  readOnce<EffectRow>(
    deps.pool,
    viewer,
    sql<EffectRow>`select e.kind, e.starts_on as "startsOn", e.ends_on as "endsOn", e.suspended, e.lifted_on as "liftedOn",
        e.revoked_on as "revokedOn", s.rule, s.year_id as "yearId",
        case when exists (select from assignment a where a.town_id = e.town_id and a.record_id = e.record_id
          and a.person_id = ${viewer.personId}::bigint and a.until is null) then r.number end as number
      from sanction_effect e
      join sanction s on s.town_id = e.town_id and s.record_id = e.record_id
      join record r on r.town_id = e.town_id and r.id = e.record_id
      where e.town_id = ${viewer.townId}::int and e.person_id = ${personId}::bigint and e.kind = 'ineligibility'
      order by e.starts_on, e.record_id`.compile(sqlOf),
  );

/**
 * Tells whether a person is eligible on a day in awards, honours, transfer and promotion (Q7), with reasons. Asked by the
 * person, academic affairs, the leading group, the general office and the head of the person's campus.
 * @param matter one of the four; `null`: all
 * @param on `null`: today
 * @param reason kept in the read log
 */
export const eligibility = async (
  deps: Deps,
  viewer: Viewer,
  {
    personId,
    matter,
    on,
    reason,
  }: {
    readonly personId: number;
    readonly matter: IneligibleMatter | null;
    readonly on: string | null;
    readonly reason?: string | null | undefined;
  },
): Promise<Answer<EligibilityAnswer>> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const day = on ?? today;
  const person = await readPersonAsked(deps, viewer, personId, today);
  const mayAsk = mayAskAbout(consequenceRights.acts.askEligibility, { town, viewer, personId, person });
  if (!mayAsk)
    return refuse(
      viewer.locale,
      'NotAllowed',
      [
        '资格情况只给本人、教导处、领导小组、办公室和本片校长查；需要时请联系他们',
        'Eligibility is told to the person, academic affairs, the leading group, the general office and the campus head; ask them',
      ],
      { path: ['person'] },
    );
  if (person === null) return noPerson(viewer);
  await logReading(deps, viewer, { what: 'eligibility', aboutId: personId, reason });
  const effects = await readEffects(deps, viewer, personId);
  const titles = new Map(town.planYears.map(({ id, title }) => [id, title]));
  const reasonOf = ({ number, rule, startsOn, endsOn, yearId }: EffectRow): EligibilityReason => {
    const year = titles.get(yearId) ?? '';
    return {
      number,
      rule,
      clause: 'Q7',
      startsOn,
      endsOn,
      text: [
        `${year}的责任书没有完成，经领导小组决定，从 ${startsOn} 到 ${endsOn} 暂停评优、评先、调动、提拔资格，到期自行恢复`,
        `The agreement of ${year} was missed; by decision of the leading group not eligible from ${startsOn} to ${endsOn}, after which it ends by itself`,
      ],
    };
  };
  const matters = matter === null ? ineligibleMatters : [matter];
  return {
    ok: true,
    personId,
    personName: person.name,
    on: day,
    matters: matters.map((each) => {
      const { eligible, reasons } = eligibleOn(effects, each, day);
      return { matter: each, eligible, reasons: reasons.map(reasonOf) };
    }),
  };
};
