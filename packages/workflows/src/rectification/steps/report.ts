import { longText, optional, yes } from '../../field.ts';
import { evidence, newDay, reason } from '../fields.ts';
import { step } from '../frame.ts';
import { byReinspector } from '../who.ts';

/** It is mended, and seen on the spot. */
export const report = {
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
    ...byReinspector,
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
    next: ['销号；长期坚持的回到整改中，等下一次复查', 'Closed; a long-term finding waits for its next re-inspection'],
  }),
  returnReport: step({
    title: ['退回整改', 'Return the report'],
    from: 'reported',
    to: 'rectifying',
    ...byReinspector,
    input: {
      reason: reason('退回理由', 'Reason for returning'),
      rectifyBy: newDay(),
      evidence: evidence(),
    },
    change: ({ context, input }) => ({
      returns: context.returns + 1,
      rectifyBy: input.rectifyBy ?? context.rectifyBy,
    }),
    notify: ['responsible', 'campusHead'],
    next: ['责任人继续整改后重报', 'The responsible person mends it and reports again'],
  }),
};
