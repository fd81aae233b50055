import { type AgreementContent, differences } from '@plumbline/operations';
import { upperSnake } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, computed, fromRow, hidden, instant, named } from '../read/fields.ts';
import { AgreementContentType, AgreementDifferenceType } from './agreement-content.ts';

const origins = ['draft', 'offer', 'counter'] as const;
const OriginEnum = builder.enumType('AgreementVersionOrigin', {
  description: 'How a version came about: drafted, offered anew, or counter-proposed',
  values: Object.fromEntries(origins.map((code) => [upperSnake(code), { value: code }])) as Record<
    string,
    { value: (typeof origins)[number] }
  >,
});

const sides = ['A', 'B'] as const;
const SideEnum = builder.enumType('AgreementSide', {
  description: 'Party A or party B · 甲方、乙方',
  values: Object.fromEntries(sides.map((code) => [code, { value: code }])) as Record<
    string,
    { value: (typeof sides)[number] }
  >,
});

builder.objectType('AgreementVersion', {
  description: 'One version of an agreement’s text; written once, never changed · 版本',
  extensions: {
    hidden: {
      $content: (alias: string) => at(alias, 'content'),
      $previous: (alias: string) =>
        sql`(select p.content from agreement_version p where p.town_id = ${at(alias, 'town_id')} and p.record_id = ${at(alias, 'record_id')} and p.version_no = ${at(alias, 'version_no')} - 1)`,
    },
  },
  fields: (t) => ({
    no: t.field({ type: 'Int', extensions: named('version_no'), resolve: fromRow }),
    origin: t.field({ type: OriginEnum, extensions: named('origin'), resolve: fromRow }),
    author: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'author_id'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    hash: t.field({
      type: 'String',
      description: 'SHA-256 of the text’s UTF-8 bytes, in hexadecimal',
      extensions: named('hash'),
      resolve: fromRow,
    }),
    text: t.field({ type: 'String', extensions: named('text'), resolve: fromRow }),
    content: t.field({
      type: AgreementContentType,
      extensions: computed('$content'),
      resolve: (row) => hidden<AgreementContent>(row, '$content'),
    }),
    differences: t.field({
      type: [AgreementDifferenceType],
      description: 'Against the version before; none for the first',
      extensions: computed('$content', '$previous'),
      resolve: (row) => {
        const previous = hidden<AgreementContent | null>(row, '$previous');
        return previous === null ? [] : [...differences(previous, hidden<AgreementContent>(row, '$content'))];
      },
    }),
  }),
});

builder.objectType('AgreementSignature', {
  description: 'A signature: it binds one version’s exact text · 签署',
  fields: (t) => ({
    versionNo: t.field({ type: 'Int', extensions: named('version_no'), resolve: fromRow }),
    side: t.field({ type: SideEnum, extensions: named('side'), resolve: fromRow }),
    person: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'person_id'), resolve: fromRow }),
    post: t.field({ type: 'Post', nullable: true, extensions: byKey('Post', 'post', 'post_id'), resolve: fromRow }),
    hash: t.field({ type: 'String', extensions: named('hash'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', description: 'When it was recorded', extensions: instant('at'), resolve: fromRow }),
    onPaper: t.field({ type: 'Boolean', extensions: named('on_paper'), resolve: fromRow }),
    signedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on the paper',
      extensions: named('signed_on'),
      resolve: fromRow,
    }),
    scan: t.field({ type: 'File', nullable: true, extensions: byKey('File', 'file', 'file_id'), resolve: fromRow }),
    recordedBy: t.field({
      type: 'Person',
      nullable: true,
      description: 'Who recorded a signature on paper',
      extensions: byKey('Person', 'person', 'recorded_by'),
      resolve: fromRow,
    }),
  }),
});
