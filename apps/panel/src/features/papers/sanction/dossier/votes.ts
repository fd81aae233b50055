import { codeText } from '../../../../i18n/useT.ts';
import { cell, type Piece, type Row } from '../../paper/pieces.ts';
import { dayOf, paragraph, type SanctionPaperContent, written } from '../common.tsx';
import { tallyLine } from '../decision.ts';
import type { PaperRound } from '../documents.ts';

/** One round: its tally, and for whom may see them the single votes. */
export const roundParts = (round: PaperRound, content: SanctionPaperContent): readonly Piece[] => {
  const { t } = content;
  const group = `round-${round.round}`;
  const tally = tallyLine(round, content);
  return [
    paragraph(group, [t('sanctionPapers.roundOf', { n: round.round }), tally].filter(Boolean).join(' ')),
    ...(round.sealed
      ? [paragraph(`${group}-sealed`, round.sealedReason ?? '')]
      : [
          {
            kind: 'table',
            key: `${group}-members`,
            className: 'facts',
            columns: [
              { title: t('sanctionPapers.member'), width: 26 },
              { title: t('sanctionPapers.post'), width: 34 },
              { title: t('sanctionPapers.ballot'), width: 26 },
              { title: t('sanctionPapers.reason'), width: 70 },
            ],
            rows: round.members.map(
              ({ id, name, post, status, ballot, reason }): Row => ({
                key: `${group}-${id}`,
                cells: [
                  cell(name, { centred: true }),
                  cell(post ?? '', { centred: true }),
                  cell(
                    ballot
                      ? codeText(t, 'sanctionPapers.ballot_', ballot)
                      : codeText(t, 'sanctionPapers.status_', status),
                    { centred: true },
                  ),
                  cell(reason ?? ''),
                ],
              }),
            ),
          } satisfies Piece,
        ]),
  ];
};

/** The votes on the decision, and the decision. */
export const voteParts = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { decision, waiver } = record;
  const announced = decision ?? waiver;
  return [
    ...record.rounds.filter(({ review }) => !review).flatMap((round) => roundParts(round, content)),
    ...(announced
      ? [
          paragraph(
            'announced',
            t('sanctionPapers.decidedOn', {
              day: dayOf(announced.at, t),
              name: announced.by?.name ?? '',
              result: t(decision?.carried ? 'sanctionPapers.decidedCarried' : 'sanctionPapers.decidedNot'),
            }),
          ),
          ...written('announced-reason', announced.reason, t),
        ]
      : []),
  ];
};
