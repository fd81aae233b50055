import { useState } from 'react';
import { dropDraft } from '../device/drafts.ts';
import { TopBar } from '../parts/Frame.tsx';
import { goTo, linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import { useSession } from '../session.ts';
import { useForm } from '../useForm.ts';
import type { PhoneSanction } from './documents.ts';
import { useAtOnce } from './useAtOnce.ts';
import { Fault } from './Vote.tsx';

/** Longest reason, as the server takes it. */
const longest = 1000;

/** Steps aside from a vote, with the reason; the chair also decides the recusal of another. Recorded at once. */
export const RecusePage = ({ record, again }: { record: PhoneSanction; again: () => void }) => {
  const s = useSanctionWords();
  const { owner } = useSession();
  const back = linkTo('sanctions', record.number);
  const draft = `${record.number} recuse`;
  const { values, setField } = useForm(owner, draft, {});
  const [who, setWho] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { sending, problems, unsure, take } = useAtOnce(record, again);
  const reason = typeof values?.['reason'] === 'string' ? values['reason'] : '';
  const bad = tried && reason.trim() === '';
  const others = record.viewerParts.includes('chair')
    ? (record.ballot?.members ?? []).filter(({ status, isViewer }) => status === 'WAITING' && !isViewer)
    : [];
  const named = others.find(({ id }) => id === who);
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '' || sending) return;
    if (!(await take('recuse', { reason: reason.trim(), ...(named ? { who: named.id } : {}) }))) return;
    await dropDraft(owner, draft).catch(() => undefined);
    goTo(back, { replace: true });
  };
  return (
    <>
      <TopBar title={s('recuseTitle')} back={back} />
      <form
        className="body"
        id="recuse"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{s('recuseLead')}</p>
        {others.length > 0 ? (
          <fieldset>
            <legend className="lab">{s('recuseWho')}</legend>
            <div className="seg">
              {[{ id: null, name: s('recuseMe') }, ...others].map(({ id, name }) => (
                <label key={id ?? ''} className={id === who ? 'on' : ''}>
                  <input className="hidden" type="radio" name="who" checked={id === who} onChange={() => setWho(id)} />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
        ) : null}
        <div>
          <label className="lab" htmlFor="recuse-reason">
            {s('recuseReason')}
          </label>
          <textarea
            id="recuse-reason"
            className={`field ${bad ? 'bad' : ''}`}
            rows={3}
            maxLength={longest}
            aria-invalid={bad}
            value={reason}
            onChange={(event) => setField('reason', () => event.target.value)}
          />
        </div>
      </form>
      <div className="dock">
        {bad ? <Fault text={s('recuseMissing')} /> : null}
        {unsure ? <Fault text={s('recuseOffline')} /> : null}
        {problems.map(({ message }) => (
          <Fault key={message} text={message} />
        ))}
        <div className="btns">
          <a className="btn fit" href={back}>
            {s('recuseNot')}
          </a>
          <button type="submit" form="recuse" className="btn p" disabled={sending}>
            {named ? s('recuseOther', { name: named.name }) : s('recuseNow')}
          </button>
        </div>
        <p className="sm mut">{s('recuseNote')}</p>
      </div>
    </>
  );
};
