import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { type DayKind, daysBetween } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { notAdministrator } from '../people/rights.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { setupRights } from '../rights/setup.ts';
import type { Viewer } from '../viewer.ts';
import { schoolMonths } from './calendar.ts';
import { forgetTown, type TownFacts, townFacts } from './facts.ts';

/** A plan year's calendar as it is to be from now on. */
export interface CalendarChange {
  readonly planYearId: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Every term of the plan year, by its number. */
  readonly terms: readonly {
    readonly id: number;
    readonly title: string;
    readonly startsOn: string;
    readonly endsOn: string;
  }[];
  /** Every day of the plan year that differs from the plain week. */
  readonly days: readonly { readonly day: string; readonly kind: DayKind; readonly note: string | null }[];
}

/** A plan year is a school year: anything much shorter or longer is a slip of the pen. */
const days = { least: 180, most: 400 } as const;

const fault = (path: readonly string[], text: Text): InputFault => ({ path, text });

const faultsOfSpan = (
  path: readonly string[],
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
): InputFault[] =>
  endsOn > startsOn
    ? []
    : [
        fault(
          [...path, 'endsOn'],
          [`止于 ${endsOn}，不晚于起始 ${startsOn}`, `It ends on ${endsOn}, not after it begins on ${startsOn}`],
        ),
      ];

const faultsOfYear = (town: TownFacts, { planYearId, title, startsOn, endsOn }: CalendarChange): InputFault[] => {
  const length = daysBetween(startsOn, endsOn);
  const other = town.planYears.find(
    (year) => year.id !== planYearId && year.startsOn <= endsOn && year.endsOn >= startsOn,
  );
  return [
    ...checkText('title', ['学年名称', 'Name of the plan year'], title, 40),
    ...faultsOfSpan([], { startsOn, endsOn }),
    ...(length > 0 && (length < days.least || length > days.most)
      ? [
          fault(
            ['endsOn'],
            [
              `学年有 ${length} 天，应在 ${days.least} 到 ${days.most} 天之间`,
              `The plan year has ${length} days; ${days.least} to ${days.most} were expected`,
            ],
          ),
        ]
      : []),
    ...(other === undefined
      ? []
      : [
          fault(
            ['startsOn'],
            [
              `和“${other.title}”（${other.startsOn} 至 ${other.endsOn}）重叠`,
              `It overlaps “${other.title}” (${other.startsOn} to ${other.endsOn})`,
            ],
          ),
        ]),
  ];
};

const faultsOfTerms = (town: TownFacts, { planYearId, startsOn, endsOn, terms }: CalendarChange): InputFault[] => {
  const known = town.terms.filter((term) => term.planYearId === planYearId);
  const isWhole = known.length === terms.length && known.every(({ id }) => terms.some((term) => term.id === id));
  if (!isWhole)
    return [
      fault(
        ['terms'],
        [`这个学年有 ${known.length} 个学期，请逐个填写`, `The plan year has ${known.length} terms; give each of them`],
      ),
    ];
  return terms.flatMap((term, index) => {
    const path = ['terms', String(index)];
    const before = terms[index - 1];
    return [
      ...checkText('title', ['学期名称', 'Name of the term'], term.title, 40).map(({ text }) =>
        fault([...path, 'title'], text),
      ),
      ...faultsOfSpan(path, term),
      ...(term.startsOn < startsOn || term.endsOn > endsOn
        ? [
            fault(
              [...path, 'startsOn'],
              [
                `学期不在学年之内（${startsOn} 至 ${endsOn}）`,
                `The term lies outside the plan year (${startsOn} to ${endsOn})`,
              ],
            ),
          ]
        : []),
      ...(before !== undefined && term.startsOn <= before.endsOn
        ? [
            fault(
              [...path, 'startsOn'],
              [
                `应晚于上一学期结束（${before.endsOn}）`,
                `It has to begin after the term before ends (${before.endsOn})`,
              ],
            ),
          ]
        : []),
    ];
  });
};

