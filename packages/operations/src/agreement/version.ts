import { sqlOf } from '@plumbline/database';
import type { Effect, FactsRow, Query } from '../record/feature.ts';
import type { AgreementContent } from './content.ts';
import type { Reader } from './figures.ts';
import { agreementText, hashOfText } from './text.ts';

/** The version that lies on the table. */
export interface Version {
  readonly versionNo: number;
  readonly content: AgreementContent;
  readonly text: string;
  readonly hash: string;
}

/** Number of the version on the table. */
export const versionNoOf = (row: FactsRow): number => Number(row['version_no']);

/**
 * Reads the version on the table.
 * @throws Error when there is none: every agreement has one from its drafting on
 */
export const readVersion = async (
  reader: Reader,
  townId: number,
  recordId: number,
  versionNo: number,
): Promise<Version> => {
  const [row] = await reader.run(
    sqlOf
      .selectFrom('agreement_version')
      .where('town_id', '=', townId)
      .where('record_id', '=', recordId)
      .where('version_no', '=', versionNo)
      .select(['content', 'text', 'hash']),
  );
  if (row === undefined) throw new Error(`Agreement ${recordId} has no version ${versionNo}.`);
  return { versionNo, content: row.content as unknown as AgreementContent, text: row.text, hash: row.hash };
};

/** The statement that writes a version: its text is made here once, and never again. */
export const writeVersion = (
  { townId, recordId, at, personId, postId }: Effect,
  versionNo: number,
  origin: 'draft' | 'offer' | 'counter',
  content: AgreementContent,
): Query => {
  const text = agreementText(content);
  return sqlOf.insertInto('agreement_version').values({
    town_id: townId,
    record_id: recordId,
    version_no: versionNo,
    origin,
    author_id: personId ?? 0,
    post_id: postId,
    at,
    content: JSON.stringify(content),
    text,
    hash: hashOfText(text),
  });
};

/** The statement that changes content columns of an agreement. */
export const changeAgreement = (
  { townId, recordId }: Pick<Effect, 'townId' | 'recordId'>,
  values: {
    readonly grouping?: string;
    readonly group_id?: number;
    readonly subject?: string | null;
    readonly refusal?: string | null;
  },
): Query => sqlOf.updateTable('agreement').set(values).where('town_id', '=', townId).where('record_id', '=', recordId);
