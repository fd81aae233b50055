import { type Transaction, transaction } from '@plumbline/database';
import { isRole, type Locale, roles, say, type Text } from '@plumbline/terms';
import { type Workflow, workflowNamed, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { logReading as logPupilReading } from '../exam/read-log.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { personalRights } from '../rights/personal.ts';
import { rootOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { noPupil, pupilByToken } from './erase-pupil.ts';
import { personSections, pupilSections, type SectionDeclaration } from './export-sections.ts';
import { logReadings, type ReadingKind, readingKinds } from './read-log.ts';

/** Name and version of the format of an export. */
export const personalDataFormat = 'plumbline-personal-data-1';

/** One table of an export. */
export interface ExportedSection {
  readonly name: string;
  readonly title: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Everything that is held about one person or pupil, as one document. */
export interface PersonalData {
  readonly format: typeof personalDataFormat;
  readonly town: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly about: string;
  /** What is not in it, and why. */
  readonly notes: readonly string[];
  readonly sections: readonly ExportedSection[];
  /** SHA-256 of the canonical JSON of all the rest. */
  readonly contentHash: string;
}

const whole = (body: Omit<PersonalData, 'contentHash'>): PersonalData => ({
  ...body,
  contentHash: sha256(canonicalJson(JSON.parse(JSON.stringify(body)))),
});

/** A row whose codes of a workflow are written as words: its kind, step, state and relation, what was read, whose post. */
const worded = (row: Record<string, unknown>, locale: Locale): Record<string, unknown> => {
  const { kind, step, state, relation, what, role } = row;
  const workflow: Workflow | undefined = workflowNamed(
    String(kind ?? (state === undefined ? '' : workflows.sanction.name)),
  );
  const titles: Readonly<Record<string, Text | undefined>> = {
    kind: kind === undefined ? undefined : workflow?.title,
    step: workflow?.steps[String(step)]?.title,
    state: workflow?.states[String(state)]?.title,
    relation: workflow?.relations[String(relation)]?.title,
    what: readingKinds[what as ReadingKind],
    role: typeof role === 'string' && isRole(role) ? roles[role] : undefined,
  };
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const title = titles[name];
      return [name, title === undefined ? value : say(title, locale)];
    }),
  );
};

const statements = new Map<SectionDeclaration, ReturnType<typeof namedStatement>>();
const read = async (
  tx: Transaction,
  declared: SectionDeclaration,
  values: Readonly<Record<string, unknown>>,
  { locale }: Viewer,
): Promise<ExportedSection> => {
  const statement = statements.get(declared) ?? namedStatement(declared.sql);
  statements.set(declared, statement);
  return {
    name: declared.name,
    title: say(declared.title, locale),
    columns: Object.fromEntries(Object.entries(declared.columns).map(([key, text]) => [key, say(text, locale)])),
    rows: ((await tx.run(statement(values))) as Record<string, unknown>[]).map((row) => worded(row, locale)),
  };
};

const personOf = namedStatement<{ readonly name: string }>(
  'select name from person where town_id = :town::int and id = :person::bigint',
);

const hashesOnly: Text = [
  '密码、密钥和会话不在其中：系统只存有它们的摘要。',
  'Passwords, keys and sessions are not in it: only their digests are kept.',
];
const othersSecret: Text = [
  '导出人没有参与的保密事项不在其中；本人可自行导出，或向承办组织提出。',
  'Confidential records in which the exporter has no part are not in it; the person may export for themselves, or ask the body in charge.',
];

/**
 * Puts together everything that is held about a member of staff: for that person, or for an administrator with a reason.
 * Each export stands in the read log, one's own as well.
 * @param reason needed for somebody else's
 * @returns `NotAllowed`, `NotFound`, `InvalidInput` without a reason
 */
