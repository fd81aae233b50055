import { useEffect, useRef, useState } from 'react';
import { request } from '../../data/request.ts';
import type { Picked } from '../../shared/form/values.ts';
import { type Colleague, findPeople, readPeople } from '../data/directory.ts';
import { PhoneCasesQuery } from '../data/documents.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

type Props = {
  id: string;
  kind: 'person' | 'record';
  value: Picked | null;
  invalid: boolean;
  onChange: (value: Picked | null) => void;
};

const shown = 6;

/** What fits the typed words: people from the list on the device, records from the server. */
const useFound = (kind: Props['kind'], typed: string): { found: Picked[]; trouble: boolean } => {
  const { owner, locale } = useSession();
  const [people, setPeople] = useState<Colleague[] | null>(null);
  const [records, setRecords] = useState<Picked[]>([]);
  const [trouble, setTrouble] = useState(false);
  useEffect(() => {
    if (kind !== 'person') return;
    readPeople(owner, locale).then(setPeople, () => setTrouble(true));
  }, [kind, owner, locale]);
  useEffect(() => {
    if (kind !== 'record' || typed === '') return;
    const timer = setTimeout(() => {
      request(PhoneCasesQuery, { search: typed }).then(
        ({ rectificationCases }) => {
          setTrouble(false);
          setRecords(rectificationCases.nodes.map(({ id, number, title }) => ({ id, label: number, more: title })));
        },
        () => setTrouble(true),
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [kind, typed]);
  if (typed === '') return { found: [], trouble };
  return { found: kind === 'person' ? findPeople(people ?? [], typed) : records, trouble };
};

/** Picks a person or an earlier record: typing narrows the list, one tap chooses. */
export const PickField = ({ id, kind, value, invalid, onChange }: Props) => {
  const t = useWords();
  const [text, setText] = useState('');
  const [typed, setTyped] = useState('');
  const composing = useRef(false);
  const { found, trouble } = useFound(kind, typed.trim());
  if (value)
    return (
      <div className="field">
        <span className="grow">
          <b>{value.label}</b> <span className="sm mut blk">{value.more}</span>
        </span>
        <span className="tag qing good">
          <Icon name="check" />
          {t('chosen')}
        </span>
        <button type="button" className="link" id={id} onClick={() => onChange(null)}>
          {t('change')}
        </button>
      </div>
    );
  const type = (next: string) => {
    setText(next);
    if (!composing.current) setTyped(next);
  };
  return (
    <>
      <div className={`field ${invalid ? 'bad' : ''} ${found.length > 0 ? 'open' : ''}`}>
        <Icon name="search" size="s" />
        <input
          id={id}
          value={text}
          placeholder={t(kind === 'person' ? 'personSearch' : 'recordSearch')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={invalid}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            setTyped(event.currentTarget.value);
          }}
          onChange={(event) => type(event.target.value)}
        />
        {typed.trim() === '' ? null : (
          <span className="sm mut" role="status">
            {trouble ? t('searchOffline') : found.length > 0 ? t('found', { n: found.length }) : t('foundNone')}
          </span>
        )}
      </div>
      {found.length > 0 ? (
        <ul className="list">
          {found.slice(0, shown).map((one) => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => {
                  onChange(one);
                  setText('');
                  setTyped('');
                }}
              >
                <span className="av" aria-hidden="true">
                  {one.label.charAt(0)}
                </span>
                <span className="grow">
                  <b className="blk">{one.label}</b>
                  <span className="sm mut">{one.more}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
