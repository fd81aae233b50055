import { called, change, isThere, listed, nobody, query, step } from './testing/asks.ts';
import { allBut, group, heads } from './testing/columns.ts';
import type { RightsTable } from './testing/table.ts';

const issuing = change(
  (at) => {
    const id = at.id('case');
    return id === null ? null : { items: [{ id, expectedVersion: at.version('case') }], preview: true };
  },
  { keyed: true, rows: true },
);
const asking = change((at) => ({ parentId: at.id('case') }), { keyed: true });
/** Everything is as it should be but the inspection, which does not exist: looked at after the right. */
const recording = change(
  (at) => {
    const unit = at.id('unit');
    const finding = {
      title: '作业未批改',
      category: 'WITH_DEADLINE',
      weight: 'ORDINARY',
      inspection: nobody('inspection'),
    };
    return unit === null ? null : { unit, ...finding };
  },
  { keyed: true },
);
const columnsOfCases = '{ columns { cases(first: 1) { totalCount } } }';
const counted = ({ columns }: { columns: readonly { cases: { totalCount: number } }[] }) =>
  columns.some(({ cases: { totalCount } }) => totalCount > 0);

/**
 * Cases of rectification and what is asked for beside them. The person of the role rectifies the first, in the east;
 * recorded the second, in the east; has no part in the third, in the east, nor in the last, in the west. Campus heads, and
 * the linked leader, are those of the east.
 */
