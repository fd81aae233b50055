import { graphql, type ResultOf } from '../../../data/graphql.ts';

const paperFile = graphql(`
  fragment SanctionPaperFile on File { id name }
`);

const paperRound = graphql(`
  fragment SanctionPaperRound on SanctionRound {
    round review announced mayVote cast agree disagree abstain carried sealed sealedReason
    members { id name post status ballot reason at }
  }
`);

/** A consequence with all that its papers show; what the reader may not see is left out by the server. */
export const SanctionPaperQuery = graphql(
  `
  query SanctionPaper($number: String!) {
    settings { key value }
    sanction(number: $number) {
      id version number title stateTitle createdAt confidential concernedIsViewer
      rule ruleTitle ruleClause measure measureTitle body bodyTitle held byHand suspended startsOn endsOn reviewBy appealBy basisGone
      planYear { title }
      unit { name }
      concerned { name mainPost }
      proposer { name }
      proposalReason
      agreement { number title evaluationNo targets { title unit comparison value mandatory found met } }
      basis {
        no at hash dataVersion byRule steps notes
        held { code text }
        evidence { n lo hi pLast holdPercent sentence }
        comparison { campuses { unitId name outcome compared composite n lo hi fromLast pLast proposed tied own } }
        ladder { year title outcome standardScore improved rung county { subject grade place compared } }
        conditions { title found met }
      }
      law { ruleId title text source reason legalBasis }
      support {
        id kindTitle measures from until planned held effect endedOn
        mentor { name }
        reobservations { id observedOn resultTitle observer { name } }
      }
      screening { at exempt groundTitle opinion support by { name } }
      notice { at note by { name } files { ...SanctionPaperFile } }
      receipt { at witnessed witnesses what files { ...SanctionPaperFile } }
      defence { at lapsed byHandler statement by { name } files { ...SanctionPaperFile } }
      opinions { question askedAt opinion answeredAt whom { name } files { ...SanctionPaperFile } }
      rounds { ...SanctionPaperRound }
      decision { at reason carried by { name } }
      waiver { at reason by { name } }
      delivery { at how howTitle deliveredOn witnesses by { name } files { ...SanctionPaperFile } }
      review { at bySystem grounds answeredAt answer upheld files { ...SanctionPaperFile } answerFiles { ...SanctionPaperFile } }
      appeal { at grounds answeredAt authority answeredOn answer upheld files { ...SanctionPaperFile } scan { ...SanctionPaperFile } }
      completion { at doneOn }
      lifting { at reason }
      effect { startsOn endsOn suspended liftedOn revokedOn doneOn }
      meetingItem { meetingTitle heldOn position }
      events(last: 200) { id stepTitle stateTitle at hash actor { name } }
    }
  }
`,
  [paperFile, paperRound],
);

type Answer = ResultOf<typeof SanctionPaperQuery>;
export type SanctionOnPaper = NonNullable<Answer['sanction']>;
export type SanctionSettings = Answer['settings'];
export type PaperRound = SanctionOnPaper['rounds'][number];
export type SanctionPaperFile = { id: string; name: string };
