import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { personId } from './agreed-in-six.ts';
import { type SignedIn, signedIn } from './signed-in.ts';
import { openStage, type Seat, type Stage } from './stage.ts';
import type { TownOf65 } from './town-of-65.ts';
import { schools, townOfSix } from './town-of-six.ts';

const photo = join(import.meta.dirname, '../demo/photos/ledger-after.jpg');

const [, , , , waivedSchool, lastSchool] = schools;
if (!waivedSchool?.teacher || !lastSchool?.teacher) throw new Error('Two teachers miss their targets.');

/** The schools of the two teachers who miss their targets. */
export const missing = { waivedSchool, lastSchool } as const;
/** The teacher whose case goes all the way, and the one whose case is let go. */
export const [concerned, letGo] = [lastSchool.teacher, waivedSchool.teacher];
/** Party A of the teacher's agreement, and a member of the group. */
export const recusing = lastSchool.head;

interface Ballots {
  readonly cast: number;
  readonly needed: number;
  readonly mayVote: number;
  readonly sealed: boolean;
  readonly agree: number | null;
  readonly members: readonly {
    readonly name: string;
    readonly status: string;
    readonly ballot: string | null;
    readonly reason: string | null;
  }[];
}

/** A consequence as somebody sees it. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly stateTitle: string;
  readonly tags: readonly string[];
  readonly rule: string;
  readonly concerned: { readonly name: string };
  readonly held: boolean;
  readonly effect: { readonly startsOn: string; readonly endsOn: string; readonly revokedOn: string | null } | null;
  readonly ballot: Ballots | null;
  readonly availableSteps: readonly { readonly name: string }[];
}

const fields = `id number version stateTitle tags rule concerned { name } held effect { startsOn endsOn revokedOn }
  ballot { cast needed mayVote sealed agree members { name status ballot reason } } availableSteps { name }`;

/** Unfolds a step that is not the main one, or whose form stands there already. */
export const unfold = async ({ page }: Seat, title: string): Promise<Locator> => {
  const form = page.getByRole('form', { name: title, exact: true });
  const toggle = page.locator('#now, #also').getByRole('button', { name: title, exact: true, pressed: false });
  await form.or(toggle).first().waitFor();
  if ((await form.count()) === 0) await toggle.click();
  await form.waitFor();
  return form;
};

/** Sends the form of a step, and waits to be told that it was taken. */
export const submit = async ({ page }: Seat, title: string, button: string | RegExp = title) => {
  const form = page.getByRole('form', { name: title, exact: true });
  await form.getByRole('button', { name: button, exact: true }).last().click();
  await page.getByText(`已办：${title}。`).first().waitFor();
};

/** Chooses an option by its title. */
export const choose = (form: Locator, title: string) => form.getByRole('radio', { name: title, exact: true }).check();

/** Adds a photo to a form. */
export const attach = async (form: Locator) => {
  await form.locator('input[data-evidence="album"]').setInputFiles(photo);
  await form.locator('img').first().waitFor();
  await form.locator('[role="progressbar"]').waitFor({ state: 'detached' });
};

/** Whether somebody is eligible. */
interface Eligible {
  readonly eligibility: {
    readonly matters: readonly {
      readonly matter: string;
      readonly eligible: boolean;
      readonly reasons: readonly { readonly number: string | null }[];
    }[];
    readonly problems: readonly { readonly code: string }[];
  };
}

/** A town of six schools with a browser, and people who sit at it or ask the interface. */
export interface SanctionDesk {
  readonly town: TownOf65;
  readonly stage: Stage;
  readonly people: SignedIn;
  readonly today: string;
  /** Where somebody sits; each at a desk of their own. */
  seatOf(login: string): Promise<Seat>;
  casesOf(login: string): Promise<readonly Case[]>;
  caseOf(login: string, rule: string, name: string): Promise<Case>;
  /** The teacher's case as somebody sees it; academic affairs where nobody is named. */
  main(login?: string): Promise<Case>;
  openCase(login: string, record: Case): Promise<Seat>;
  /** Votes on the page. @returns it, and what it said of the votes before */
  vote(
    login: string,
    record: Case,
    ballot: 'AGREE' | 'DISAGREE',
    word: string,
    reason: string,
  ): Promise<{ readonly page: Seat['page']; readonly before: string }>;
  eligibilityOf(login: string, name: string, on: string): Promise<Eligible['eligibility']>;
  /** In how many of the four matters the page says yes, and no. */
  eligibilityOnPage(login: string, name: string, on: string): Promise<{ readonly yes: number; readonly no: number }>;
  close(): Promise<void>;
}

/** Opens the town. */
export const openDesk = async (): Promise<SanctionDesk> => {
  const town = await townOfSix();
  const stage = await openStage(undefined, town);
  const people = signedIn(stage.url, town.password);
  const { today } = (await people.graphql<{ town: { today: string } }>('admin', '{ town { today } }')).town;
  const seats = new Map<string, Seat>();
  const seatOf = async (login: string): Promise<Seat> => {
    const known = seats.get(login);
    if (known) return known;
    const seat = await stage.seat(login, 'desk');
    seats.set(login, seat);
    return seat;
  };

  const casesOf = async (login: string): Promise<readonly Case[]> =>
    (await people.graphql<{ sanctions: { nodes: Case[] } }>(login, `{ sanctions(first: 50) { nodes { ${fields} } } }`))
      .sanctions.nodes;

  const caseOf = async (login: string, rule: string, name: string): Promise<Case> => {
    const found = (await casesOf(login)).find((each) => each.rule === rule && each.concerned.name === name);
    if (found === undefined) throw new Error(`${login} sees no case by rule ${rule} about ${name}.`);
    return found;
  };

  const main = (login = 'admin') => caseOf(login, 'C', concerned.name);

  const openCase = async (login: string, { number }: Case): Promise<Seat> => {
    const seat = await seatOf(login);
    await seat.open(`/sanctions/${encodeURIComponent(number)}`);
    return seat;
  };

  const vote = async (login: string, record: Case, ballot: 'AGREE' | 'DISAGREE', word: string, reason: string) => {
    const seat = await openCase(login, record);
    const { page } = seat;
    const form = page.getByRole('form', { name: '投票', exact: true });
    await form.waitFor();
    const before = (await page.locator('#votes').textContent()) ?? '';
    await form.locator(`input[name="ballot"][value="${ballot}"]`).check();
    await form.getByLabel(/^理由/).fill(reason);
    await form.getByRole('button', { name: `投票：${word}`, exact: true }).click();
    await page.getByText('已投票，记入存档').first().waitFor();
    return { page, before };
  };

  const eligibilityOf = async (login: string, name: string, on: string) =>
    (
      await people.graphql<Eligible>(
        login,
        'query ($person: ID!, $on: Date) { eligibility(person: $person, on: $on) { matters { matter eligible reasons { number } } problems { code } } }',
        { person: await personId(people, name), on },
      )
    ).eligibility;

  const eligibilityOnPage = async (login: string, name: string, on: string) => {
    const { page, open } = await seatOf(login);
    await open(`/eligibility?person=${encodeURIComponent(await personId(people, name))}&on=${on}`);
    const card = page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });
    await card.getByRole('status').waitFor();
    return {
      yes: await card.getByText('有资格', { exact: true }).count(),
      no: await card.getByText('没有资格', { exact: true }).count(),
    };
  };

  return {
    town,
    stage,
    people,
    today,
    seatOf,
    casesOf,
    caseOf,
    main,
    openCase,
    vote,
    eligibilityOf,
    eligibilityOnPage,
    async close() {
      await stage.close();
      await town.remove();
    },
  };
};
