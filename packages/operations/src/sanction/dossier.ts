import { sqlOf, transaction } from '@plumbline/database';
import { moe2021 } from '@plumbline/rules';
import { say, type Text } from '@plumbline/terms';
import {
  sanctionMeasures,
  sanctionRules,
  statesTagged,
  supportKinds,
  type Workflow,
  workflows,
} from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { logReadings } from '../personal/read-log.ts';
import { reasonWanted } from '../personal/reason-wanted.ts';
import { type Answer, refuse } from '../problem.ts';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { seesRecord } from '../record/relations.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { type RecordedVote, readBallots } from './ballots.ts';
import { eventOf, idsEntered, type Named, type Reading, seesRound } from './dossier-event.ts';
import { namesOf, postTitles, readBeside, readCase, readEvents, recordNumbers } from './dossier-rows.ts';
import { type Dossier, type DossierFile, type DossierTally, type DossierVote, dossierFormat } from './dossier-type.ts';
import { contentOf } from './row.ts';
import { supportSince } from './support-since.ts';

const workflow: Workflow = workflows.sanction;
const clauses = { A: 'Q5', B: 'Q6', C: 'Q7', D: 'Q8' } as const;

const tallyOf = (round: number, votes: readonly RecordedVote[]): DossierTally => {
  const of = (wanted: RecordedVote['ballot']) => votes.filter(({ ballot }) => ballot === wanted).length;
  return { round, agree: of('agree'), disagree: of('disagree'), abstain: of('abstain') };
};

const lawOf = (rule: string): { readonly title: Text; readonly source: Text } => {
  const found = moe2021.rules.find(({ id }) => id === rule);
  return found === undefined ? { title: [rule, rule], source: ['', ''] } : { title: found.title, source: found.source };
};

const isFile = (files: readonly DossierFile[], file: DossierFile, index: number): boolean =>
  files.findIndex(({ name, sha256: hash }) => name === file.name && hash === file.sha256) === index;

const noDossier = ({ locale }: Viewer) =>
  refuse(
    locale,
    'NotFound',
    [
      '没有这份案卷，或者您没有参与这件事。请从处置页面下载。',
      'There is no such dossier, or you have no part in the case. Download it from the page of the consequence.',
    ],
    { path: ['record'] },
  );

/**
 * The whole case as one document: what it rests on, each step in order with its digest and what the digest is of, the votes
 * as far as the reader may see them, files by their hashes, and one hash over all of it.
 * @param reason why it is taken out, kept in the read log; wanted of a confidential case of somebody else
 * @returns `NotFound` where there is no such case, or the reader has no part in it; `InvalidInput` without a reason
 */
