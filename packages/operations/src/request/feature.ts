import { sqlOf } from '@plumbline/database';
import { requestKinds, toList } from '@plumbline/workflows';
import type { Effect, FactsRow, Feature, Follow, Query, StartsBeside } from '../record/feature.ts';

type Kind = keyof typeof requestKinds;

/** The step of the parent that a granted request of each kind leads to. */
const outcome = {
  extension: 'extend',
  obstacle: 'extend',
  correction: 'correct',
  reassignment: 'reassign',
} as const satisfies Record<Kind, string>;

/** Fields of a correction, named as in the parent's step `correct`. */
const corrected = ['title', 'description', 'place', 'requirement', 'category', 'weight'] as const;

const filled = (input: FactsRow): Record<string, unknown> =>
  Object.fromEntries(corrected.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));

const faults: StartsBeside['faults'] = (input, parent, parentWorkflow, siblings) => {
  const kind = input['kind'] as Kind;
  const [zh, en] = requestKinds[kind];
  const step = parentWorkflow.steps[outcome[kind]];
  if (!toList(step?.from).includes(parent.state)) {
    const [state, stateEn] = parentWorkflow.states[parent.state]?.title ?? [parent.state, parent.state];
    return [
      {
        path: ['kind'],
        text: [`本件现在是“${state}”，不能申请${zh}`, `The case is at “${stateEn}”; “${en}” cannot be asked for now`],
      },
    ];
  }
  if (siblings.some((row) => row['kind'] === kind))
    return [
      {
        path: ['kind'],
        text: [
          `本件已有一份${zh}申请等待答复；请等答复，或先撤回`,
          `There is a request for “${en.toLowerCase()}” waiting for its answer; wait for it, or withdraw it first`,
        ],
      },
    ];
  if (kind !== 'correction') return [];
  const now: FactsRow = { ...parent.row, title: parent.title };
  const differing = Object.entries(filled(input)).filter(([name, value]) => value !== now[name]);
  return differing.length > 0
    ? []
    : [
        {
          path: ['title'],
          text: [
            '请至少填一项要更正的内容，并与现在的不同',
            'Fill at least one field with something other than it says now',
          ],
        },
      ];
};

const fill = ({ townId, recordId, input, parent }: Effect): readonly Query[] => {
  const now: FactsRow = { ...parent?.row, title: parent?.title };
  const proposed = filled(input);
  const before = Object.fromEntries(Object.keys(proposed).map((name) => [name, now[name] ?? null]));
  const asks = Object.keys(proposed).length > 0;
  return [
    sqlOf
      .updateTable('request')
      .set({
        reason: String(input['reason']),
        ...(asks && { proposed: JSON.stringify(proposed), before: JSON.stringify(before) }),
      })
      .where('town_id', '=', townId)
      .where('record_id', '=', recordId),
  ];
};

const keepAnswer = ({ townId, recordId, input }: Effect): readonly Query[] =>
  typeof input['answer'] !== 'string'
    ? []
    : [
        sqlOf
          .updateTable('request')
          .set({ answer: input['answer'] })
          .where('town_id', '=', townId)
          .where('record_id', '=', recordId),
      ];

const granted = (context: FactsRow, row: FactsRow): readonly Follow[] => {
  const kind = context['kind'] as Kind;
  const step = outcome[kind];
  const { proposed } = row;
  if (kind === 'correction') return [{ step, input: proposed as FactsRow, from: {} }];
  if (kind === 'reassignment') {
    const input = { responsible: context['newResponsible'], reason: row['reason'] };
    return [{ step, input, from: { responsible: 'newResponsible' } }];
  }
  return context['newDay'] === null
    ? []
    : [{ step, input: { rectifyBy: context['newDay'] }, from: { rectifyBy: 'newDay' } }];
};

/** Requests 申请 (I6) in the database. */
export const requestFeature: Feature = {
  table: 'request',
  facts: () => ({}),
  effects: { ask: fill, grant: keepAnswer, refuse: keepAnswer },
  beside: {
    title: (input, parent) => `${requestKinds[input['kind'] as Kind][0]}：${parent.title}`,
    faults,
    follows: { grant: granted },
  },
};
