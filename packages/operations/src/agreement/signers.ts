import { sqlOf } from '@plumbline/database';
import type { Party } from '@plumbline/rules';
import type { Role } from '@plumbline/terms';
import { sql } from 'kysely';
import type { InputFault } from '../record/parse-input.ts';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';
import type { Signer } from './content.ts';
import type { Reader } from './figures.ts';
import { campusOf, centreOf } from './group.ts';

/** Posts of which party B must hold one; any post will do where there is no list. */
const rolesOfPartyB: Readonly<Partial<Record<Party, readonly Role[]>>> = {
  campusHead: ['campusHead'],
  linkedLeader: ['linkedLeader'],
  teacher: ['teacher', 'classTeacher', 'researchLead', 'subjectLead', 'subjectAdmin', 'gradeHead'],
};

interface Named {
  readonly id: number;
  readonly name: string;
  readonly posts: readonly { readonly role: string; readonly unit_id: number }[];
}

/** Both signers by name, with the posts that they hold today. */
export const readSigners = async (
  reader: Reader,
  town: TownFacts,
  today: string,
  people: readonly number[],
): Promise<ReadonlyMap<number, Named>> => {
  const rows = await reader.run<Named>(
    sql<Named>`select p.id, p.name, (select coalesce(json_agg(json_build_object('role', o.role, 'unit_id', o.unit_id)), '[]'::json)
        from post o where o.town_id = p.town_id and o.person_id = p.id and o.from_on <= ${today}::date and o.to_on >= ${today}::date) as posts
      from person p where p.town_id = ${town.id}::int and p.id = any(${people}::bigint[])`.compile(sqlOf),
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** Whether party B may be this person, by the posts of today; a campus head must be that of the unit. */
export const mayBePartyB = (town: TownFacts, party: Party, unitId: number, person: Named): boolean => {
  const roles = rolesOfPartyB[party];
  return person.posts.some(
    ({ role, unit_id }) =>
      (roles === undefined || roles.includes(role as Role)) &&
      (party !== 'campusHead' || unitAndAbove(town, unitId).includes(unit_id)),
  );
};

/** What is wrong with this person as party B. */
export const faultsOfPartyB = (town: TownFacts, party: Party, unitId: number, person: Named): readonly InputFault[] =>
  mayBePartyB(town, party, unitId, person)
    ? []
    : [
        {
          path: ['partyB'],
          text: [
            '此人今天没有与这类责任书相符的岗位，请另选；片校长须是该单位的片校长',
            'This person holds no post today that fits this kind of agreement; a campus head must be that of the unit',
          ],
        },
      ];

/** For whom each party signs: the centre with campus heads, a campus with everybody else. */
export const signersOf = (town: TownFacts, party: Party, unitId: number, nameA: string, nameB: string) => {
  const campus = campusOf(town, unitId);
  const own = town.units.get(unitId)?.name ?? town.name;
  const above = campus === null ? town.name : (town.units.get(campus)?.name ?? town.name);
  const partyA: Signer = { organisation: party === 'campusHead' ? centreOf(town) : above, name: nameA };
  const partyB: Signer = { organisation: own, name: nameB };
  return { partyA, partyB };
};
