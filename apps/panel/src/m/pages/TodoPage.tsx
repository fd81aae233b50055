import { useEffect } from 'react';
import { type DueGroup, groupByDay } from '../../features/workbench/groupByDay.ts';
import { readPeople, readPlaces } from '../data/directory.ts';
import { PhoneFormQuery, type PhoneTodo, PhoneTodoQuery } from '../data/documents.ts';
import { readThrough, useCopy } from '../data/useCopy.ts';
import { Empty, TabBar, useTitle } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StandInChoice } from '../parts/StandInChoice.tsx';
import { OutboxStrip, ReadState } from '../parts/Strips.tsx';
import { DueTag, StateTag } from '../parts/Tags.tsx';
import { recordLink } from '../router.ts';
import { useSession } from '../session.ts';
import { longDay, type PhoneKey, useWords } from '../words.ts';
import { loadAgreementPages } from './loadAgreementPages.ts';
import { loadSanctionPages } from './loadSanctionPages.ts';

const groupWords = {
  overdue: 'groupOverdue',
  today: 'groupToday',
  tomorrow: 'groupTomorrow',
  week: 'groupWeek',
  later: 'groupLater',
  none: 'groupNone',
} as const satisfies Record<DueGroup, PhoneKey>;

/** What the recording form needs without a connection. */
const usePrepared = (wanted: boolean): void => {
  const { owner, locale } = useSession();
  useEffect(() => {
    if (!wanted) return;
    const nothing = () => undefined;
    void readThrough(owner, PhoneFormQuery, { workflow: 'rectification', step: 'record' }, locale).catch(nothing);
    void readPeople(owner, locale).catch(nothing);
    void readPlaces(owner, locale).catch(nothing);
  }, [wanted, owner, locale]);
};

/** The first page: what waits, most urgent first, and the button that fits the person. */
export const TodoPage = () => {
  const t = useWords();
  const { me } = useSession();
  const { town, viewer } = me;
  const read = useCopy(PhoneTodoQuery, {});
  const todo = read.data?.workbench.todo;
  const records = viewer.permissions.includes('rectification:record');
  usePrepared(records);
  const waits = (workflow: string) => todo?.nodes.some(({ record }) => record.workflow === workflow) ?? false;
  const [agreementWaits, sanctionWaits] = [waits('agreement'), waits('sanction')];
  useEffect(() => {
    if (agreementWaits) void loadAgreementPages().catch(() => undefined);
    if (sanctionWaits) void loadSanctionPages().catch(() => undefined);
  }, [agreementWaits, sanctionWaits]);
  useTitle(t('tabTodo'));
  const groups = groupByDay(todo?.nodes ?? [], town.today);
  const first = groups[0]?.items[0];
  const place = viewer.actingPost?.title ?? viewer.person.mainPost;
  return (
    <>
      <header className="head">
        <div className="grow">
          <h1 className="n">
            {t('tabTodo')} {todo?.totalCount ?? ''}
          </h1>
          <p className="sm mut n">
            {longDay(town.today, t)}
            {town.term?.week ? `${t('dot')}${t('week', { n: town.term.week })}` : ''}
          </p>
        </div>
        <div className="who">
          <span className="b blk">{viewer.person.name}</span>
          <span className="sm mut">{place}</span>
        </div>
        <span className="av" aria-hidden="true">
          {viewer.person.name.charAt(0)}
        </span>
      </header>
      <main className="body">
        <OutboxStrip />
        <StandInChoice />
        <ReadState read={read} />
        {todo && todo.nodes.length === 0 ? (
          <Empty title={t('emptyTodo')} more={t('emptyTodoMore')} icon="checked" />
        ) : null}
        {groups.map(({ group, items }) => (
          <section key={group}>
            <h2 className="sec">{t(groupWords[group])}</h2>
            <ul className={`card ${items.includes(first as PhoneTodo) ? 'first' : ''}`} style={{ marginTop: 4 }}>
              {items.map((item) => (
                <Row key={item.record.id} item={item} />
              ))}
            </ul>
          </section>
        ))}
        {todo && todo.totalCount > todo.nodes.length ? (
          <p className="sm mut">{t('moreTodo', { n: todo.totalCount - todo.nodes.length })}</p>
        ) : null}
      </main>
      <div className="dock">
        {records ? (
          <div className="btns">
            <a className="btn p big" href="#/record">
              <Icon name="camera" size="l" />
              <span>
                <b className="blk">{t('record')}</b>
                <span className="sm">{t('recordMore')}</span>
              </span>
            </a>
            <a className="btn t fit" href="#/scan">
              <Icon name="scan" />
              {t('scan')}
            </a>
          </div>
        ) : (
          <div className="btns">
            <a className={`btn ${first ? 't fit' : 'p'}`} href="#/scan">
              <Icon name="scan" />
              {t('scan')}
            </a>
            {first ? (
              <a className="btn p" href={recordLink(first.record)}>
                <span>
                  {t('firstThis')}
                  {first.step?.title ?? t('openIt')}
                </span>
                <Icon name="arrow" />
              </a>
            ) : null}
          </div>
        )}
      </div>
      <TabBar at="todo" />
    </>
  );
};

const Row = ({ item }: { item: PhoneTodo }) => {
  const t = useWords();
  const { record, step } = item;
  const responsible = record.assignments.find(({ relation, to }) => relation === 'responsible' && !to)?.person.name;
  return (
    <li>
      <a className="item" href={recordLink(record)}>
        <span className="grow">
          <span className="sm mut blk">{step?.title ?? record.stateTitle}</span>
          <span className="b blk">{record.title}</span>
          <span className="sm mut n blk">
            {[record.number, record.unit.name, responsible].filter(Boolean).join(t('dot'))}
          </span>
          <span className="row" style={{ flexWrap: 'wrap', rowGap: 4 }}>
            <DueTag due={item} />
            <StateTag tone={record.tone} title={record.stateTitle} />
          </span>
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
};
