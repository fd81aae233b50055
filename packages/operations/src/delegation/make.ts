import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { addDays, daysBetween } from '@plumbline/rules';
import { isDelegable, workflowNamed } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { delegationRights } from '../rights/delegation.ts';
import { settingOn, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { tellOfDelegations } from './tell-of-delegations.ts';

/** What is wanted of a delegation 代理. */
export interface NewDelegation {
  /** Who is absent; left out, the person themselves. */
  readonly fromId?: number | undefined;
  readonly toId: number;
  /** Posts that are handed on; left out, every one that is held on the day. */
  readonly postIds?: readonly number[] | undefined;
  /** Workflows that are handed on; left out, all that can be. */
  readonly workflows?: readonly string[] | undefined;
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
}

const faultsOfDays = (town: TownFacts, today: string, { fromOn, toOn }: NewDelegation): readonly InputFault[] => {
  if (fromOn < today)
    return [
      {
        path: ['from'],
        text: [
          `从 ${fromOn} 开始，早于今天 ${today}；代理不能补办`,
          `It begins on ${fromOn}, before today, ${today}; nothing is delegated afterwards`,
        ],
      },
    ];
  if (toOn < fromOn)
    return [
      {
        path: ['to'],
        text: [
          `止于 ${toOn}，早于起始 ${fromOn}；请改日期`,
          `It ends on ${toOn}, before it begins on ${fromOn}; please change the days`,
        ],
      },
    ];
  const most = settingOn(town, fromOn, 'delegation.maxDays');
  const days = daysBetween(fromOn, toOn) + 1;
  if (days <= most) return [];
  return [
    {
      path: ['to'],
      text: [
        `共 ${days} 天，最长 ${most} 天；更久的请改任命`,
        `It lasts ${days} days, at most ${most} are taken; appoint somebody for longer`,
      ],
    },
  ];
};

const faultsOfWorkflows = ({ workflows }: NewDelegation): readonly InputFault[] => {
  if (workflows === undefined) return [];
  const path = ['workflows'];
  if (workflows.length === 0)
    return [{ path, text: ['请至少选一类事项，或不选表示全部', 'Choose at least one, or leave it out for all'] }];
  return workflows.flatMap((name): readonly InputFault[] => {
    const workflow = workflowNamed(name);
    if (workflow === undefined) return [{ path, text: [`没有“${name}”这类事项`, `There is no workflow “${name}”`] }];
    if (isDelegable(workflow)) return [];
    const [zh, en] = workflow.title;
    return [{ path, text: [`“${zh}”须由本人办理，不能委托`, `“${en}” has to be done in person`] }];
  });
};

/** What is wrong with the two people and the posts, as the town stands. */
const faultsOfPeople = async (
  tx: Transaction,
  { townId }: Viewer,
  fromId: number,
  { toId, postIds, fromOn, toOn }: NewDelegation,
): Promise<readonly InputFault[]> => {
  const held = await tx.run(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('person_id', '=', sql<number>`any(${[fromId, toId]}::bigint[])`)
      .where('from_on', '<=', toOn)
      .where('to_on', '>=', fromOn)
      .select(['id', 'person_id']),
  );
  const own = held.filter(({ person_id }) => person_id === fromId);
  const faults: InputFault[] = [];
  if (!held.some(({ person_id }) => person_id === toId))
    faults.push({
      path: ['delegate'],
      text: [
        '没有这个人，或此人这段时间没有岗位；请另选',
        'There is no such person with a post in these days; please choose another',
      ],
    });
  if (own.length === 0)
    faults.push({
      path: ['posts'],
      text: ['这段时间没有可以委托的岗位', 'There is no post to hand on in these days'],
    });
  else if (postIds?.length === 0 || !(postIds ?? []).every((id) => own.some((post) => post.id === id)))
    faults.push({
      path: ['posts'],
      text: [
        '所选岗位不是委托人这段时间的岗位；请另选',
        'These are no posts that the absent person holds in these days; please choose others',
      ],
    });
  return faults;
};

/**
 * Hands on what somebody does in ordinary workflows while they are absent: from a day to a day, never onward, and never
 * what binds a person. Made by that person, or by an administrator for them, which is kept.
 * @returns its id, or every fault of what was asked
 */
export const delegationMake = async (
  deps: Deps,
  viewer: Viewer,
  wanted: NewDelegation,
): Promise<Answer<{ readonly delegationId: number }>> => {
  const { townId, personId, locale } = viewer;
  const fromId = wanted.fromId ?? personId;
  if (viewer.behalf !== undefined)
    return refuse(locale, 'NotAllowed', [
      '正在代别人办理，不能再委托；请先结束代理',
      'You are standing in for somebody; nothing is delegated onward',
    ]);
  if (viewer.viaKey)
    return refuse(locale, 'NotAllowed', ['程序不能委托；请本人登录', 'A program delegates nothing; sign in yourself']);
  if (fromId !== personId && !allows(delegationRights.acts.makeForAbsent, viewer))
    return refuse(locale, 'NotAllowed', [
      '只能委托自己的事；别人不在时请教导处的管理员办理',
      'You may delegate what is yours; ask academic affairs where somebody else is absent',
    ]);
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  const faults = [
    ...checkText('reason', ['事由', 'Reason'], wanted.reason, 200),
    ...faultsOfDays(town, todayOf(town, at), wanted),
    ...faultsOfWorkflows(wanted),
    ...(wanted.toId === fromId
      ? [
          {
            path: ['delegate'],
            text: ['不能委托给本人；请另选', 'Nobody stands in for themselves; choose somebody else'],
          } as const,
        ]
      : []),
  ];
  if (faults.length > 0) return refuseInput(locale, faults);
  const made = await transaction(deps.pool, viewer, async (tx): Promise<Answer<{ readonly delegationId: number }>> => {
    const unfit = await faultsOfPeople(tx, viewer, fromId, wanted);
    if (unfit.length > 0) return refuseInput(locale, unfit);
    const made = await tx.first(
      sqlOf
        .insertInto('delegation')
        .values({
          town_id: townId,
          from_id: fromId,
          to_id: wanted.toId,
          post_ids: wanted.postIds === undefined ? null : [...new Set(wanted.postIds)],
          workflows: wanted.workflows === undefined ? null : [...new Set(wanted.workflows)],
          from_on: wanted.fromOn,
          to_on: wanted.toOn,
          reason: wanted.reason.trim(),
          made_by: personId,
          made_at: at,
        })
        .returning('id'),
    );
    if (made === undefined) throw new Error('The delegation was not inserted.');
    return { ok: true, delegationId: made.id };
  });
  // A later one is told of on its first day.
  const today = todayOf(town, at);
  if (made.ok && wanted.fromOn === today) await tellOfDelegations(deps, townId, { since: addDays(today, -1), today });
  return made;
};
