import { graphql, type ResultOf } from '../../data/graphql.ts';
import { recordFacts } from '../data/recordFacts.ts';

/** A consequence: what is asked, what it rests on, what was said, how it was decided, and what follows. */
export const PhoneSanctionQuery = graphql(
  `
    query PhoneSanction($number: String!) {
      record: sanction(number: $number) {
        ...PhoneRecordFacts
        question rule ruleTitle measure body confidential
        planYear { title }
        concerned { id name mainPost }
        concernedIsViewer viewerParts byHand proposalReason
        proposer { id name }
        handlers { id name }
        held tied supportCount basisGone reviewing suspended
        intended { endsOn }
        reviewBy appealBy
        agreement {
          number title evaluationNo outcome outcomeNow
          targets { indicator title unit comparison value found met }
        }
        basis {
          no at hash clause byRule dataVersion
          held { code text }
          evidence { n lo hi pLast sentence }
          comparison {
            lastOf last
            campuses { unitId name outcome compared composite n target effect lo hi fromLast pLast proposed tied own }
          }
          ladder {
            year title outcome standardScore lineRate flagged improved rung text
            county { subject grade mean place compared groupMean }
          }
          conditions { title found met }
          steps notes
        }
        law { ruleId title text source reason legalBasis }
        support {
          id kindTitle measures from until planned held effect
          mentor { id name }
          reobservations { id observedOn resultTitle remark observer { id name } }
        }
        screening { support opinion }
        notice { at note files { id name mediaType url thumbnailUrl } }
        receipt { at witnessed }
        defence { at lapsed byHandler statement files { id name mediaType url thumbnailUrl } }
        opinions {
          question opinion answeredAt
          whom { id name }
          files { id name mediaType url thumbnailUrl }
        }
        ballot {
          round review open announced mayVote cast needed short sealed sealedReason agree disagree abstain carried
          members { id name post status ballot reason at chair isViewer }
          mine { id status ballot reason at }
        }
        rounds { round review announced agree disagree abstain }
        decision { at reason carried }
        waiver { at reason }
        delivery { deliveredOn howTitle }
        review { at bySystem grounds answeredAt answer upheld files { id name mediaType url thumbnailUrl } }
        appeal { at grounds answeredAt authority answer upheld scan { id name mediaType url thumbnailUrl } }
        lifting { reason }
        effect { startsOn endsOn suspended liftedOn revokedOn doneOn inForce }
        meetingItem { meetingTitle heldOn }
      }
    }
  `,
  [recordFacts],
);
export type PhoneSanction = NonNullable<ResultOf<typeof PhoneSanctionQuery>['record']>;
export type PhoneRound = NonNullable<PhoneSanction['ballot']>;

/** The days between receipt and the last day of the defence, working or not. */
export const PhoneTermQuery = graphql(`
  query PhoneTerm($from: Date!, $to: Date!) {
    town { calendar(from: $from, to: $to) { day working } }
  }
`);

/** How many days a defence, a review and an appeal have. */
export const PhoneTermsQuery = graphql(`
  query PhoneTerms {
    settings { key value }
  }
`);

const postOf = graphql(`
  fragment PhonePostOf on PersonConnection {
    nodes { id name posts(current: true) { role title } }
  }
`);

/** Whom one can turn to: the head of one's campus and their deputies, academic affairs, teaching research, the Party branch. */
export const PhoneTurnToQuery = graphql(
  `
    query PhoneTurnTo($unit: ID!) {
      campusHead: people(first: 5, filter: { role: "campusHead", unit: $unit }) { ...PhonePostOf }
      campusDeputy: people(first: 5, filter: { role: "campusDeputy", unit: $unit }) { ...PhonePostOf }
      admin: people(first: 5, filter: { role: "admin" }) { ...PhonePostOf }
      teachingResearch: people(first: 5, filter: { role: "teachingResearch" }) { ...PhonePostOf }
      partySecretary: people(first: 5, filter: { role: "partySecretary" }) { ...PhonePostOf }
    }
  `,
  [postOf],
);
