import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import {
  choice,
  day,
  files,
  inspection,
  longText,
  onlyWhen,
  optional,
  person,
  record,
  text,
  unit,
  yes,
} from '../field.ts';

/** How a finding is to be mended: at once, by a day, or by a habit that is looked at several times. */
export const categories = {
  onTheSpot: ['立行立改', 'On the spot'],
  withDeadline: ['限期整改', 'By a deadline'],
  longTerm: ['长期坚持', 'Long term'],
} as const;

/** How much a finding weighs: light ones need no plan, serious ones a root cause and a lasting measure. */
export const weights = {
  light: ['轻微', 'Light'],
  ordinary: ['一般', 'Ordinary'],
  serious: ['严重', 'Serious'],
} as const;

/** States in which the responsible person may object; a rejected objection leads back there. */
const objectable = ['noticed', 'planning', 'rectifying'] as const;
const objectedIn = z.enum(objectable);

/** States after the notice in which a finding is being worked on. */
const open = ['noticed', 'objected', 'planning', 'planSubmitted', 'rectifying', 'reported'] as const;

const category = () => choice('类别', 'Category', categories);
const weight = () => choice('轻重', 'Weight', weights);
const evidence = () => files('佐证', 'Evidence', { hint: ['照片或文件，可以不附', 'Photos or files; none is forced'] });
const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 500 });

