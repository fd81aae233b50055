import type { Role } from '@plumbline/terms';
import { byProblems, called, change, listed, nobody, plain, query, step } from './testing/asks.ts';
import { allBut, group } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

/** Roles whose holders the first case concerns: a campus head by rule A, teachers by rule C. */
const concerned: readonly Role[] = [
  'campusHead',
  'subjectAdmin',
  'subjectLead',
  'researchLead',
  'gradeHead',
  'classTeacher',
  'teacher',
];
const branch: readonly Role[] = ['partySecretary', 'partyMember'];

/**
 * Consequences. The first concerns the person of the role; the second and third others, in the east and in the west; the
 * last is by rule B, for the Party branch alone. Academic affairs handle and the leading group decides the first three, the
 * secretary handles and a member of the branch presides over the last, since another secretary proposed it.
 */
export const consequences: RightsTable = [
  {
    places: ['concerned', 'same', 'other', 'branch'],
    columns: {
      office: ['admin'],
      chair: ['groupHead'],
      members: ['groupDeputy', 'groupMember'],
      secretary: ['partySecretary'],
      party: ['partyMember'],
      concerned,
      rest: allBut('admin', ...group, ...branch, ...concerned),
    },
    asks: {
      sanctions: listed('sanction'),
      sanction: called('sanction', 'number'),
      sanctionScreen: step('sanction'),
      sanctionServeNotice: step('sanction'),
      sanctionWitnessRefusal: step('sanction'),
      sanctionDeliver: step('sanction'),
      sanctionUphold: step('sanction'),
      sanctionRevoke: step('sanction'),
      sanctionComplete: step('sanction'),
      sanctionBreakTie: step('sanction'),
      sanctionDecide: step('sanction'),
      sanctionDecideReview: step('sanction'),
      sanctionWaive: step('sanction'),
      sanctionLift: step('sanction'),
      sanctionVote: step('sanction'),
      sanctionRecuse: step('sanction'),
      sanctionHold: step('sanction'),
      sanctionOfferSupport: step('sanction'),
      sanctionAskOpinion: step('sanction'),
      sanctionGiveOpinion: step('sanction'),
      sanctionSubmitDefence: step('sanction'),
      sanctionConfirmReceipt: step('sanction'),
      sanctionRequestReview: step('sanction'),
      sanctionAppeal: step('sanction'),
    },
    grid: `
                              office chair members secretary party concerned rest
      sanctions               .yy-   .yy-  .yy-    .--y      .--y  y---      .---
      sanction                .yy-   .yy-  .yy-    .--y      .--y  y---      .---
      sanctionScreen          .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionServeNotice     .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionWitnessRefusal  .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionDeliver         .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionUphold          .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionRevoke          .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionComplete        .yy-   .nn-  .nn-    .--y      .--n  n---      .---
      sanctionBreakTie        .nn-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionDecide          .nn-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionDecideReview    .nn-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionWaive           .nn-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionLift            .nn-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionVote            .nn-   .yy-  .yy-    .--y      .--y  n---      .---
      sanctionRecuse          .nn-   .yy-  .yy-    .--y      .--y  n---      .---
      sanctionHold            .yy-   .yy-  .yy-    .--y      .--y  n---      .---
      sanctionOfferSupport    .yy-   .yy-  .nn-    .--y      .--n  n---      .---
      sanctionAskOpinion      .yy-   .yy-  .yy-    .--y      .--y  n---      .---
      sanctionGiveOpinion     .nn-   .nn-  .nn-    .--n      .--n  n---      .---
      sanctionSubmitDefence   .yy-   .nn-  .nn-    .--y      .--n  y---      .---
      sanctionConfirmReceipt  .nn-   .nn-  .nn-    .--n      .--n  y---      .---
      sanctionRequestReview   .nn-   .nn-  .nn-    .--n      .--n  y---      .---
      sanctionAppeal          .nn-   .nn-  .nn-    .--n      .--n  y---      .---
    `,
  },
  {
    places: ['town'],
    columns: {
      proposes: ['admin', 'groupHead', 'groupDeputy'],
      member: ['groupMember'],
      secretary: ['partySecretary'],
      party: ['partyMember'],
      rest: allBut('admin', ...group, ...branch),
    },
    asks: {
      sanctionPropose: change(plain({}), { keyed: true }),
      proposeConsequences: change(plain({ planYear: nobody('planYear') }), { passed: ['NotFound'] }),
      proposableAgreements: query('{ problems { code } }', byProblems),
      sanctionOverview: query('{ problems { code } }', byProblems),
      sanctionSimulation: query('{ problems { code } }', byProblems, () => ({ input: { sets: [] } })),
    },
    grid: `
                           proposes member secretary party rest
      sanctionPropose      y        n      y         n     n
      proposeConsequences  y        n      y         n     n
      proposableAgreements y        n      y         n     n
      sanctionOverview     y        y      y         y     n
      sanctionSimulation   y        y      n         n     n
    `,
  },
  {
    // Asked about oneself, a teacher in the east, a teacher in the west.
    places: ['own', 'same', 'other'],
    columns: {
      town: ['admin', ...group],
      office: ['generalOffice'],
      head: ['campusHead'],
      rest: allBut('admin', ...group, 'generalOffice', 'campusHead'),
    },
    asks: {
      eligibility: query('{ problems { code message } }', byProblems, (at) => ({ person: at.id('person') })),
      sanctionLadder: query('{ problems { code message } }', byProblems, (at) => ({ person: at.id('person') })),
    },
    grid: `
                      town office head rest
      eligibility     yyy  yyy    yyn  ynn
      sanctionLadder  yyy  ynn    yyn  ynn
    `,
  },
];
