import { type AuditState, allows, auditState, sealedRecordRights } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { AuditStatement } from '../types/statement.ts';

const AuditStateType = builder.objectRef<AuditState>('AuditState').implement({
  description: 'Where the sealed record of the town stands, confidential records apart',
  fields: (t) => ({
    lastPosition: t.exposeInt('lastPosition', { description: '0 before the first seal' }),
    sealedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ sealedAt }) => sealedAt }),
    waiting: t.exposeInt('waiting', { description: 'Events that are not sealed yet' }),
    statement: t.field({
      type: AuditStatement,
      nullable: true,
      description: 'The last one that is kept',
      resolve: ({ statement }) => statement,
    }),
    mayExport: t.boolean({
      description: 'Whether the caller may export the record',
      resolve: (_state, _args, { viewer }) => allows(sealedRecordRights.acts.export, viewer),
    }),
  }),
});

builder.queryFields((t) => ({
  auditState: t.field({
    type: AuditStateType,
    nullable: true,
    description: 'State of sealing, for whoever may verify the record; others are told nothing',
    resolve: (_root, _args, { deps, viewer }) =>
      allows(sealedRecordRights.acts.verify, viewer) ? auditState(deps, viewer.townId) : null,
  }),
}));
