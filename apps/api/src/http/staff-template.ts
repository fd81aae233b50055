import { writeStaffTemplate } from '@plumbline/documents';
import { type TownFacts, townFacts, unitAndAbove } from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import type { ContextReader } from './context.ts';
import { asked, sendWorkbook } from './import.ts';
import type { Handler } from './router.ts';

/** Names of units as an import takes them: by name alone where that is enough, else with the unit above. */
const namesOfUnits = (town: TownFacts): string[] => {
  const units = [...town.units.values()];
  const counts = Map.groupBy(units, ({ name }) => name);
  return units
    .filter(({ parentId }) => parentId !== null)
    .map(({ id, name }) =>
      counts.get(name)?.length === 1
        ? name
        : unitAndAbove(town, id)
            .toReversed()
            .slice(1)
            .map((each) => town.units.get(each)?.name ?? '')
            .join('/'),
    );
};

/** An empty roster of the staff, to be filled in, with the roles and units that may stand there. */
export const staffTemplateHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer } = await asked(contextOf, request);
    const town = await townFacts(deps, viewer.townId);
    const bytes = await writeStaffTemplate(namesOfUnits(town), viewer.locale);
    sendWorkbook(response, bytes, `${say(name, viewer.locale)}.xlsx`);
  };

const name: Text = ['教职工名册模板', 'staff-roster-template'];
