import { useState } from 'react';
import { currentTextSize, rememberTextSize, type TextSize, textSizes } from '../../data/preferences.ts';
import { actInPost, postToActIn } from '../../data/standIn.ts';
import { countDrafts } from '../device/drafts.ts';
import { TabBar, useTitle } from '../parts/Frame.tsx';
import { StandInChoice } from '../parts/StandInChoice.tsx';
import { OutboxStrip } from '../parts/Strips.tsx';
import { useOutbox } from '../sending/useOutbox.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';

/** Who is signed in, in which post they act, how the page speaks and how large; and the way out. */
export const MePage = () => {
  const t = useWords();
  const { me, owner, locale, setLocale, signOut } = useSession();
  const { mine } = useOutbox();
  const { person, posts } = me.viewer;
  const [size, setSize] = useState(currentTextSize);
  const [post, setPost] = useState(() => postToActIn() ?? me.viewer.actingPost?.id ?? posts[0]?.id ?? '');
  const [asks, setAsks] = useState<{ drafts: number } | null>(null);
  useTitle(t('tabMe'));
  const resize = (next: TextSize) => {
    rememberTextSize(next);
    setSize(next);
  };
  const leave = async () => {
    const drafts = await countDrafts(owner).catch(() => 0);
    if (mine.length > 0 || drafts > 0) setAsks({ drafts });
    else await signOut();
  };
  return (
    <>
      <header className="head">
        <div className="grow">
          <h1>{person.name}</h1>
          <p className="sm mut">{me.town.name}</p>
        </div>
      </header>
      <main className="body">
        <OutboxStrip />
        <StandInChoice />
        <fieldset className="card pad">
          <legend className="hidden">{t('actAs')}</legend>
          <p className="lab">{t(posts.length > 1 ? 'actAs' : 'posts')}</p>
          {posts.map((one) =>
            posts.length > 1 ? (
              <label key={one.id} className="row" style={{ minHeight: 48 }}>
                <input
                  type="radio"
                  name="post"
                  checked={one.id === post}
                  onChange={() => {
                    actInPost(one.id);
                    setPost(one.id);
                  }}
                />
                <span>{`${one.title}${t('dot')}${one.unit.name}`}</span>
              </label>
            ) : (
              <p key={one.id}>{`${one.title}${t('dot')}${one.unit.name}`}</p>
            ),
          )}
        </fieldset>
        <fieldset className="card pad">
          <legend className="hidden">{t('textSize')}</legend>
          <p className="lab">{t('textSize')}</p>
          <div className="seg">
            {textSizes.map((one) => (
              <label key={one} className={one === size ? 'on' : ''}>
                <input
                  className="hidden"
                  type="radio"
                  name="size"
                  checked={one === size}
                  onChange={() => resize(one)}
                />
                {t(`size${one}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="btns">
          <button
            type="button"
            className="btn"
            lang={locale === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
          >
            {t('otherLanguage')}
          </button>
          <a className="btn" href="/">
            {t('openDesk')}
          </a>
        </div>
        {asks ? (
          <div className="card bad pad" role="alertdialog" aria-label={t('signOut')}>
            <p className="b">{t('signOutAsk', { n: mine.length, drafts: asks.drafts })}</p>
            <div className="btns">
              <button type="button" className="btn d" onClick={() => void signOut()}>
                {t('signOutYes')}
              </button>
              <button type="button" className="btn p" onClick={() => setAsks(null)}>
                {t('stay')}
              </button>
            </div>
          </div>
        ) : (
          <div className="btns">
            <button type="button" className="btn d" onClick={() => void leave()}>
              {t('signOut')}
            </button>
          </div>
        )}
      </main>
      <TabBar at="me" />
    </>
  );
};