export const dossierOf = async (
  deps: Deps,
  viewer: Viewer,
  recordId: number,
  reason?: string | null,
): Promise<Answer<{ readonly dossier: Dossier }>> => {
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  return transaction(
    deps.pool,
    { townId, personId: viewer.personId },
    async (tx): Promise<Answer<{ readonly dossier: Dossier }>> => {
      const found = await readCase(tx, townId, recordId);
      if (found === null) return noDossier(viewer);
      const { record, row, standings } = found;
      const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
      const place = { unitId: record.unit_id, assignments: standings };
      if (!seesRecord(workflow, town, viewer.personId, posts, place)) return noDossier(viewer);
      const content = contentOf({ ...record, row });
      const refusal = reasonWanted(viewer, { aboutId: content.personId, confidential: record.confidential, reason });
      if (refusal !== null) return refusal;
      await logReadings(tx, viewer, [{ what: 'dossier', recordId, aboutId: content.personId, reason }], deps.clock());
      const [events, ballots, beside, [agreement]] = await Promise.all([
        readEvents(tx, townId, recordId),
        readBallots(tx, townId, recordId),
        readBeside(tx, townId, recordId, content.personId, supportSince(town, content.yearId)),
        tx.run(
          sqlOf
            .selectFrom('record')
            .where('town_id', '=', townId)
            .where('id', '=', content.agreementId)
            .select('number'),
        ),
      ]);
      const voting = statesTagged(workflow, 'voting').includes(record.state);
      const reading: Reading = {
        viewer,
        relations: standings.filter(({ person_id }) => person_id === viewer.personId).map(({ relation }) => relation),
        presentRound: content.round,
        voting,
        ballots,
      };
      const proposerId = standings.find(({ relation }) => relation === 'proposer')?.person_id ?? null;
      const people = [
        content.personId,
        ...(proposerId === null ? [] : [proposerId]),
        ...ballots.map(({ personId }) => personId),
        ...beside.supports.flatMap(({ mentor_id }) => (mentor_id === null ? [] : [mentor_id])),
        ...beside.objections.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])),
        ...idsEntered(events, 'person'),
      ];
      const [names, titles, numbers] = await Promise.all([
        namesOf(tx, townId, people),
        postTitles(
          tx,
          townId,
          ballots.flatMap(({ postId }) => (postId === null ? [] : [postId])),
        ),
        recordNumbers(tx, townId, idsEntered(events, 'record')),
      ]);
      const nameOf = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? null));
      const named: Named = {
        person: nameOf,
        unit: (id) => town.units.get(id)?.name ?? null,
        record: (id) => numbers.get(id) ?? null,
      };
      const shown = events.map((event) => eventOf(reading, event, named));
      const files = shown.flatMap((event) => event.files);
      const isOver = (round: number): boolean => round < content.round || !voting;
      const rounds = [...new Set(ballots.map(({ round }) => round))];
      const { effect } = beside;
      const body: Omit<Dossier, 'contentHash'> = {
        format: dossierFormat,
        town: town.name,
        zone: town.zone,
        madeAt: deps.clock().toISOString(),
        record: {
          number: record.number,
          title: record.title,
          version: record.version,
          state: record.state,
          stateTitle: workflow.states[record.state]?.title ?? [record.state, record.state],
          rule: content.rule,
          ruleTitle: sanctionRules[content.rule],
          clause: clauses[content.rule],
          measure: content.measure,
          measureTitle: sanctionMeasures[content.measure],
          body: content.body,
          confidential: record.confidential,
          planYear: town.planYears.find(({ id }) => id === content.yearId)?.title ?? '',
          unit: town.units.get(record.unit_id)?.name ?? '',
          concerned: nameOf(content.personId) ?? '',
          proposer: nameOf(proposerId),
          agreementNumber: agreement?.number ?? '',
          held: row.held,
          basisGone: row.basis_gone,
          startsOn: row.starts_on,
          endsOn: row.ends_on,
          reviewBy: row.review_by,
          appealBy: row.appeal_by,
        },
        bases: beside.bases.map((basis) => ({
          no: basis.basis_no,
          at: new Date(basis.at).toISOString(),
          evaluationNo: basis.evaluation_no,
          computation: basis.computation,
          hash: basis.erased_digest ?? basis.hash,
        })),
        objections: beside.objections.map(({ rule, reason, legal_basis, person_id, at }) => ({
          rule,
          ...lawOf(rule),
          reason,
          legalBasis: legal_basis,
          answeredBy: nameOf(person_id),
          at: new Date(at).toISOString(),
        })),
        supports: beside.supports.map((support) => ({
          kind: support.kind,
          kindTitle: supportKinds[support.kind as keyof typeof supportKinds],
          mentor: nameOf(support.mentor_id),
          measures: support.measures,
          fromOn: support.from_on,
          untilOn: support.until_on,
          planned: support.planned,
          held: support.held,
          effect: support.effect,
          endedOn: support.ended_on,
        })),
        events: shown,
        votes: ballots
          .filter((vote) => vote.personId === viewer.personId || seesRound(reading, vote.round))
          .map(
            (vote): DossierVote => ({
              round: vote.round,
              name: nameOf(vote.personId) ?? '',
              post: vote.postId === null ? null : (titles.get(vote.postId) ?? null),
              ballot: vote.ballot,
              reason: vote.reason,
              at: vote.at.toISOString(),
            }),
          ),
        tallies: rounds
          .filter((round) => isOver(round) || seesRound(reading, round))
          .map((round) =>
            tallyOf(
              round,
              ballots.filter((vote) => vote.round === round),
            ),
          ),
        effect:
          effect === undefined
            ? null
            : {
                startsOn: effect.starts_on,
                endsOn: effect.ends_on,
                suspended: effect.suspended,
                liftedOn: effect.lifted_on,
                revokedOn: effect.revoked_on,
                doneOn: effect.done_on,
                carriedOut: effect.carried_out,
              },
        meeting: beside.meeting === null ? null : { title: beside.meeting.title, heldOn: beside.meeting.heldOn },
        files: files.filter((file, index) => isFile(files, file, index)),
      };
      return { ok: true, dossier: { ...body, contentHash: sha256(canonicalJson(body)) } };
    },
  );
};

/** What a dossier is called in a reader's language. */
export const dossierTitle = ({ record }: Dossier, locale: 'zh' | 'en'): string =>
  `${record.number} ${say(record.measureTitle, locale)}`;