export const exportPerson = async (
  deps: Deps,
  viewer: Viewer,
  { personId, reason = '' }: { readonly personId: number; readonly reason?: string | null | undefined },
): Promise<Answer<{ data: PersonalData }>> => {
  const { townId, locale } = viewer;
  const town = await townFacts(deps, townId);
  const isOwn = personId === viewer.personId;
  if (!allows(personalRights.acts.export, viewer, { town, unitId: rootOf(town), own: isOwn }))
    return refuse(locale, 'NotAllowed', [
      '个人数据只由本人或教导处的管理员导出',
      'Personal data are exported by the person or by academic affairs',
    ]);
  const faults = isOwn ? [] : checkText('reason', ['理由', 'Reason'], reason ?? '', 500);
  if (faults.length > 0) return refuseInput(locale, faults);
  const values = { town: townId, person: personId };
  const sections = new Map<string, ExportedSection>();
  // Rows of an inbox are open to the person alone; a step reads them, behind the wall of confidential records.
  const scope = { townId, personId: viewer.personId, zone: town.zone, as: 'step' } as const;
  const found = await transaction(deps.pool, scope, async (tx) => {
    const person = await tx.first(personOf(values));
    if (person === undefined) return null;
    await logReadings(tx, viewer, [{ what: 'export', aboutId: personId, reason: reason || null }], deps.clock());
    for (const each of personSections.filter(({ theirs }) => theirs !== true))
      sections.set(each.name, await read(tx, each, values, viewer));
    return person;
  });
  if (found === null)
    return refuse(locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['person'] });
  await transaction(deps.pool, { townId, personId, zone: town.zone }, async (tx) => {
    for (const each of personSections.filter(({ theirs }) => theirs === true))
      sections.set(each.name, await read(tx, each, values, viewer));
  });
  return {
    ok: true,
    data: whole({
      format: personalDataFormat,
      town: town.name,
      madeAt: deps.clock().toISOString(),
      madeBy: viewer.personName,
      about: found.name,
      notes: [say(hashesOnly, locale), ...(isOwn ? [] : [say(othersSecret, locale)])],
      sections: personSections.flatMap(({ name }) => sections.get(name) ?? []),
    }),
  };
};

/**
 * Puts together everything that is held about a pupil, for an administrator who was asked by the pupil's family.
 * @param number the pupil's number as on the roster
 * @returns `NotAllowed`, `NotFound`, `InvalidInput` without a reason
 */
export const exportPupil = async (
  deps: Deps,
  viewer: Viewer,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<Answer<{ data: PersonalData }>> => {
  const { townId, personId, locale } = viewer;
  if (!allows(personalRights.acts.exportPupil, viewer))
    return refuse(locale, 'NotAllowed', [
      '学生数据只由教导处的管理员导出',
      'Pupils’ data are exported by academic affairs alone',
    ]);
  const faults = checkText('reason', ['理由', 'Reason'], reason, 500);
  if (faults.length > 0) return refuseInput(locale, faults);
  const town = await townFacts(deps, townId);
  const sections: ExportedSection[] = [];
  const scope = { townId, personId, zone: town.zone, as: 'pupils' } as const;
  const found = await transaction(deps.pool, scope, async (tx) => {
    const pupil = await pupilByToken(tx, townId, number);
    if (pupil === undefined) return null;
    await logPupilReading(tx, viewer, {
      purpose: 'export',
      examId: null,
      unitId: null,
      pupils: 1,
      at: deps.clock(),
      pupilId: pupil.id,
      reason: reason.trim(),
    });
    const values = { town: townId, pupil: pupil.id };
    for (const each of pupilSections) sections.push(await read(tx, each, values, viewer));
    return pupil;
  });
  if (found === null) return noPupil(viewer);
  return {
    ok: true,
    data: whole({
      format: personalDataFormat,
      town: town.name,
      madeAt: deps.clock().toISOString(),
      madeBy: viewer.personName,
      about: found.name ?? found.token,
      notes: [],
      sections,
    }),
  };
};
