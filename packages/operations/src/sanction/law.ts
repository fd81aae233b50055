import { sqlOf } from '@plumbline/database';
import { askLawAboutTargets, type LawBreach, moe2021 } from '@plumbline/rules';
import type { Reader } from '../agreement/figures.ts';
import { readVersion } from '../agreement/version.ts';
import type { Effect, Query } from '../record/feature.ts';

/** What the law profile objects to in the targets that were signed. */
export const askLawAboutAgreement = async (
  reader: Reader,
  townId: number,
  agreementId: number,
): Promise<readonly LawBreach[]> => {
  const [row] = await reader.run(
    sqlOf
      .selectFrom('agreement')
      .where('town_id', '=', townId)
      .where('record_id', '=', agreementId)
      .select('version_no'),
  );
  if (row === undefined) throw new Error(`There is no agreement ${agreementId}.`);
  const { content } = await readVersion(reader, townId, agreementId, row.version_no);
  return askLawAboutTargets(moe2021, content.targets);
};

/** The statements that keep the objections of a new proposal; screening answers them. */
export const keepObjections = ({ townId, recordId, at }: Effect, rules: readonly string[]): readonly Query[] =>
  rules.length === 0
    ? []
    : [
        sqlOf
          .insertInto('sanction_objection')
          .values(rules.map((rule) => ({ town_id: townId, record_id: recordId, rule, at }))),
      ];
