import { type AgreementContent, type Difference, differences } from '@plumbline/operations';
import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, besideColumn, byKey, computed, fromRow, hidden, many, one } from '../read/fields.ts';
import type { Beside } from '../read/plan.ts';
import { seenByAny } from '../read/record-scope.ts';
import { AgreementContentType, AgreementDifferenceType } from './agreement-content.ts';
import { evaluationsOf } from './agreement-evaluation.ts';
import { type Live, LiveType, liveOf } from './agreement-live.ts';
import { AgreementPartyEnum } from './agreement-target.ts';
import './agreement-version.ts';
import { recordColumns } from './workflow-record.ts';

const facts: Beside = {
  table: 'agreement',
  on: (parent, child) =>
    sql`${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'id')}`,
};

/** Number of the version on the table, for a record's alias. */
const versionNo = (record: string) =>
  sql`(select f.version_no from agreement f where f.town_id = ${at(record, 'town_id')} and f.record_id = ${at(record, 'id')})`;

/** The version on the table. */
const version: Beside = {
  table: 'agreement_version',
  on: (parent, child) =>
    sql`${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'id')} and ${at(child, 'version_no')} = ${versionNo(parent)}`,
};

/** The person who stands in a relation to the record now. */
const standing = (relation: string) =>
  one(
    'Person',
    (
      parent,
      child,
    ) => sql`lateral (select p.* from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${at(parent, 'town_id')} and a.record_id = ${at(parent, 'id')} and a.relation = ${sql.lit(relation)} and a.until is null order by a.id limit 1) ${sql.raw(child)} on true`,
  );

/** The differences of the last version against one by its number, or against the latest from which it differs at all. */
const changesSince = (versions: readonly AgreementContent[], since: number | null | undefined): Difference[] => {
  const now = versions.at(-1);
  if (now === undefined) return [];
  const earlier = typeof since === 'number' ? [versions[since - 1]] : versions.slice(0, -1).toReversed();
  const found = earlier.map((each) => (each === undefined ? [] : [...differences(each, now)]));
  return found.find((each) => each.length > 0) ?? [];
};

