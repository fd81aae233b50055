import { codeText } from '../../../../i18n/useT.ts';
import { cell, type Piece, type Row } from '../../paper/pieces.ts';
import { gap, note, paragraph, type SanctionPaperContent } from '../common.tsx';
import { proposedBy } from '../grounds.ts';

const points = (value: number): string => value.toFixed(1);

const comparisonPiece = ({ record, t }: SanctionPaperContent): readonly Piece[] => {
  const campuses = record.basis.comparison?.campuses ?? [];
  if (campuses.length === 0) return [];
  const said = (campus: (typeof campuses)[number]) => {
    if (!campus.compared) return t('sanctionPapers.notCompared');
    if (campus.tied) return t('sanctionPapers.tiedMark');
    return t(campus.proposed ? 'sanctionPapers.proposedMark' : 'sanctionPapers.notProposed');
  };
  return [
    {
      kind: 'table',
      key: 'campuses',
      className: 'facts',
      columns: [
        { title: t('sanctionPapers.campus'), width: 30 },
        { title: t('sanctionPapers.pupils'), width: 14 },
        { title: t('sanctionPapers.outcome'), width: 18 },
        { title: t('sanctionPapers.composite'), width: 20 },
        { title: t('sanctionPapers.interval'), width: 28 },
        { title: t('sanctionPapers.pLast'), width: 20 },
        { title: t('sanctionPapers.ruleSays'), width: 26 },
      ],
      rows: campuses.map(
        (campus): Row => ({
          key: campus.unitId,
          cells: [
            cell(campus.name, campus.own ? { className: 'own' } : {}),
            cell(String(campus.n), { centred: true }),
            cell(campus.outcome ? codeText(t, 'sanctionPapers.outcome_', campus.outcome) : '', { centred: true }),
            cell(campus.composite ?? '', { centred: true }),
            cell(campus.lo === null || campus.hi === null ? '' : `${points(campus.lo)}\u2013${points(campus.hi)}`, {
              centred: true,
            }),
            cell(campus.pLast === null ? '' : campus.pLast.toFixed(2), { centred: true }),
            cell(said(campus), { centred: true }),
          ],
        }),
      ),
    },
  ];
};

const ladderPiece = ({ record, t }: SanctionPaperContent): readonly Piece[] => {
  const { ladder } = record.basis;
  if (ladder.length === 0) return [];
  return [
    {
      kind: 'table',
      key: 'ladder',
      className: 'facts',
      columns: [
        { title: t('sanctionPapers.year'), width: 40 },
        { title: t('sanctionPapers.outcome'), width: 22 },
        { title: t('sanctionPapers.place'), width: 24 },
        { title: t('sanctionPapers.standardScore'), width: 26 },
        { title: t('sanctionPapers.improved'), width: 18 },
        { title: t('sanctionPapers.rung'), width: 26 },
      ],
      rows: ladder.map(
        ({ year, title, outcome, county, standardScore, improved, rung }): Row => ({
          key: `year-${year}`,
          cells: [
            cell(title),
            cell(outcome ? codeText(t, 'sanctionPapers.outcome_', outcome) : '', { centred: true }),
            cell(county ? t('sanctionPapers.placeOf', { place: county.place, of: county.compared }) : '', {
              centred: true,
            }),
            cell(standardScore ?? '', { centred: true }),
            cell(improved === null ? '' : codeText(t, 'sanctionPapers.improved_', String(improved)), { centred: true }),
            cell(codeText(t, 'sanctionPapers.rung_', rung), { centred: true }),
          ],
        }),
      ),
    },
  ];
};

/** How it was worked out: the rule's steps one by one, its table, and the hash of the computation. */
export const basisPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { basis } = record;
  // The last of the steps says how far it can be told from chance.
  const lines = [...basis.steps, ...basis.notes];
  return [
    paragraph('proposed-by', proposedBy(content)),
    ...lines.map((line, index) => paragraph(`basis-${index}`, line)),
    ...(record.held ? [paragraph('held', t('sanctionPapers.heldPlain'))] : []),
    ...(record.basisGone ? [paragraph('gone', t('sanctionPapers.basisGone'))] : []),
    gap('basis-gap'),
    ...comparisonPiece(content),
    ...ladderPiece(content),
    note('basis-hash', t('sanctionPapers.basisHash', { no: basis.no, hash: basis.hash }), 'note hash'),
  ];
};