const faultsOfDays = ({ startsOn, endsOn, days: special }: CalendarChange): InputFault[] => {
  const seen = new Set<string>();
  return special.flatMap(({ day, note }, index) => {
    const path = ['days', String(index), 'day'];
    const isSecond = seen.has(day);
    seen.add(day);
    if (day < startsOn || day > endsOn)
      return [fault(path, [`${day} 不在学年之内`, `${day} lies outside the plan year`])];
    if (isSecond) return [fault(path, [`${day} 写了两次，请去掉一个`, `${day} is there twice; leave one out`])];
    if (note !== null && [...note].length > 60)
      return [fault(['days', String(index), 'note'], ['说明最多 60 个字', 'The note takes at most 60 characters'])];
    return [];
  });
};

const writeTerms = async (tx: Transaction, townId: number, terms: CalendarChange['terms']): Promise<void> => {
  for (const { id, title, startsOn, endsOn } of terms) {
    await tx.run(
      sqlOf
        .updateTable('term')
        .set({ title: title.trim(), starts_on: startsOn, ends_on: endsOn })
        .where('town_id', '=', townId)
        .where('id', '=', id),
    );
    await tx.run(sqlOf.deleteFrom('school_month').where('town_id', '=', townId).where('term_id', '=', id));
    await tx.run(
      sqlOf
        .insertInto('school_month')
        .values(schoolMonths(startsOn, endsOn).map((month) => ({ town_id: townId, term_id: id, ...month }))),
    );
  }
};

/**
 * Changes a plan year's days: its own, those of its terms, holidays, make-up days and vacations. What is due follows the
 * days that were set when it was set; later deadlines are reckoned by the new ones (I6).
 * @returns problems where the viewer may not, there is no such plan year, or days contradict one another
 */
export const saveCalendar = async (
  deps: Deps,
  viewer: Viewer,
  change: CalendarChange,
): Promise<Answer<{ readonly planYearId: number }>> => {
  if (!allows(setupRights.acts.calendar, viewer)) return notAdministrator(viewer);
  const { townId, locale } = viewer;
  const town = await townFacts(deps, townId);
  const { planYearId, title, startsOn, endsOn, terms, days: special } = change;
  const year = town.planYears.find(({ id }) => id === planYearId);
  if (year === undefined)
    return refuse(locale, 'NotFound', ['没有这个学年，请另选', 'There is no such plan year; choose another'], {
      path: ['planYear'],
    });
  const faults = [...faultsOfYear(town, change), ...faultsOfTerms(town, change), ...faultsOfDays(change)];
  if (faults.length > 0) return refuseInput(locale, faults);
  // Days that the plan year leaves behind go, unless they are another one's.
  const [from = startsOn] = [startsOn, year.startsOn].sort();
  const to = [endsOn, year.endsOn].sort().at(-1) ?? endsOn;
  await transaction(deps.pool, viewer, async (tx) => {
    await tx.run(
      sqlOf
        .updateTable('plan_year')
        .set({ title: title.trim(), starts_on: startsOn, ends_on: endsOn })
        .where('town_id', '=', townId)
        .where('id', '=', planYearId),
    );
    await writeTerms(tx, townId, terms);
    const beside = town.planYears
      .filter(({ id }) => id !== planYearId)
      .reduce(
        (query, other) => query.where((eb) => eb.or([eb('day', '<', other.startsOn), eb('day', '>', other.endsOn)])),
        sqlOf.deleteFrom('calendar_day').where('town_id', '=', townId).where('day', '>=', from).where('day', '<=', to),
      );
    await tx.run(beside);
    if (special.length > 0)
      await tx.run(
        sqlOf
          .insertInto('calendar_day')
          .values(special.map(({ day, kind, note }) => ({ town_id: townId, day, kind, note }))),
      );
  });
  forgetTown(deps, townId);
  return { ok: true, planYearId };
};
