import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import { choice, day, files, longText, oneOf, onlyWhen, onlyWhere, optional, person, text } from '../field.ts';
import { escalateToGroup, group, office } from '../offices.ts';
import { categories, weights } from '../rectification/words.ts';

/** What may be asked for beside a record. */
export const requestKinds = {
  extension: ['延期', 'More time'],
  obstacle: ['确难整改', 'Cannot be mended by me'],
  correction: ['更正记录', 'Correction'],
  reassignment: ['改派他人', 'Someone else'],
} as const;

const reason = () => longText('理由', 'Reason', { max: 1000 });

/** A request 申请 beside a record (I6): runs beside the work, has its own decider, answer and history, and ends with its parent. */
export const request = defineWorkflow(
  {
    name: 'request',
    title: ['申请', 'Request'],
    version: 1,
    clause: 'I6',
    series: '申请',
    context: z.strictObject({
      kind: oneOf(requestKinds),
      newDay: z.iso.date().nullable(),
      newResponsible: z.int().nullable(),
      category: oneOf(categories).nullable(),
      weight: oneOf(weights).nullable(),
    }),
    facts: z.strictObject({}),
    beside: {
      of: ['rectification'],
      by: ['responsible', 'inspector', 'issuer', 'office', 'campusHead'],
      unless: ['recorded'],
      ends: 'end',
    },
    relations: {
      asker: { title: ['申请人', 'Asker'] },
      decider: { title: ['答复人', 'Decider'] },
      office,
      group,
    },
    permissions: {
      'request:decide': [
        'admin',
        'groupHead',
        'groupDeputy',
        'groupMember',
        'campusHead',
        'campusDeputy',
        'linkedLeader',
        'generalOffice',
        'moralEducation',
        'teachingResearch',
      ],
    },
    separation: { 'request:decide': ['asker'] },
    readers: {
      town: ['admin', 'groupHead', 'groupDeputy', 'groupMember'],
      unit: ['campusHead', 'campusDeputy', 'linkedLeader'],
    },
    guards: {
      isReassignment: {
        test: ({ context }) => context.kind === 'reassignment',
        reason: ['只在申请改派时要求', 'Asked only where someone else is asked for'],
      },
      dayMayChange: {
        test: ({ context }) => context.kind === 'extension' || context.kind === 'obstacle',
        reason: ['只在申请延期或确难整改时要求', 'Asked only where time is asked for'],
      },
    },
    reminders: {
      remind: { title: ['到期提醒', 'Reminder before the day'], to: 'turn', orElse: ['office'] },
      escalateToGroup,
    },
    deadlines: {
      answer: {
        title: ['答复期限', 'Answer by'],
        days: 'request.answerDays',
        rungs: [
          [0, 'remind'],
          [2, 'escalateToGroup'],
        ],
      },
    },
    initial: 'asked',
    states: {
      asked: {
        title: ['待答复', 'To be answered'],
        tone: 'office',
        tags: ['open'],
        deadline: 'answer',
        task: ['答复申请', 'Answer the request'],
        turn: ['decider'],
      },
      granted: { title: ['已同意', 'Granted'], tone: 'done', tags: ['closed'], final: true },
      refused: { title: ['未同意', 'Refused'], tone: 'neutral', tags: ['closed'], final: true },
      withdrawn: { title: ['已撤回', 'Withdrawn'], tone: 'neutral', tags: ['void'], final: true },
      ended: { title: ['随件终止', 'Ended with its case'], tone: 'neutral', tags: ['void'], final: true },
    },
  },
  (step) => ({
    ask: step({
      title: ['提出申请', 'Ask'],
      from: null,
      to: 'asked',
      input: {
        kind: choice('申请什么', 'What for', requestKinds),
        reason: reason(),
        newDay: onlyWhere('kind', ['extension'], day('延到', 'Until')),
        owner: onlyWhere(
          'kind',
          ['obstacle'],
          person('请谁解决', 'Who could solve it', {
            allowed: 'request:decide',
            hint: [
              '管这项资源的领导：经费、人手或别的部门',
              'The leader who owns what is missing: money, staff, another office',
            ],
          }),
        ),
        newResponsible: onlyWhere(
          'kind',
          ['reassignment'],
          optional(person('建议改派给', 'Whom you propose', { hint: ['可以不填', 'May be left empty'] })),
        ),
        title: onlyWhere('kind', ['correction'], optional(text('问题改为', 'Finding, corrected'))),
        description: onlyWhere('kind', ['correction'], optional(longText('详细情况改为', 'Details, corrected'))),
        place: onlyWhere('kind', ['correction'], optional(text('地点改为', 'Place, corrected'))),
        requirement: onlyWhere(
          'kind',
          ['correction'],
          optional(longText('整改要求改为', 'Requirement, corrected', { max: 1000 })),
        ),
        category: onlyWhere('kind', ['correction'], optional(choice('类别改为', 'Category, corrected', categories))),
        weight: onlyWhere('kind', ['correction'], optional(choice('轻重改为', 'Weight, corrected', weights))),
        evidence: files('佐证', 'Evidence', { hint: ['照片或文件，可以不附', 'Photos or files; none is forced'] }),
      },
      change: ({ input }) => ({
        kind: input.kind,
        newDay: input.newDay ?? null,
        newResponsible: input.newResponsible ?? null,
        category: input.category ?? null,
        weight: input.weight ?? null,
      }),
      assign: { asker: { to: 'actor' }, decider: { to: 'owner', orElse: 'parent:issuer' } },
      notify: ['office'],
      next: ['申请期间照常整改；答复后通知您', 'The work goes on meanwhile; you are told the answer'],
    }),
    grant: step({
      title: ['同意', 'Grant'],
      from: 'asked',
      to: 'granted',
      by: ['decider', 'office', 'group'],
      permission: 'request:decide',
      main: true,
      input: {
        answer: optional(longText('答复', 'Answer', { max: 1000 })),
        newDay: onlyWhen(
          'dayMayChange',
          optional(
            day('准予延到', 'Until', { hint: ['不填就按申请的日期', 'Left empty, the day that was asked for'] }),
          ),
        ),
        newResponsible: onlyWhen('isReassignment', person('改派给', 'New responsible person')),
      },
      change: ({ context, input }) => ({
        newDay: input.newDay ?? context.newDay,
        newResponsible: input.newResponsible ?? context.newResponsible,
      }),
      notify: ['asker'],
      next: ['所申请的随即在原件上办理', 'What was asked for is done in the case at once'],
    }),
    refuse: step({
      title: ['不同意', 'Refuse'],
      from: 'asked',
      to: 'refused',
      by: ['decider', 'office', 'group'],
      permission: 'request:decide',
      input: { answer: longText('理由', 'Reason', { max: 1000 }) },
      notify: ['asker'],
      next: ['原件照旧', 'The case stays as it is'],
    }),
    withdraw: step({
      title: ['撤回申请', 'Withdraw'],
      from: 'asked',
      to: 'withdrawn',
      by: 'asker',
      notify: ['decider'],
      next: ['原件照旧', 'The case stays as it is'],
    }),
    end: step({
      title: ['随件终止', 'Ended with its case'],
      from: 'asked',
      to: 'ended',
      system: true,
      notify: ['asker', 'decider'],
      next: ['原件办结或撤销时自动终止', 'Follows when the case ends'],
    }),
  }),
);