/** Inspection-to-rectification 整改 (plan clause I6): one record per finding, from the corridor to its closing. */
export const rectification = defineWorkflow(
  {
    name: 'rectification',
    title: ['整改', 'Rectification'],
    version: 2,
    clause: 'I6',
    series: '整改',
    context: z.strictObject({
      category: z.enum(['onTheSpot', 'withDeadline', 'longTerm']),
      weight: z.enum(['light', 'ordinary', 'serious']),
      rectifyBy: z.iso.date().nullable(),
      planApproved: z.boolean(),
      returns: z.int().min(0),
      goodReinspections: z.int().min(0),
      objectedIn: objectedIn.nullable(),
      objections: z.int().min(0),
      lookBackOn: z.iso.date().nullable(),
      reopens: z.int().min(0),
    }),
    facts: z.strictObject({ reinspectionsNeeded: z.int().min(1), withinPlanYear: z.boolean() }),
    relations: {
      inspector: { title: ['检查人', 'Inspector'] },
      issuer: { title: ['下发人', 'Issuer'] },
      responsible: { title: ['责任人', 'Responsible person'] },
      wasResponsible: { title: ['原责任人', 'Former responsible person'] },
      office: { title: ['教导处', 'Academic affairs'], heldBy: { roles: ['admin'], over: 'town' } },
      campusHead: { title: ['片校长', 'Campus head'], heldBy: { roles: ['campusHead', 'campusDeputy'], over: 'unit' } },
      linkedLeader: { title: ['挂钩领导', 'Linked leader'], heldBy: { roles: ['linkedLeader'], over: 'unit' } },
      group: { title: ['领导小组', 'Leading group'], heldBy: { roles: ['groupHead', 'groupDeputy'], over: 'town' } },
    },
    permissions: {
      'rectification:record': [
        'admin',
        'inspector',
        'groupHead',
        'groupDeputy',
        'groupMember',
        'campusHead',
        'campusDeputy',
        'linkedLeader',
        'moralEducation',
      ],
      'rectification:issue': ['admin'],
      'rectification:review': ['admin', 'campusHead', 'campusDeputy'],
      'rectification:inspect': [
        'admin',
        'inspector',
        'groupHead',
        'groupDeputy',
        'groupMember',
        'campusHead',
        'campusDeputy',
        'linkedLeader',
        'moralEducation',
      ],
      'rectification:hear': ['admin', 'groupHead', 'groupDeputy', 'campusHead', 'campusDeputy'],
      'rectification:assign': ['admin', 'campusHead', 'campusDeputy'],
      'rectification:void': ['admin'],
    },
    separation: {
      'rectification:review': ['responsible', 'wasResponsible'],
      'rectification:inspect': ['responsible', 'wasResponsible'],
      'rectification:hear': ['responsible', 'wasResponsible', 'inspector'],
    },
    readers: {
      town: ['admin', 'groupHead', 'groupDeputy', 'groupMember'],
      unit: ['campusHead', 'campusDeputy', 'linkedLeader'],
    },
    guards: {
      planAsked: {
        test: ({ context }) => context.weight !== 'light' && context.category !== 'onTheSpot' && !context.planApproved,
        reason: ['轻微或立行立改的问题不需要整改方案', 'Light and on-the-spot findings need no plan'],
      },
      serious: {
        test: ({ context }) => context.weight === 'serious',
        reason: ['只对严重问题要求', 'Asked for serious findings only'],
      },
      notHeardYet: {
        test: ({ context }) => context.objections === 0,
        reason: [
          '申辩已经答复过；有新情况请申请更正或延期',
          'The objection has been answered; ask for a correction or more time if something is new',
        ],
      },
      objectedWhenNoticed: {
        test: ({ context }) => context.objectedIn === 'noticed',
        reason: ['签收时提出的申辩', 'Objected before acknowledging'],
      },
      objectedWhenPlanning: {
        test: ({ context }) => context.objectedIn === 'planning',
        reason: ['报方案时提出的申辩', 'Objected while planning'],
      },
      lookBackAwaited: {
        test: ({ context }) => context.lookBackOn !== null,
        reason: ['已经回头看过', 'The look back has been done'],
      },
      stillMended: {
        test: ({ input }) => input['effective'] === true,
        reason: ['回头看有效', 'Still mended'],
      },
      withinPlanYear: {
        test: ({ facts }) => facts.withinPlanYear,
        reason: [
          '已过了本学年；问题再出现请重新记录，并注明相同问题',
          'Its plan year is over; record the finding anew and name the earlier case',
        ],
      },
      moreReinspectionsDue: {
        test: ({ context, facts }) =>
          context.category === 'longTerm' && context.goodReinspections + 1 < facts.reinspectionsNeeded,
        reason: ['长期坚持的问题要多次复查合格才销号', 'Long-term findings close after several good re-inspections'],
      },
    },
    reminders: {
      remind: { title: ['到期提醒', 'Reminder before the day'], to: 'turn', orElse: ['office'] },
      escalateToLeader: {
        title: ['报挂钩领导', 'Escalated to the linked leader'],
        to: ['linkedLeader'],
        orElse: ['campusHead', 'office'],
      },
      escalateToGroup: { title: ['报领导小组', 'Escalated to the leading group'], to: ['group'], orElse: ['office'] },
      dueForLookBack: { title: ['该回头看了', 'Due for the look back'], to: 'turn', orElse: ['office'] },
    },
    deadlines: {
      issue: { title: ['下发期限', 'Issue by'], days: 'rectification.issueDays', rungs: [[1, 'remind']] },
      acknowledge: {
        title: ['签收期限', 'Acknowledge by'],
        days: 'rectification.acknowledgeDays',
        rungs: [
          [0, 'remind'],
          [2, 'escalateToLeader'],
        ],
      },
      plan: {
        title: ['报方案期限', 'Plan by'],
        days: 'rectification.planDays',
        rungs: [
          [-1, 'remind'],
          [2, 'escalateToLeader'],
        ],
      },
      review: { title: ['审方案期限', 'Review by'], days: 'rectification.reviewDays', rungs: [[0, 'remind']] },
      rectify: {
        title: ['整改期限', 'Rectify by'],
        on: (context) => context.rectifyBy,
        rungs: [
          [-3, 'remind'],
          [1, 'escalateToLeader'],
          [5, 'escalateToGroup'],
        ],
      },
      reinspect: { title: ['复查期限', 'Re-inspect by'], days: 'rectification.reinspectDays', rungs: [[0, 'remind']] },
      hear: {
        title: ['答复申辩期限', 'Answer the objection by'],
        days: 'rectification.hearDays',
        rungs: [
          [0, 'remind'],
          [2, 'escalateToGroup'],
        ],
      },
      lookBack: {
        title: ['回头看', 'Look back'],
        on: (context) => context.lookBackOn,
        rungs: [[0, 'dueForLookBack']],
      },
      afterClosing: {
        title: ['销号后回头看', 'Look back after closing'],
        calendarDays: 'rectification.lookBackDays',
        rungs: [],
      },
      again: { title: ['下次复查', 'Next re-inspection'], days: 'rectification.againDays', rungs: [] },
    },
    initial: 'recorded',
    states: {
      recorded: {
        title: ['待下发', 'To be issued'],
        tone: 'neutral',
        tags: ['open'],
        deadline: 'issue',
        task: ['下发通知', 'Issue the notice'],
        turn: ['office'],
      },
      noticed: {
        title: ['待签收', 'To be acknowledged'],
        tone: 'responsible',
        tags: ['open'],
        deadline: 'acknowledge',
        task: ['签收', 'Acknowledge'],
        turn: ['responsible'],
      },
      planning: {
        title: ['待报方案', 'Plan awaited'],
        tone: 'responsible',
        tags: ['open'],
        deadline: 'plan',
        task: ['报方案', 'Submit the plan'],
        turn: ['responsible'],
      },
      planSubmitted: {
        title: ['方案待审', 'Plan to be reviewed'],
        tone: 'office',
        tags: ['open'],
        deadline: 'review',
        task: ['审核方案', 'Review the plan'],
        turn: ['issuer'],
      },
      rectifying: {
        title: ['整改中', 'Being rectified'],
        tone: 'responsible',
        tags: ['open'],
        deadline: 'rectify',
        task: ['报整改', 'Submit the report'],
        turn: ['responsible'],
      },
      reported: {
        title: ['待复查', 'To be re-inspected'],
        tone: 'office',
        tags: ['open'],
        deadline: 'reinspect',
        task: ['复查', 'Re-inspect'],
        turn: ['inspector', 'issuer'],
      },
      objected: {
        title: ['申辩待答复', 'Objection to be answered'],
        tone: 'office',
        tags: ['open'],
        deadline: 'hear',
        task: ['答复申辩', 'Answer the objection'],
        turn: ['office'],
      },
      closed: {
        title: ['已销号', 'Closed'],
        tone: 'done',
        tags: ['closed'],
        deadline: 'lookBack',
        task: ['回头看', 'Look back'],
        turn: ['inspector'],
        turnFrom: 'dueDay',
      },
      upheld: { title: ['申辩成立', 'Objection upheld'], tone: 'neutral', tags: ['void'], final: true },
      voided: { title: ['已作废', 'Voided'], tone: 'neutral', tags: ['void'], final: true },
    },
  },
  (step) => ({
    record: step({
      title: ['记录发现', 'Record a finding'],
      from: null,
      to: 'recorded',
      permission: 'rectification:record',
      input: {
        title: text('问题', 'Finding', {
          hint: ['一句话说清：在哪、是什么、多少', 'One sentence: where, what, how many'],
        }),
        description: optional(longText('详细情况', 'Details')),
        unit: unit('校片', 'Campus'),
        place: optional(text('地点', 'Place')),
        category: category(),
        weight: weight(),
        responsible: optional(person('责任人', 'Responsible person')),
        rectifyBy: optional(day('整改期限', 'Rectify by')),
        inspection: optional(inspection('所属检查', 'Inspection')),
        inspector: optional(
          person('检查人', 'Inspector', {
            allowed: 'rectification:inspect',
            hint: ['以后由谁复查；不填就是您自己', 'Who will re-inspect; left empty, you yourself'],
          }),
        ),
        sameProblemAs: optional(record('相同问题', 'Same problem as')),
        evidence: evidence(),
      },
      change: ({ input }) => ({
        category: input.category,
        weight: input.weight,
        rectifyBy: input.rectifyBy ?? null,
        planApproved: false,
        returns: 0,
        goodReinspections: 0,
        objectedIn: null,
        objections: 0,
        lookBackOn: null,
        reopens: 0,
      }),
      assign: { inspector: { to: 'inspector', orElse: 'actor' }, responsible: { to: 'responsible' } },
      next: ['由教导处下发整改通知', 'Academic affairs issues the notice'],
    }),
    issueNotice: step({
      title: ['下发通知', 'Issue the notice'],
      from: 'recorded',
      to: 'noticed',
      by: 'office',
      permission: 'rectification:issue',
      main: true,
      input: {
        responsible: person('责任人', 'Responsible person'),
        requirement: longText('整改要求', 'Requirement', { max: 1000 }),
        rectifyBy: day('整改期限', 'Rectify by'),
        category: optional(category()),
        weight: optional(weight()),
        inspector: optional(
          person('复查人', 'To be re-inspected by', {
            allowed: 'rectification:inspect',
            hint: ['不填就由检查人复查', 'Left empty, the inspector does'],
          }),
        ),
      },
      change: ({ context, input }) => ({
        rectifyBy: input.rectifyBy,
        category: input.category ?? context.category,
        weight: input.weight ?? context.weight,
      }),
      assign: { issuer: { to: 'actor' }, responsible: { to: 'responsible' }, inspector: { to: 'inspector' } },
      notify: ['inspector', 'campusHead'],
      next: ['责任人签收后开始整改', 'The responsible person acknowledges it'],
    }),
    acknowledge: step({
      title: ['签收', 'Acknowledge'],
      overridable: true,
      from: 'noticed',
      to: [['planAsked', 'planning'], 'rectifying'],
      by: 'responsible',
      main: true,
      notify: ['issuer'],
      next: ['签收只表示收到，不表示同意', 'Acknowledging means received, not agreed'],
    }),
    object: step({
      title: ['申辩', 'Object'],
      personal: true,
      from: objectable,
      to: 'objected',
      by: 'responsible',
      when: 'notHeardYet',
      input: { reason: longText('申辩理由', 'Reason for objecting', { max: 1000 }), evidence: evidence() },
      change: ({ context, state }) => ({ objectedIn: objectedIn.parse(state), objections: context.objections + 1 }),
      notify: ['issuer', 'inspector', 'campusHead'],
      next: ['由教导处答复；答复前不用整改', 'Academic affairs answers it; nothing has to be mended meanwhile'],
    }),
    upholdObjection: step({
      title: ['申辩成立', 'Uphold the objection'],
      from: 'objected',
      to: 'upheld',
      by: ['office', 'issuer', 'campusHead', 'group'],
      permission: 'rectification:hear',
      input: { reason: reason('答复', 'Answer') },
      notify: ['responsible', 'inspector', 'issuer', 'campusHead'],
      next: ['撤销这条问题，不再整改', 'The finding is withdrawn'],
    }),
    rejectObjection: step({
      title: ['驳回申辩', 'Reject the objection'],
      from: 'objected',
      to: [['objectedWhenNoticed', 'noticed'], ['objectedWhenPlanning', 'planning'], 'rectifying'],
      by: ['office', 'issuer', 'campusHead', 'group'],
      permission: 'rectification:hear',
      input: {
        reason: reason('答复', 'Answer'),
        rectifyBy: optional(day('新的期限', 'New day', { hint: ['不填就用原期限', 'Left empty, the day stays'] })),
      },
      change: ({ context, input }) => ({ objectedIn: null, rectifyBy: input.rectifyBy ?? context.rectifyBy }),
      notify: ['responsible', 'inspector', 'issuer'],
      next: ['回到申辩前的步骤，继续整改', 'The case goes on from where it stood'],
    }),
    submitPlan: step({
      title: ['提交整改方案', 'Submit the plan'],
      overridable: true,
      from: 'planning',
      to: 'planSubmitted',
      by: 'responsible',
      main: true,
      input: {
        rootCause: onlyWhen('serious', longText('根本原因', 'Root cause')),
        plan: longText('整改措施', 'Immediate action'),
        lastingMeasure: onlyWhen('serious', longText('长效措施', 'Lasting measure')),
        evidence: evidence(),
      },
      notify: ['inspector'],
      next: ['由下发人审核方案', 'The issuer reviews the plan'],
    }),
    approvePlan: step({
      title: ['通过方案', 'Approve the plan'],
      from: 'planSubmitted',
      to: 'rectifying',
      by: ['issuer', 'office', 'campusHead'],
      permission: 'rectification:review',
      main: true,
      input: { note: optional(longText('意见', 'Remark', { max: 500 })) },
      change: () => ({ planApproved: true }),
      notify: ['responsible'],
      next: ['责任人按方案整改', 'The responsible person carries it out'],
    }),
    returnPlan: step({
      title: ['退回方案', 'Return the plan'],
      from: 'planSubmitted',
      to: 'planning',
      by: ['issuer', 'office', 'campusHead'],
      permission: 'rectification:review',
      input: { reason: reason('退回理由', 'Reason for returning') },
      notify: ['responsible'],
      next: ['责任人修改后重报', 'The responsible person submits it again'],
    }),
    submitReport: step({
      title: ['提交整改报告', 'Submit the report'],
      overridable: true,
      from: 'rectifying',
      to: 'reported',
      by: 'responsible',
      main: true,
      input: {
        report: optional(
          longText('说明', 'Report', {
            hint: ['可以不填；没有照片也能交', 'May be left empty; photos are not forced'],
          }),
        ),
        evidence: evidence(),
      },
      notify: ['issuer'],
      next: ['由检查人复查', 'The inspector re-inspects'],
    }),
    accept: step({
      title: ['复查通过', 'Accept'],
      from: 'reported',
      to: [['moreReinspectionsDue', 'rectifying'], 'closed'],
      by: ['inspector', 'issuer', 'office'],
      permission: 'rectification:inspect',
      main: true,
      input: {
        verified: yes('已到现场核实', 'Verified on the spot'),
        result: optional(longText('抽查结果', 'What was found', { max: 1000 })),
        evidence: evidence(),
      },
      change: ({ context, facts, due }) => {
        const goodReinspections = context.goodReinspections + 1;
        const more = context.category === 'longTerm' && goodReinspections < facts.reinspectionsNeeded;
        return more
          ? { goodReinspections, rectifyBy: due['again'] ?? context.rectifyBy }
          : { goodReinspections, lookBackOn: due['afterClosing'] ?? null };
      },
      notify: ['responsible', 'campusHead'],
      next: [
        '销号；长期坚持的回到整改中，等下一次复查',
        'Closed; a long-term finding waits for its next re-inspection',
      ],
    }),
    returnReport: step({
      title: ['退回整改', 'Return the report'],
      from: 'reported',
      to: 'rectifying',
      by: ['inspector', 'issuer', 'office'],
      permission: 'rectification:inspect',
      input: {
        reason: reason('退回理由', 'Reason for returning'),
        rectifyBy: optional(day('新的期限', 'New day', { hint: ['不填就用原期限', 'Left empty, the day stays'] })),
        evidence: evidence(),
      },
      change: ({ context, input }) => ({
        returns: context.returns + 1,
        rectifyBy: input.rectifyBy ?? context.rectifyBy,
      }),
      notify: ['responsible', 'campusHead'],
      next: ['责任人继续整改后重报', 'The responsible person mends it and reports again'],
    }),
    reassign: step({
      title: ['改派责任人', 'Reassign'],
      from: ['noticed', 'planning', 'planSubmitted', 'rectifying', 'reported'],
      to: 'noticed',
      by: ['issuer', 'office', 'campusHead'],
      permission: 'rectification:assign',
      input: { responsible: person('新责任人', 'New responsible person'), reason: reason() },
      change: () => ({ objections: 0 }),
      assign: { responsible: { to: 'responsible', formerly: 'wasResponsible' } },
      notify: ['wasResponsible', 'inspector'],
      next: ['新责任人重新签收，原经过保留', 'The new person acknowledges it; the history stays'],
    }),
    void: step({
      title: ['作废', 'Void'],
      from: ['recorded', 'noticed', 'objected', 'planning', 'planSubmitted', 'rectifying'],
      to: 'voided',
      by: ['issuer', 'office'],
      permission: 'rectification:void',
      input: { reason: reason('作废理由', 'Reason for voiding') },
      notify: ['responsible', 'inspector', 'campusHead'],
      next: ['不再整改；记录保留，不删除', 'No longer to be rectified; the record is kept'],
    }),
    lookBack: step({
      title: ['回头看', 'Look back'],
      from: 'closed',
      to: [['stillMended', 'closed'], 'rectifying'],
      by: ['inspector', 'issuer', 'office'],
      permission: 'rectification:inspect',
      when: 'lookBackAwaited',
      main: true,
      input: {
        effective: yes('整改仍然有效', 'Still mended'),
        result: longText('回头看情况', 'What was found', { max: 1000 }),
        rectifyBy: optional(
          day('再整改期限', 'Mend again by', {
            hint: ['无效时填；不填就按再次复查的天数', 'Where it failed; left empty, the days until a re-inspection'],
          }),
        ),
        evidence: evidence(),
      },
      change: ({ context, input, due }) =>
        input.effective
          ? { lookBackOn: null }
          : {
              lookBackOn: null,
              goodReinspections: 0,
              reopens: context.reopens + 1,
              rectifyBy: input.rectifyBy ?? due['again'] ?? context.rectifyBy,
            },
      notify: ['responsible', 'campusHead', 'issuer'],
      next: [
        '有效就保持销号；无效就在同一件上重新整改',
        'Effective: stays closed; otherwise the same case is open again',
      ],
    }),
    reopen: step({
      title: ['重新打开', 'Re-open'],
      from: 'closed',
      to: 'rectifying',
      by: ['inspector', 'issuer', 'office'],
      permission: 'rectification:inspect',
      when: 'withinPlanYear',
      input: {
        reason: reason('问题怎样复发', 'How the problem returned'),
        rectifyBy: day('再整改期限', 'Mend again by'),
        foundAgainIn: optional(
          record('复发的发现', 'Found again in', {
            hint: ['再次发现时记录的那一件', 'The case in which it was found again'],
          }),
        ),
        evidence: evidence(),
      },
      change: ({ context, input }) => ({
        lookBackOn: null,
        goodReinspections: 0,
        reopens: context.reopens + 1,
        rectifyBy: input.rectifyBy,
      }),
      notify: ['responsible', 'campusHead', 'issuer'],
      next: ['责任人在同一件上重新整改', 'The responsible person mends it again in the same case'],
    }),
    extend: step({
      title: ['延期', 'Extend'],
      from: [...open],
      to: null,
      system: true,
      input: { rectifyBy: day('新的期限', 'New day') },
      change: ({ input }) => ({ rectifyBy: input.rectifyBy }),
      notify: ['responsible', 'inspector', 'campusHead'],
      next: ['准予延期后自动办理', 'Follows from a granted request'],
    }),
    correct: step({
      title: ['更正', 'Correct'],
      from: [...open, 'closed'],
      to: null,
      system: true,
      input: {
        title: optional(text('问题', 'Finding')),
        description: optional(longText('详细情况', 'Details')),
        place: optional(text('地点', 'Place')),
        requirement: optional(longText('整改要求', 'Requirement', { max: 1000 })),
        category: optional(category()),
        weight: optional(weight()),
      },
      change: ({ context, input }) => ({
        category: input.category ?? context.category,
        weight: input.weight ?? context.weight,
      }),
      notify: ['responsible', 'inspector', 'issuer'],
      next: ['准予更正后自动办理', 'Follows from a granted request'],
    }),
    handOver: step({
      title: ['移交', 'Hand over'],
      from: ['recorded', ...open, 'closed'],
      to: null,
      system: true,
      input: {
        responsible: optional(person('接任的责任人', 'Responsible person from now on')),
        inspector: optional(person('接任的检查人', 'Inspector from now on')),
        issuer: optional(person('接任的下发人', 'Issuer from now on')),
      },
      assign: {
        responsible: { to: 'responsible', formerly: 'wasResponsible' },
        inspector: { to: 'inspector' },
        issuer: { to: 'issuer' },
      },
      notify: ['responsible', 'inspector', 'issuer'],
      next: ['岗位变动时自动办理，期限不变', 'Follows from the end of a post; the days stay'],
    }),
  }),
);
