import { readOnce } from '@plumbline/database';
import {
  type AgreementContent,
  agreementRights,
  allows,
  evidenceOf,
  type FigureGroup,
  type Findings,
  type Held,
  publishedExam,
  readFindings,
  shownFigure,
} from '@plumbline/operations';
import type { IndicatorKey } from '@plumbline/rules';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { indicatorTitle, indicatorUnit } from './agreement-target.ts';

/** Whose figures an agreement rests on, as it comes from the database. */
export interface Live {
  readonly unitId: number;
  readonly planYearId: number;
  readonly grouping: FigureGroup['grouping'];
  readonly groupId: number;
  readonly subject: string | null;
}

interface LiveTarget {
  readonly indicator: IndicatorKey;
  readonly now: string | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number | null;
  readonly small: boolean;
}

/** Where a target stands now. */
export const LiveType = builder.objectRef<LiveTarget>('AgreementLiveResult').implement({
  description: 'Where a target stands now; nothing is decided by it · 目前进展',
  fields: (t) => ({
    indicator: t.exposeString('indicator'),
    title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
    unit: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorUnit(indicator, viewer.locale) }),
    now: t.exposeString('now', { nullable: true, description: 'Decimal; none where nothing is published yet' }),
    lo: t.exposeFloat('lo', { nullable: true, description: '95 % interval, for reading only' }),
    hi: t.exposeFloat('hi', { nullable: true }),
    n: t.exposeInt('n', { nullable: true }),
    small: t.exposeBoolean('small', { description: 'Too few pupils: the figure is not shown to everybody' }),
  }),
});

/** Figures of few pupils are shown to the teacher whose they are, and of a campus to those who read it by their post. */
const mayReadSmall = ({ grouping, groupId }: Live, { viewer }: GraphqlContext): boolean =>
  grouping === 'teacher'
    ? groupId === viewer.personId
    : grouping === 'campus' && allows(agreementRights.acts.readSmall, viewer);

interface Batch {
  readonly held: Held[];
  readonly findings: Promise<readonly Findings[]>;
}

/** What the agreements of one request are held against, by plan year: all that one tick asks for is read together. */
const waiting = new WeakMap<GraphqlContext, Map<number, Batch>>();

const readTogether = async (context: GraphqlContext, planYearId: number, held: readonly Held[]) => {
  const { deps, viewer, town, today } = context;
  const scope = { townId: viewer.townId, personId: viewer.personId, zone: town.zone };
  const reader = { run: <Row>(query: Parameters<typeof readOnce<Row>>[2]) => readOnce<Row>(deps.pool, scope, query) };
  const exam = await publishedExam(reader, town.id, planYearId);
  return readFindings(reader, town, today, planYearId, held, exam);
};

const findingsOf = async (context: GraphqlContext, planYearId: number, wanted: Held): Promise<Findings> => {
  const batches = waiting.get(context) ?? new Map<number, Batch>();
  waiting.set(context, batches);
  let batch = batches.get(planYearId);
  if (batch === undefined) {
    const held: Held[] = [];
    const findings = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      batches.delete(planYearId);
      return readTogether(context, planYearId, held);
    });
    batch = { held, findings };
    batches.set(planYearId, batch);
  }
  const place = batch.held.push(wanted) - 1;
  const found = (await batch.findings)[place];
  if (found === undefined) throw new Error('What an agreement is held against was not read.');
  return found;
};

/** Reads where an agreement's targets stand now. */
export const liveOf = async (live: Live, content: AgreementContent, context: GraphqlContext): Promise<LiveTarget[]> => {
  const { composite, targets } = content;
  const { unitId, grouping, groupId, subject } = live;
  const held = { unitId, group: { grouping, groupId }, subject, composite };
  const findings = await findingsOf(context, live.planYearId, held);
  return targets.map(({ indicator }) => {
    const { n, interval } = evidenceOf(findings, indicator, composite);
    const small = findings.small && indicator !== 'rectifiedOnTime';
    const hiddenFigure = small && !mayReadSmall(live, context);
    return {
      indicator,
      n,
      small,
      now: hiddenFigure ? null : shownFigure(findings.figures, indicator),
      lo: hiddenFigure ? null : (interval?.lo ?? null),
      hi: hiddenFigure ? null : (interval?.hi ?? null),
    };
  });
};
