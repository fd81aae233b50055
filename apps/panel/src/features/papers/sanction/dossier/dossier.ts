import { factRow } from '../../case/facts.tsx';
import type { Piece } from '../../paper/pieces.ts';
import { gap, issuerOf, paperHead, type SanctionPaperContent, sanctionFacts, section } from '../common.tsx';
import { helpPieces } from '../grounds.ts';
import { basisPieces } from './computation.ts';
import { effectParts, reviewParts } from './effect.ts';
import { type DossierHashes, hashPieces, historyPiece } from './hashes.ts';
import { defenceParts, lawPieces, noticeParts, opinionParts } from './hearing.ts';
import { voteParts } from './votes.ts';

/** The whole case as one document 案卷: everything that the reader may see of it, its history and its hashes. */
export const dossierPieces =
  (hashes: DossierHashes) =>
  (content: SanctionPaperContent): readonly Piece[] => {
    const { record, t } = content;
    return [
      ...paperHead(content, t('sanctionPapers.dossierTitle', { school: issuerOf(content) }), false),
      ...section(content, 'sanctionPapers.partFacts', [
        sanctionFacts(content, [
          factRow('body', t('sanctionPapers.body'), record.bodyTitle),
          factRow('state', t('sanctionPapers.state'), record.stateTitle),
        ]),
      ]),
      gap('facts-gap'),
      ...section(content, 'sanctionPapers.partBasis', basisPieces(content)),
      ...section(content, 'sanctionPapers.partHelp', helpPieces(content), 'sanctionPapers.helpNone'),
      ...section(content, 'sanctionPapers.partLaw', lawPieces(content)),
      ...section(content, 'sanctionPapers.partNotice', noticeParts(content)),
      ...section(content, 'sanctionPapers.partDefence', defenceParts(content)),
      ...section(content, 'sanctionPapers.partOpinions', opinionParts(content)),
      ...section(content, 'sanctionPapers.partVotes', voteParts(content)),
      ...section(content, 'sanctionPapers.partEffect', effectParts(content)),
      ...section(content, 'sanctionPapers.partReview', reviewParts(content)),
      ...section(content, 'sanctionPapers.partHistory', [historyPiece(content)]),
      ...section(content, 'sanctionPapers.partHashes', hashPieces(content, hashes)),
    ];
  };
