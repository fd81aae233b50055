import { useEffect, useState } from 'react';
import type { Picked } from '../../shared/form/values.ts';
import { type Places, readPlaces } from '../data/directory.ts';
import { useSession } from '../session.ts';
import { shortDay, useWords } from '../words.ts';

type Props = {
  id: string;
  kind: 'unit' | 'inspection';
  value: Picked | null;
  required: boolean;
  invalid: boolean;
  onChange: (value: Picked | null) => void;
};

/** Picks a campus or one of the latest inspections, with the phone's own wheel. */
export const PlaceField = ({ id, kind, value, required, invalid, onChange }: Props) => {
  const t = useWords();
  const { owner, locale } = useSession();
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    void readPlaces(owner, locale).then(setPlaces, () => undefined);
  }, [owner, locale]);
  const known: Picked[] =
    kind === 'unit'
      ? (places?.units.nodes ?? [])
          .filter(({ to }) => to === null)
          .map(({ id: unit, name }) => ({ id: unit, label: name }))
      : (places?.inspections.nodes ?? []).map(({ id: inspection, title, heldOn }) => ({
          id: inspection,
          label: `${shortDay(heldOn, t)} ${title}`,
        }));
  const options = value && !known.some((one) => one.id === value.id) ? [value, ...known] : known;
  return (
    <select
      id={id}
      className={`field ${invalid ? 'bad' : ''}`}
      value={value?.id ?? ''}
      aria-invalid={invalid}
      onChange={(event) => onChange(options.find((one) => one.id === event.target.value) ?? null)}
    >
      <option value="">{t(required ? 'pickOne' : 'pickNone')}</option>
      {options.map((one) => (
        <option key={one.id} value={one.id}>
          {one.label}
        </option>
      ))}
    </select>
  );
};
