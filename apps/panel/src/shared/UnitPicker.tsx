import { useState } from 'react';
import type { ResultOf } from '../data/graphql.ts';
import { useDocument } from '../data/useDocument.ts';
import { useFrame } from '../data/viewer.ts';
import { codeText, useT } from '../i18n/useT.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickUnitsQuery } from './pickers.documents.ts';
import { useSettled } from './useSettled.ts';

/** Kinds of unit, as the API names them. */
export type UnitKind = ResultOf<typeof PickUnitsQuery>['units']['nodes'][number]['kind'];

/** Kinds offered before one types, the likeliest first; typing searches all. */
const usualKinds: UnitKind[] = ['CENTRAL_SCHOOL', 'CAMPUS', 'OFFICE', 'SUBJECT_GROUP', 'TOWN'];
const rank = (kind: UnitKind): number => {
  const at = usualKinds.indexOf(kind);
  return at < 0 ? usualKinds.length : at;
};

/** Units that still exist today, of the given kinds and name. */
export const useUnits = (kind: UnitKind[] | null, search: string | null = null) => {
  const { town } = useFrame();
  const { data, isFetching } = useDocument(PickUnitsQuery, { kind, search }, { keep: true, freshFor: 60_000 });
  const units = (data?.units.nodes ?? []).filter(({ to }) => to === null || to >= town.today);
  return { units: units.sort((a, b) => rank(a.kind) - rank(b.kind)), isFetching };
};

/** Picks a unit; of the given kinds only, where they are given. */
export const UnitPicker = ({ kinds, ...props }: PickerProps & { kinds?: UnitKind[] }) => {
  const t = useT();
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const { units, isFetching } = useUnits(kinds ?? (asked ? null : usualKinds), asked || null);
  return (
    <Picker
      {...props}
      options={units.map(({ id, name, path, kind }) => ({
        id,
        label: name,
        more: path && path !== name ? path : codeText(t, 'people.kind_', kind),
      }))}
      loading={isFetching}
      onSearch={setSearch}
      placeholder={t('cases.pickUnit')}
    />
  );
};
