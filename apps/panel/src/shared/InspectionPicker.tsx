import { useDocument } from '../data/useDocument.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { longDay } from './days.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickInspectionsQuery } from './pickers.documents.ts';

/** Picks one of the latest inspections. */
export const InspectionPicker = (props: PickerProps) => {
  const t = useT();
  const locale = usePanelLocale();
  const { data, isFetching } = useDocument(PickInspectionsQuery, {}, { freshFor: 60_000 });
  return (
    <Picker
      {...props}
      options={(data?.inspections.nodes ?? []).map(({ id, title, heldOn, unit }) => ({
        id,
        label: title,
        more: `${longDay(heldOn, locale)} · ${unit.name}`,
      }))}
      loading={isFetching}
      placeholder={t('cases.pickInspection')}
    />
  );
};
