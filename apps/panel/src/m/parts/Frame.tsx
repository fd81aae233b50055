import { type ReactNode, useEffect } from 'react';
import { useOutbox } from '../sending/useOutbox.ts';
import { useWords } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';

/** The bar of a page that leads back. */
export const TopBar = ({ title, back, children }: { title: string; back: string; children?: ReactNode }) => {
  const t = useWords();
  useTitle(title);
  return (
    <header className="top">
      <a className="back" href={back} aria-label={t('back')}>
        <Icon name="back" />
      </a>
      <h1>{title}</h1>
      {children}
    </header>
  );
};

/** Names the document after the page. */
export const useTitle = (title: string): void => {
  const t = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title, t]);
};

const tabs = [
  ['todo', 'todo', 'tabTodo', '#/'],
  ['mine', 'list', 'tabMine', '#/mine'],
  ['outbox', 'send', 'tabOutbox', '#/outbox'],
  ['me', 'person', 'tabMe', '#/me'],
] as const satisfies readonly (readonly [string, IconName, string, string])[];

/** The four places, within the thumb's reach. */
export const TabBar = ({ at }: { at: (typeof tabs)[number][0] }) => {
  const t = useWords();
  const { mine } = useOutbox();
  return (
    <nav className="tabs">
      {tabs.map(([name, icon, words, href]) => (
        <a key={name} href={href} aria-current={name === at ? 'page' : undefined}>
          <Icon name={icon} />
          {t(words)}
          {name === 'outbox' && mine.length > 0 ? <span className="bd n">{mine.length}</span> : null}
        </a>
      ))}
    </nav>
  );
};

/** Nothing is here: why, and what next. */
export const Empty = ({ title, more, icon }: { title: string; more?: string; icon: IconName }) => (
  <div className="empty mut">
    <div style={{ display: 'inline-block' }}>
      <Icon name={icon} size="l" />
    </div>
    <p className="b">{title}</p>
    {more ? <p className="sm">{more}</p> : null}
  </div>
);
