import type { Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('setupgraph');
});
afterAll(() => town.close());

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return data as Data;
};

interface Proposal {
  calendarProposal: {
    title: string;
    startsOn: string;
    endsOn: string;
    terms: { title: string; startsOn: string; endsOn: string }[];
    days: { day: string; kind: string; title: string; provisional: boolean }[];
  };
}
interface Years {
  planYears: { id: string; startsOn: string; endsOn: string; terms: { id: string }[] }[];
}
interface Days {
  town: {
    calendar: { day: string; kind: string | null; title: string | null; note: string | null; provisional: boolean }[];
  };
}

const proposal =
  '{ calendarProposal(startsIn: 2026) { title startsOn endsOn terms { title startsOn endsOn } days { day kind title provisional } } }';

it('the national calendar is proposed, saved as it is, and read again with what is provisional', async () => {
  const { admin } = town.people;
  const { calendarProposal } = await ask<Proposal>(admin, proposal);
  const { planYears } = await ask<Years>(admin, '{ planYears { id startsOn endsOn terms { id } } }');
  const year = planYears.find(({ startsOn }) => startsOn === '2026-08-01');
  const { terms, ...rest } = calendarProposal;
  const saved = await ask<{ calendarSave: { planYear: { id: string } | null; problems: unknown[] } }>(
    admin,
    'mutation($input: CalendarSaveInput!) { calendarSave(input: $input) { planYear { id } problems { path message } } }',
    { input: { ...rest, planYear: year?.id, terms: terms.map((term, at) => ({ ...term, id: year?.terms[at]?.id })) } },
  );
  expect(saved.calendarSave).toEqual({ planYear: { id: year?.id }, problems: [] });
  const read = await ask<Days>(
    admin,
    '{ town { calendar(from: "2026-08-01", to: "2027-07-31") { day kind title note provisional } } }',
  );
  const special = read.town.calendar.filter(({ kind }) => kind !== null);
  expect(special.map(({ note: _note, ...day }) => day)).toEqual(calendarProposal.days);
  expect(special.find(({ day }) => day === '2027-02-06')).toMatchObject({ note: '春节（暂定）', provisional: true });
  expect(special.find(({ day }) => day === '2026-10-01')).toMatchObject({ note: '国庆节', provisional: false });
});

it('a year that no calendar reaches is a fault of the request', async () => {
  await expect(ask(town.people.admin, '{ calendarProposal(startsIn: 1999) { title } }')).rejects.toThrow('1999');
});

it('nobody but academic affairs sees or moves the setting up', async () => {
  const { head, admin } = town.people;
  expect(await ask(head, '{ setup { dismissed } }')).toEqual({ setup: null });
  const refused = { problems: [{ code: 'NotAllowed' }] };
  expect(
    await ask(
      head,
      'mutation { setupDismiss { problems { code } } setupConfirm(step: CALENDAR) { problems { code } } }',
    ),
  ).toEqual({ setupDismiss: refused, setupConfirm: refused });
  expect(
    await ask(admin, 'mutation { setupConfirm(step: CALENDAR) { setup { steps { step done } } problems { code } } }'),
  ).toMatchObject({
    setupConfirm: { setup: { steps: expect.arrayContaining([{ step: 'CALENDAR', done: true }]) }, problems: [] },
  });
});