builder.objectType('Agreement', {
  description:
    'A target agreement: versions of a text, signatures that bind one of them, evaluations (Q4) · 目标责任书',
  interfaces: ['WorkflowRecord', 'Node'],
  extensions: {
    hidden: {
      ...recordColumns,
      $content: (alias: string) =>
        sql`(select v.content from agreement_version v where v.town_id = ${at(alias, 'town_id')} and v.record_id = ${at(alias, 'id')} and v.version_no = ${versionNo(alias)})`,
      $versions: (alias: string) =>
        sql`(select json_agg(v.content order by v.version_no) from agreement_version v where v.town_id = ${at(alias, 'town_id')} and v.record_id = ${at(alias, 'id')})`,
      $live: (alias: string) =>
        sql`(select json_build_object('recordId', f.record_id, 'unitId', ${at(alias, 'unit_id')}, 'planYearId', ${at(alias, 'plan_year_id')},
          'grouping', f.grouping, 'groupId', f.group_id, 'subject', f.subject) from agreement f where f.town_id = ${at(alias, 'town_id')} and f.record_id = ${at(alias, 'id')})`,
    },
  },
  fields: (t) => ({
    party: t.field({ type: AgreementPartyEnum, extensions: besideColumn(facts, 'party'), resolve: fromRow }),
    partyA: t.field({ type: 'Person', nullable: true, extensions: standing('partyA'), resolve: fromRow }),
    partyB: t.field({ type: 'Person', nullable: true, extensions: standing('partyB'), resolve: fromRow }),
    drafter: t.field({ type: 'Person', nullable: true, extensions: standing('drafter'), resolve: fromRow }),
    signBy: t.field({ type: 'Date', extensions: besideColumn(facts, 'sign_by'), resolve: fromRow }),
    versionNo: t.field({
      type: 'Int',
      description: 'The version on the table',
      extensions: besideColumn(facts, 'version_no'),
      resolve: fromRow,
    }),
    signedBy: t.field({
      type: 'Int',
      description: 'How many have signed the version on the table',
      extensions: besideColumn(facts, 'signatures'),
      resolve: fromRow,
    }),
    counters: t.field({
      type: 'Int',
      description: 'How often a change was proposed',
      extensions: besideColumn(facts, 'counters'),
      resolve: fromRow,
    }),
    reviews: t.field({ type: 'Int', extensions: besideColumn(facts, 'reviews'), resolve: fromRow }),
    subject: t.field({ type: 'String', nullable: true, extensions: besideColumn(facts, 'subject'), resolve: fromRow }),
    refusal: t.field({
      type: 'String',
      nullable: true,
      description: 'Why it was refused, until it is offered again',
      extensions: besideColumn(facts, 'refusal'),
      resolve: fromRow,
    }),
    exam: t.field({
      type: 'AgreementExam',
      nullable: true,
      description: 'The session by whose published results it is evaluated',
      extensions: byKey('AgreementExam', 'exam', 'exam_id', facts),
      resolve: fromRow,
    }),
    contentHash: t.field({
      type: 'String',
      description: 'SHA-256 of the text on the table: what a signature names',
      extensions: besideColumn(version, 'hash'),
      resolve: fromRow,
    }),
    text: t.field({
      type: 'String',
      description: 'The exact text on the table',
      extensions: besideColumn(version, 'text'),
      resolve: fromRow,
    }),
    content: t.field({
      type: AgreementContentType,
      extensions: computed('$content'),
      resolve: (row) => hidden<AgreementContent>(row, '$content'),
    }),
    versions: t.field({
      type: ['AgreementVersion'],
      description: 'Earliest first',
      extensions: many(
        'AgreementVersion',
        (parent) =>
          sql`select * from agreement_version where town_id = ${at(parent, 'town_id')} and record_id = ${at(parent, 'id')}`,
        (child) => at(child, 'version_no'),
      ),
      resolve: fromRow,
    }),
    changes: t.field({
      type: [AgreementDifferenceType],
      description:
        'What the version on the table changes against an earlier one; left out, against the latest that differs',
      args: { since: t.arg.int({ description: 'Number of a version' }) },
      extensions: computed('$versions'),
      resolve: (row, { since }) => changesSince(hidden<readonly AgreementContent[]>(row, '$versions'), since),
    }),
    signatures: t.field({
      type: ['AgreementSignature'],
      description: 'Of every version, also of those that were replaced',
      extensions: many(
        'AgreementSignature',
        (parent) =>
          sql`select * from agreement_signature where town_id = ${at(parent, 'town_id')} and record_id = ${at(parent, 'id')}`,
        (child) => sql`${at(child, 'version_no')}, ${at(child, 'at')}, ${at(child, 'side')}`,
      ),
      resolve: fromRow,
    }),
    evaluations: t.field({
      type: ['AgreementEvaluation'],
      description: 'Earliest first; a correction makes another, the earlier one stays',
      extensions: many('AgreementEvaluation', evaluationsOf, (child) => at(child, 'evaluation_no')),
      resolve: fromRow,
    }),
    sanctions: t.field({
      type: ['Sanction'],
      description: 'Consequences of it in which the caller has a part',
      extensions: many(
        'Sanction',
        (parent) => sql`select e.* from sanction c join record e on e.town_id = c.town_id and e.id = c.record_id
          where c.town_id = ${at(parent, 'town_id')} and c.agreement_id = ${at(parent, 'id')} and ${seenByAny(workflows.sanction, 'e')}`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    live: t.field({
      type: [LiveType],
      description: 'Where each target stands now, by the latest published session of the plan year',
      extensions: computed('$live', '$content'),
      resolve: (row, _args, context) =>
        liveOf(hidden<Live>(row, '$live'), hidden<AgreementContent>(row, '$content'), context),
    }),
  }),
});
