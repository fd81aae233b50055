import type { ResultOf, VariablesOf } from '../data/graphql.ts';
import { useDocument } from '../data/useDocument.ts';
import { codeText, useT } from '../i18n/useT.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickUnitsQuery } from './pickers.documents.ts';

/** Kinds of unit, as the API names them. */
export type UnitKind = ResultOf<typeof PickUnitsQuery>['units']['nodes'][number]['kind'];

/** Units that still exist, of the given kinds; all kinds when left out. */
export const useUnits = (kind?: VariablesOf<typeof PickUnitsQuery>['kind']) => {
  const { data, isFetching } = useDocument(PickUnitsQuery, { kind: kind ?? null }, { freshFor: 60_000 });
  return { units: (data?.units.nodes ?? []).filter(({ to }) => to === null), isFetching };
};

/** Picks a unit. */
export const UnitPicker = ({ kinds, ...props }: PickerProps & { kinds?: UnitKind[] }) => {
  const t = useT();
  const { units, isFetching } = useUnits(kinds);
  return (
    <Picker
      {...props}
      options={units.map(({ id, name, path, kind }) => ({
        id,
        label: name,
        more: path && path !== name ? path : codeText(t, 'people.kind_', kind),
      }))}
      loading={isFetching}
      placeholder={t('cases.pickUnit')}
    />
  );
};
