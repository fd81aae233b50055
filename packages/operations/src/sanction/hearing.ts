import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { faultAt } from './faults.ts';
import { contentOf } from './row.ts';
import { partyRoles } from './rules/read-persons.ts';

const isMissing = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;

/** A defence that the case officer records must show what the person concerned signed. */
export const gatherDefence = async (_tx: Transaction, { input, by }: Gathering): Promise<Gathered> =>
  !by.relations.includes('concerned') && isMissing(input['files'])
    ? {
        faults: [
          faultAt(
            'files',
            '代为登记的陈述申辩要附当事人签字件；请添加照片或扫描件',
            'A defence that you record for the person concerned needs the sheet that they signed; add a photo or scan',
          ),
        ],
      }
    : {};

/** Refusing to receive counts only before two witnesses. */
export const gatherRefusal = async (_tx: Transaction, { input }: Gathering): Promise<Gathered> => {
  const names = String(input['witnesses'] ?? '')
    .split(/[、,，;；/\s]+|\band\b/u)
    .filter((name) => name !== '');
  return new Set(names).size >= 2
    ? {}
    : {
        faults: [
          faultAt(
            'witnesses',
            `见证人写了 ${names.length} 名，要两名以上，用顿号隔开`,
            `${names.length} witness is given; two or more are needed, parted by commas`,
          ),
        ],
      };
};

/** Asking for an opinion: not of the person concerned; in the branch's own cases only of its members. */
export const gatherQuestion = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, record } = gathering;
  const { personId, body } = contentOf(record);
  if (input['whom'] === personId)
    return {
      faults: [
        faultAt(
          'whom',
          '当事人通过陈述申辩表达意见；请另选',
          'The person concerned is heard by the statement of defence; choose another',
        ),
      ],
    };
  if (body === 'group') return {};
  const post = await tx.first(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', town.id)
      .where('person_id', '=', Number(input['whom']))
      .where('role', '=', sql<string>`any(${[...partyRoles]}::text[])`)
      .where('from_on', '<=', today)
      .where('to_on', '>=', today)
      .select('id'),
  );
  return post === undefined
    ? {
        faults: [
          faultAt(
            'whom',
            '本件只由党支部知悉，只能向支部成员征求意见；请另选',
            'This case is known to the Party branch alone: only its members may be asked; choose another',
          ),
        ],
      }
    : {};
};

/** Help that is offered: not by the person concerned to themselves. */
export const gatherSupport = async (
  _tx: Transaction,
  { input, record, unitId, today }: Gathering,
): Promise<Gathered> =>
  input['mentor'] === contentOf(record).personId
    ? {
        faults: [
          faultAt(
            'mentor',
            '帮扶人不能是当事人自己，请另选',
            'The person concerned cannot be their own mentor; choose another',
          ),
        ],
      }
    : { known: { unitId, today } };

/** Help that is offered in a case is an entry of the register. */
export const keepSupport = ({ townId, input, personId, at, record, known }: Effect): readonly Query[] => {
  const { unitId, today } = known as { readonly unitId: number; readonly today: string };
  return [
    sqlOf.insertInto('support').values({
      town_id: townId,
      person_id: contentOf(record).personId,
      unit_id: unitId,
      kind: String(input['kind']),
      mentor_id: typeof input['mentor'] === 'number' ? input['mentor'] : null,
      measures: String(input['measures']),
      from_on: today,
      until_on: typeof input['until'] === 'string' ? input['until'] : null,
      entered_by: personId ?? 0,
      at,
    }),
  ];
};
