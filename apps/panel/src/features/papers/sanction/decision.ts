import { codeText } from '../../../i18n/useT.ts';
import { partsOf } from '../../../shared/days.ts';
import type { Piece } from '../paper/pieces.ts';
import { fullDay } from '../paperDays.ts';
import {
  dayOf,
  daysOf,
  issuerOf,
  measureWords,
  paperHead,
  paragraph,
  type SanctionPaperContent,
  section,
  signature,
  written,
} from './common.tsx';
import type { PaperRound } from './documents.ts';
import { groundPieces } from './grounds.ts';

/** The tally of a round, without single votes. */
export const tallyLine = ({ mayVote, cast, agree, disagree, abstain }: PaperRound, { t }: SanctionPaperContent) =>
  agree === null || disagree === null || abstain === null
    ? null
    : t('sanctionPapers.votesLine', { mayVote, cast, agree, disagree, abstain });

/** From when to when it holds; before delivery that the days follow. */
const periodLine = ({ record, t }: SanctionPaperContent): string =>
  record.startsOn && record.endsOn
    ? t('sanctionPapers.decisionPeriod', { from: fullDay(record.startsOn, t), to: fullDay(record.endsOn, t) })
    : t('sanctionPapers.decisionPeriodOpen');

const rights = (content: SanctionPaperContent): readonly string[] => {
  const { record, t } = content;
  const review = record.reviewBy
    ? t('sanctionPapers.rightReviewBy', { day: fullDay(record.reviewBy, t) })
    : t('sanctionPapers.rightReviewDays', {
        review: daysOf(content, 'sanction.reviewDays'),
        appeal: daysOf(content, 'sanction.appealDays'),
      });
  const waits = daysOf(content, `sanction.${record.measure.toLowerCase()}Waits`);
  return [review, codeText(t, 'sanctionPapers.rightSuspended_', String(waits === '1'))];
};

const heard = ({ record, t }: SanctionPaperContent): string =>
  record.defence && !record.defence.lapsed
    ? t('sanctionPapers.decisionHeard', { day: dayOf(record.defence.at, t) })
    : t('sanctionPapers.decisionNotHeard');

/** The decision 决定书, or that there is no consequence: result, grounds, answer to the defence, votes, rights. */
export const decisionPieces = (content: SanctionPaperContent): readonly Piece[] => {
  const { record, t } = content;
  const { agreement, decision, waiver } = record;
  const announced = decision ?? waiver;
  const carried = decision?.carried === true;
  const round = record.rounds.find((each) => !each.review && each.announced);
  const votes = round ? tallyLine(round, content) : null;
  return [
    ...paperHead(
      content,
      t(carried ? 'sanctionPapers.decisionTitle' : 'sanctionPapers.waivedTitle', { school: issuerOf(content) }),
      true,
    ),
    paragraph(
      'lead',
      t(decision ? 'sanctionPapers.decisionLead' : 'sanctionPapers.waiverLead', {
        planYear: record.planYear.title,
        agreement: agreement.title,
        number: agreement.number,
        clause: record.ruleClause,
        body: record.bodyTitle,
        day: announced ? dayOf(announced.at, t) : '',
      }),
    ),
    ...section(
      content,
      'sanctionPapers.decisionHeading',
      carried
        ? [
            paragraph('measure', t('sanctionPapers.decisionCarried', { measure: measureWords(content) })),
            paragraph('period', periodLine(content)),
          ]
        : [paragraph('measure', t('sanctionPapers.decisionNot'))],
    ),
    ...section(content, 'sanctionPapers.grounds', groundPieces(content)),
    ...section(content, 'sanctionPapers.decisionDefence', [
      paragraph('heard', heard(content)),
      ...written('reason', announced?.reason ?? null, t),
    ]),
    ...(votes ? section(content, 'sanctionPapers.decisionVotes', [paragraph('votes', votes)]) : []),
    ...(carried
      ? section(
          content,
          votes ? 'sanctionPapers.decisionRights' : 'sanctionPapers.decisionRightsFourth',
          rights(content).map((line, index) => paragraph(`right-${index}`, line)),
        )
      : []),
    signature(content, announced ? partsOf(announced.at).day : null),
  ];
};