export const cases: RightsTable = [
  {
    places: ['responsible', 'recorder', 'same', 'other'],
    columns: {
      office: ['admin'],
      hears: ['groupHead', 'groupDeputy'],
      member: ['groupMember'],
      heads,
      linked: ['linkedLeader'],
      inspects: ['inspector', 'moralEducation'],
      rest: allBut('admin', ...group, ...heads, 'linkedLeader', 'inspector', 'moralEducation'),
    },
    asks: {
      rectificationCases: listed('case'),
      rectificationCase: called('case', 'number'),
      rectificationIssueNotice: step('case'),
      rectificationIssueNotices: issuing,
      rectificationAcknowledge: step('case'),
      rectificationObject: step('case'),
      rectificationUpholdObjection: step('case'),
      rectificationRejectObjection: step('case'),
      rectificationSubmitPlan: step('case'),
      rectificationApprovePlan: step('case'),
      rectificationReturnPlan: step('case'),
      rectificationSubmitReport: step('case'),
      rectificationAccept: step('case'),
      rectificationReturnReport: step('case'),
      rectificationReassign: step('case'),
      rectificationVoid: step('case'),
      rectificationLookBack: step('case'),
      rectificationReopen: step('case'),
      requestAsk: asking,
      notices: listed('notice'),
      notice: called('notice', 'number'),
    },
    grid: `
                                    office hears member heads linked inspects rest
      rectificationCases            yyyy   yyyy  yyyy   yyy-  yyy-   yy--     y.--
      rectificationCase             yyyy   yyyy  yyyy   yyy-  yyy-   yy--     y.--
      rectificationIssueNotice      yyyy   nnnn  nnnn   nnn-  nnn-   nn--     n.--
      rectificationIssueNotices     yyyy   nnnn  nnnn   nnn-  nnn-   nn--     n.--
      rectificationAcknowledge      ynnn   ynnn  ynnn   ynn-  ynn-   yn--     y.--
      rectificationObject           ynnn   ynnn  ynnn   ynn-  ynn-   yn--     y.--
      rectificationUpholdObjection  wwyy   wwyy  nnnn   wwy-  nnn-   nn--     n.--
      rectificationRejectObjection  wwyy   wwyy  nnnn   wwy-  nnn-   nn--     n.--
      rectificationSubmitPlan       ynnn   ynnn  ynnn   ynn-  ynn-   yn--     y.--
      rectificationApprovePlan      wyyy   nnnn  nnnn   wyy-  nnn-   nn--     n.--
      rectificationReturnPlan       wyyy   nnnn  nnnn   wyy-  nnn-   nn--     n.--
      rectificationSubmitReport     ynnn   ynnn  ynnn   ynn-  ynn-   yn--     y.--
      rectificationAccept           wyyy   nynn  nynn   nyn-  nyn-   ny--     n.--
      rectificationReturnReport     wyyy   nynn  nynn   nyn-  nyn-   ny--     n.--
      rectificationReassign         yyyy   nnnn  nnnn   yyy-  nnn-   nn--     n.--
      rectificationVoid             yyyy   nnnn  nnnn   nnn-  nnn-   nn--     n.--
      rectificationLookBack         wyyy   nynn  nynn   nyn-  nyn-   ny--     n.--
      rectificationReopen           wyyy   nynn  nynn   nyn-  nyn-   ny--     n.--
      requestAsk                    yyyy   yynn  yynn   yyy-  yyn-   yy--     y.--
      notices                       yyyy   yyyy  yyyy   yyy-  yyy-   yy--     y.--
      notice                        yyyy   yyyy  yyyy   yyy-  yyy-   yy--     y.--
    `,
  },
  {
    // Cases in the east that the person rectifies, one with a plan, one with a report, one closed, one objected to; and one
    // objected to that the person recorded. Nobody hears, reviews or inspects their own.
    places: ['withPlan', 'withReport', 'mended', 'contested', 'contestedTo'],
    columns: {
      office: ['admin'],
      hears: ['groupHead', 'groupDeputy'],
      heads,
      rest: allBut('admin', 'groupHead', 'groupDeputy', ...heads),
    },
    asks: {
      'rectificationApprovePlan/own': step('case'),
      'rectificationReturnPlan/own': step('case'),
      'rectificationAccept/own': step('case'),
      'rectificationReturnReport/own': step('case'),
      'rectificationLookBack/own': step('case'),
      'rectificationReopen/own': step('case'),
      'rectificationUpholdObjection/own': step('case'),
      'rectificationRejectObjection/own': step('case'),
    },
    grid: `
                                        office hears heads rest
      rectificationApprovePlan/own      bwwwy  nnnnn bwwwy .....
      rectificationReturnPlan/own       bwwwy  nnnnn bwwwy .....
      rectificationAccept/own           wbwwy  nnnny nnnny .....
      rectificationReturnReport/own     wbwwy  nnnny nnnny .....
      rectificationLookBack/own         wwbwy  nnnny nnnny .....
      rectificationReopen/own           wwbwy  nnnny nnnny .....
      rectificationUpholdObjection/own  wwwbb  wwwbb wwwbb .....
      rectificationRejectObjection/own  wwwbb  wwwbb wwwbb .....
    `,
  },
  {
    // The unit of the person's post, the east, the west.
    places: ['own', 'same', 'other'],
    columns: {
      town: ['admin', 'inspector', ...group, 'linkedLeader', 'moralEducation'],
      heads,
      rest: allBut('admin', 'inspector', ...group, 'linkedLeader', 'moralEducation', ...heads),
    },
    asks: { rectificationRecord: recording },
    grid: `
                           town heads rest
      rectificationRecord  yyy  yyn   nnn
    `,
  },
  {
    // Everybody rectifies a case in the east; nobody but the office and the leading group knows of one in the west.
    places: ['same', 'other'],
    columns: { town: ['admin', ...group], rest: allBut('admin', ...group) },
    asks: {
      rectificationBoard: query(columnsOfCases, counted, (at) => ({ filter: { unit: at.id('unit') } })),
      rectificationDueDays: query(
        '{ count }',
        (days: readonly { count: number }[]) => days.some(({ count }) => count > 0),
        (at) => ({ filter: { unit: at.id('unit') }, from: '2026-11-01', to: '2026-12-31' }),
      ),
    },
    grid: `
                            town rest
      rectificationBoard    yy   y-
      rectificationDueDays  yy   y-
    `,
  },
  {
    // What it counts for whom is tried in look.test.ts.
    places: ['town'],
    columns: { everybody: allBut() },
    asks: { overdueWall: query('{ open }', isThere) },
    grid: `
                   everybody
      overdueWall  y
    `,
  },
  {
    places: ['asker', 'decider', 'same', 'other'],
    columns: {
      office: ['admin'],
      leaders: ['groupHead', 'groupDeputy'],
      member: ['groupMember'],
      campus: [...heads, 'linkedLeader'],
      duties: ['generalOffice', 'moralEducation', 'teachingResearch'],
      rest: allBut('admin', ...group, ...heads, 'linkedLeader', 'generalOffice', 'moralEducation', 'teachingResearch'),
    },
    asks: {
      requests: listed('request'),
      request: called('request', 'number'),
      requestGrant: step('request'),
      requestRefuse: step('request'),
      requestWithdraw: step('request'),
    },
    grid: `
                       office leaders member campus duties rest
      requests         yyyy   yyyy    yyyy   yyy-   yy--   y.--
      request          yyyy   yyyy    yyyy   yyy-   yy--   y.--
      requestGrant     byyy   byyy    nynn   nyn-   ny--   n.--
      requestRefuse    byyy   byyy    nynn   nyn-   ny--   n.--
      requestWithdraw  ynnn   ynnn    ynnn   ynn-   yn--   y.--
    `,
  },
];
