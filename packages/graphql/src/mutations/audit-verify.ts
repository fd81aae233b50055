import { type Fault, faultText, type Problem, type Verification, verifyOwnRecord } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { ProblemType } from '../types/problem.ts';

const AuditFault = builder.objectRef<Fault>('AuditFault').implement({
  description: 'Something that is wrong with the record, and where',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        'changed, removed, reordered, inserted, cutOff, rehashed, payload, statement: more may come, so show the text',
    }),
    position: t.exposeInt('position', { nullable: true }),
    to: t.int({ nullable: true, description: 'Last of several positions', resolve: ({ to }) => to ?? null }),
    number: t.string({ nullable: true, description: 'Number of the record', resolve: ({ number }) => number ?? null }),
    version: t.int({ nullable: true, resolve: ({ version }) => version ?? null }),
    text: t.string({ resolve: (fault, _args, { viewer }) => say(faultText(fault), viewer.locale) }),
  }),
});

const AuditVerification = builder.objectRef<Verification>('AuditVerification').implement({
  description: 'What came of a verification: counts of the open record, and its first faults',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
    events: t.exposeInt('events'),
    statements: t.exposeInt('statements'),
    waiting: t.exposeInt('waiting', { description: 'Events that are not sealed yet' }),
    payloads: t.exposeInt('payloads', { description: 'Erasable contents that were compared' }),
    erased: t.exposeInt('erased', { description: 'Erased contents: their digest stands alone' }),
    faults: t.field({ type: [AuditFault], resolve: ({ faults }) => [...faults] }),
    more: t.exposeInt('more', { description: 'Faults beyond those listed' }),
    apartIsWhole: t.exposeBoolean('apartIsWhole', {
      description: 'Whether the part about confidential records is whole',
    }),
  }),
});

interface Outcome {
  readonly verification: Verification | null;
  readonly problems: readonly Problem[];
}

const Payload = builder.objectRef<Outcome>('AuditVerifyPayload').implement({
  fields: (t) => ({
    verification: t.field({
      type: AuditVerification,
      nullable: true,
      resolve: ({ verification }) => verification,
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.mutationFields((t) => ({
  auditVerify: t.field({
    type: Payload,
    description:
      '校验运行记录 · Compares the town’s whole record with its seals and with what was signed; changes nothing. Several who ask at once share one run',
    resolve: async (_root, _args, { deps, viewer }): Promise<Outcome> => {
      const answer = await verifyOwnRecord(deps, viewer);
      return answer.ok
        ? { verification: answer.verification, problems: [] }
        : { verification: null, problems: answer.problems };
    },
  }),
}));
