import { useState } from 'react';
import { PhoneCopiedQuery, PhoneDoneQuery, PhoneStartedQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { Empty, TabBar, useTitle } from '../parts/Frame.tsx';
import { momentOf } from '../parts/History.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutboxStrip, ReadState } from '../parts/Strips.tsx';
import { StateTag } from '../parts/Tags.tsx';
import { recordLink } from '../router.ts';
import { useWords } from '../words.ts';

const lists = { started: PhoneStartedQuery, done: PhoneDoneQuery, copied: PhoneCopiedQuery } as const;
const names = ['started', 'done', 'copied'] as const;
const noneOf = { started: 'empty_started', done: 'empty_done', copied: 'empty_copied' } as const;

/** What the person has recorded, done, and was told of. */
export const MinePage = () => {
  const t = useWords();
  const [chosen, setChosen] = useState<(typeof names)[number]>('started');
  const read = useCopy(lists[chosen], {});
  const items = read.data?.workbench.list.nodes ?? [];
  useTitle(t('tabMine'));
  return (
    <>
      <header className="head">
        <h1>{t('tabMine')}</h1>
      </header>
      <main className="body">
        <OutboxStrip />
        <fieldset>
          <legend className="hidden">{t('tabMine')}</legend>
          <div className="seg">
            {names.map((name) => (
              <label key={name} className={name === chosen ? 'on' : ''}>
                <input
                  className="hidden"
                  type="radio"
                  name="list"
                  checked={name === chosen}
                  onChange={() => setChosen(name)}
                />
                {t(name)}
              </label>
            ))}
          </div>
        </fieldset>
        <ReadState read={read} />
        {read.data && items.length === 0 ? <Empty title={t('emptyList')} more={t(noneOf[chosen])} icon="list" /> : null}
        {items.length > 0 ? (
          <ul className="card">
            {items.map(({ at, read: seen, step, record }) => (
              <li key={`${record.id} ${at} ${step.name}`}>
                <a className="item" href={recordLink(record)}>
                  <span className="grow">
                    <span className="b blk">{record.title}</span>
                    <span className="sm mut n blk">
                      {[record.number, step.title, momentOf(at, t)].join(t('dot'))}
                      {chosen === 'copied' && !seen ? <b className="good"> {t('unread')}</b> : null}
                    </span>
                    <StateTag tone={record.tone} title={record.stateTitle} />
                  </span>
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </main>
      <TabBar at="mine" />
    </>
  );
};
