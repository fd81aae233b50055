import { called, change, isThere, listed, nobody, plain, query, signingStep, step } from './testing/asks.ts';
import { allBut, group } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

const offering = change(
  (at) => {
    const id = at.id('agreement');
    return id === null ? null : { items: [{ id, expectedVersion: at.version('agreement') }], preview: true };
  },
  { keyed: true, rows: true },
);
const targets = [{ indicator: 'passRate', comparison: 'AT_LEAST', value: '61', mandatory: true }];
/** The parties do not exist: looked at after the right. */
const strangers = { partyA: nobody('person'), partyB: nobody('person') };
const drafting = change(
  (at) => {
    const unit = at.id('unit');
    return unit === null ? null : { unit, party: 'DEPARTMENT', signBy: '2026-11-27', targets, ...strangers };
  },
  { keyed: true },
);
const draftingMany = change(
  (at) => {
    const unit = at.id('unit');
    const items = [{ unit, ...strangers }];
    return unit === null ? null : { party: 'DEPARTMENT', signBy: '2026-11-27', targets, items, preview: true };
  },
  { keyed: true, rows: true },
);

/**
 * Agreements. The person of the role is party B of the first and drafted the second, both in the east; the last two, in the
 * east and in the west, are between others.
 */
export const agreements: RightsTable = [
  {
    places: ['partyB', 'drafter', 'same', 'other'],
    columns: { office: ['admin'], group, head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: {
      agreements: listed('agreement'),
      agreement: called('agreement', 'number'),
      agreementOffer: step('agreement'),
      agreementOfferMany: offering,
      agreementWithdraw: step('agreement'),
      agreementSignOnPaper: step('agreement'),
      agreementCounter: step('agreement'),
      agreementSign: signingStep,
      agreementRefuse: step('agreement'),
      agreementReviewMidTerm: step('agreement'),
      agreementClose: step('agreement'),
      agreementEvaluate: step('agreement'),
    },
    grid: `
                              office group head rest
      agreements              yyyy   y.yy  yyy- y.--
      agreement               yyyy   y.yy  yyy- y.--
      agreementOffer          byyy   n.nn  nyn- n.--
      agreementOfferMany      byyy   n.nn  nyn- n.--
      agreementWithdraw       byyy   n.nn  nyn- n.--
      agreementSignOnPaper    byyy   n.nn  nyn- n.--
      agreementCounter        ynnn   y.nn  ynn- y.--
      agreementSign           ynnn   y.nn  ynn- y.--
      agreementRefuse         ynnn   y.nn  ynn- y.--
      agreementReviewMidTerm  wyyy   n.nn  nyn- n.--
      agreementClose          wyyy   n.nn  nyn- n.--
      agreementEvaluate       wyyy   n.nn  nyn- n.--
    `,
  },
  {
    // In force, with the person as party B, who neither reviews nor evaluates it.
    places: ['agreed'],
    columns: { office: ['admin'], head: ['campusHead'], rest: allBut('admin', 'campusHead') },
    asks: { 'agreementEvaluate/own': step('agreement'), 'agreementReviewMidTerm/own': step('agreement') },
    grid: `
                                  office head rest
      agreementEvaluate/own       b      n    .
      agreementReviewMidTerm/own  b      n    .
    `,
  },
  {
    // The unit of the person's post, the east, the west.
    places: ['own', 'same', 'other'],
    columns: { office: ['admin'], head: ['campusHead'], rest: allBut('admin', 'campusHead') },
    asks: { agreementDraft: drafting, agreementDraftMany: draftingMany },
    grid: `
                          office head rest
      agreementDraft      yyy    yyn  nnn
      agreementDraftMany  yyy    yyn  nnn
    `,
  },
  {
    places: ['same', 'other'],
    columns: { town: ['admin', ...group], head: ['campusHead'], rest: allBut('admin', ...group, 'campusHead') },
    asks: {
      agreementCoverage: query('{ rows { unitId } }', (kinds: readonly { rows: readonly { unitId: string }[] }[], at) =>
        kinds.some(({ rows }) => rows.some(({ unitId }) => unitId === at.id('unit'))),
      ),
    },
    grid: `
                         town head rest
      agreementCoverage  yy   y-   --
    `,
  },
  {
    places: ['town'],
    columns: { office: ['admin'], rest: allBut('admin') },
    asks: {
      agreementIndicators: query('{ indicator: __typename }', isThere),
      agreementTemplate: query('{ __typename }', isThere, () => ({ party: 'TEACHER' })),
      agreementTemplateSave: change(plain({ party: 'TEACHER', targets: [], clauses: [] })),
    },
    grid: `
                             office rest
      agreementIndicators    y      y
      agreementTemplate      y      y
      agreementTemplateSave  y      n
    `,
  },
];
