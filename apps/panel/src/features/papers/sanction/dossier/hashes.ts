import { cell, type Piece, type Row } from '../../paper/pieces.ts';
import { paperInstant } from '../../paperDays.ts';
import { note, type SanctionPaperContent } from '../common.tsx';

/** What the dossier says of itself: its hash over everything, and those of its files. */
export interface DossierHashes {
  readonly contentHash: string;
  readonly files: readonly { readonly name: string; readonly hash: string }[];
}

/** Every step with its hash. */
export const historyPiece = ({ record, t, locale }: SanctionPaperContent): Piece => ({
  kind: 'table',
  key: 'history',
  className: 'history',
  columns: [
    { title: t('sanctionPapers.at'), width: 28 },
    { title: t('sanctionPapers.stepDone'), width: 30 },
    { title: t('sanctionPapers.who'), width: 20 },
    { title: t('sanctionPapers.hash'), width: 78 },
  ],
  rows: record.events.map(
    ({ id, at, stepTitle, actor, hash }): Row => ({
      key: id,
      cells: [
        { parts: [{ text: paperInstant(at, locale), small: true }] },
        cell(stepTitle),
        cell(actor?.name ?? t('sanctionPapers.system'), { centred: true }),
        { parts: [{ text: hash ?? '', small: true }] },
      ],
    }),
  ),
});

/** The hashes, and how one checks them. */
export const hashPieces = ({ t }: SanctionPaperContent, hashes: DossierHashes): readonly Piece[] => [
  note('hash-note', t('sanctionPapers.hashNote')),
  note('content-hash', t('sanctionPapers.contentHash', { hash: hashes.contentHash }), 'note hash'),
  ...hashes.files.map(({ name, hash }, index) =>
    note(`file-hash-${index}`, t('sanctionPapers.fileHash', { name, hash }), 'note hash'),
  ),
  note('how', t('sanctionPapers.verifyHow')),
];
