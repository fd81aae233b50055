import { addDays } from '@plumbline/rules';
import { ask as askAt } from './ask.ts';
import { type Player, players } from './model-edges.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

/** The campus that everything is about. */
const campus = '东片小学';

/** Somebody who is named in forms: as they are searched for, as they are shown, and their number. */
export interface Named {
  readonly search: string;
  readonly name: string;
  readonly id: string;
}

/** A session by its code, and its number. */
export interface Session {
  readonly code: string;
  readonly id: string;
}

/** The demo town with a seat for every player, and what they name in forms. */
export interface ModelTown {
  readonly stage: Stage;
  readonly seats: Readonly<Record<Player, Seat>>;
  readonly people: Readonly<Record<Player | 'successor', Named>>;
  /** By what a composite of 60 comes to in them: one too good, one too bad, one that is not published. */
  readonly exams: Readonly<Record<string, Session>>;
  /** The campus. */
  readonly unit: string;
  readonly days: Readonly<Record<'today' | 'soon' | 'later', string>>;
  /** Holds and publishes a session from a sheet. */
  session(code: string, lines: readonly string[]): Promise<Session>;
  /** Asks the interface as a player: what leads up to the edge that is tried. */
  ask<Data>(player: Player, query: string, variables?: object): Promise<Data>;
}

type Ask = ModelTown['ask'];

const firstOf = async (ask: Ask, list: string, search: string): Promise<string> => {
  const { found } = await ask<{ found: { nodes: { id: string }[] } }>(
    'admin',
    `query($search: String) { found: ${list} { nodes { id } } }`,
    { search },
  );
  return found.nodes[0]?.id ?? '';
};

const selfOf = async (ask: Ask, player: Player): Promise<Named> => {
  const { viewer } = await ask<{ viewer: { person: { id: string; name: string } } }>(
    player,
    '{ viewer { person { id name } } }',
  );
  const { id, name } = viewer.person;
  return { search: name, name, id };
};

export const personNamed = async (ask: Ask, search: string): Promise<Named> => {
  const { people } = await ask<{ people: { nodes: { id: string; name: string }[] } }>(
    'admin',
    'query($search: String) { people(first: 1, filter: { search: $search }) { nodes { id name } } }',
    { search },
  );
  return { search, name: people.nodes[0]?.name ?? '', id: people.nodes[0]?.id ?? '' };
};

/** Brings a sheet of scores in, with the pupils that it names. */
const importSheet = ({ page }: Seat, code: string, lines: readonly string[]): Promise<void> =>
  page.evaluate(
    async ({ path, sheet }) => {
      const body = new FormData();
      body.append('file', new Blob([sheet]), 'scores.csv');
      const answer = await fetch(path, { method: 'POST', body });
      if (!answer.ok) throw new Error(`the sheet was answered with ${answer.status}`);
    },
    {
      path: `/api/import/scores?exam=${code}&createMissing=pupils`,
      sheet: `\ufeff${lines.join('\n')}`,
    },
  );

/** Twelve pupils of a campus, with one mark for all. */
const marksOf = (mark: number): readonly string[] => [
  'school,pupil,score',
  ...Array.from({ length: 12 }, (_, at) => `${campus},MODEL${at},${mark}`),
];

/** Publishes a session at the revision that it has. */
const publish = async (ask: Ask, exam: string, expectedRevision: number): Promise<void> => {
  const goOn = { reason: '试一遍流程', legalBasis: '县教育局〔2026〕31号' };
  const { done } = await ask<{ done: { problems: object[] } }>(
    'admin',
    'mutation($input: ExamPublishInput!) { done: examPublish(input: $input) { problems { message } } }',
    { input: { exam, expectedRevision, goOn } },
  );
  if (done.problems.length > 0) throw new Error(JSON.stringify(done.problems));
};

/** Opens the demo town, seats the players and holds the sessions that agreements are evaluated by. */
export const openModelTown = async (): Promise<ModelTown> => {
  const stage = await openStage();
  const seated = await Promise.all(players.map(async (login) => [login, await stage.seat(login, 'desk')] as const));
  const seats = Object.fromEntries(seated) as Record<Player, Seat>;
  const ask: Ask = (player, query, variables = {}) => askAt(seats[player], query, variables);
  const session = async (code: string, lines: readonly string[], published = true): Promise<Session> => {
    await importSheet(seats.admin, code, lines);
    const { exams } = await ask<{ exams: { nodes: { id: string; revision: number }[] } }>(
      'admin',
      'query($code: String) { exams(first: 1, filter: { search: $code }) { nodes { id revision } } }',
      { code },
    );
    const [exam] = exams.nodes;
    if (exam === undefined) throw new Error(`The session ${code} is missing.`);
    if (published) await publish(ask, exam.id, exam.revision);
    return { code, id: exam.id };
  };
  const known = await Promise.all(players.map(async (login) => [login, await selfOf(ask, login)] as const));
  const { today } = (await ask<{ town: { today: string } }>('admin', '{ town { today } }')).town;
  return {
    stage,
    seats,
    people: { ...(Object.fromEntries(known) as Record<Player, Named>), successor: await personNamed(ask, 'niewentao') },
    exams: {
      met: await session('MODELA', marksOf(95)),
      missed: await session('MODELB', marksOf(10)),
      notEvaluated: await session('MODELC', marksOf(95), false),
    },
    unit: await firstOf(ask, 'units(first: 1, filter: { search: $search })', campus),
    session,
    days: { today, soon: addDays(today, 20), later: addDays(today, 40) },
    ask,
  };
};
