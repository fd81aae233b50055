import { day, inspection, longText, optional, person, record, text, unit } from '../../field.ts';
import { category, evidence, weight } from '../fields.ts';
import { step } from '../frame.ts';

/** From the corridor to the person who is to mend it. */
export const notice = {
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
};
