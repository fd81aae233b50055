import { useState } from 'react';
import { TopBar } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { goTo, linkTo } from '../router.ts';
import { linkIn, readCode } from '../scan.ts';
import { useSession } from '../session.ts';
import { type PhoneKey, useWords } from '../words.ts';

/** Opens the record of a paper: a picture of its code, taken by the phone's own camera, or its number typed. */
export const ScanPage = () => {
  const t = useWords();
  const { me } = useSession();
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<PhoneKey | null>(null);
  const [year, setYear] = useState(me.town.today.slice(0, 4));
  const [serial, setSerial] = useState('');
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    setTrouble(null);
    setWorking(true);
    const text = await readCode(file).catch(() => null);
    setWorking(false);
    const link = text === null ? null : linkIn(text);
    if (link !== null) goTo(link, { replace: true });
    else setTrouble(text === null ? 'scanNone' : 'scanForeign');
  };
  return (
    <>
      <TopBar title={t('scanTitle')} back="#/" />
      <main className="body">
        <p>{t('scanMore')}</p>
        {working ? <p role="status">{t('scanWorking')}</p> : null}
        {trouble ? (
          <p className="err" role="alert">
            <Icon name="warn" size="s" />
            {t(trouble)}
          </p>
        ) : null}
        <form
          className="card pad"
          onSubmit={(event) => {
            event.preventDefault();
            if (year && serial) goTo(linkTo('cases', t('scanNumber', { year, n: serial })), { replace: true });
          }}
        >
          <h2 className="lab">{t('scanType')}</h2>
          <div className="row">
            <div className="grow">
              <label className="lab" htmlFor="year">
                {t('scanYear')}
              </label>
              <input
                id="year"
                className="field"
                inputMode="numeric"
                pattern="\d{4}"
                value={year}
                onChange={(event) => setYear(event.target.value)}
              />
            </div>
            <div className="grow">
              <label className="lab" htmlFor="serial">
                {t('scanSerial')}
              </label>
              <input
                id="serial"
                className="field"
                inputMode="numeric"
                pattern="\d+"
                value={serial}
                onChange={(event) => setSerial(event.target.value)}
              />
            </div>
          </div>
          <button type="submit" className="btn" style={{ width: '100%' }}>
            {t('scanOpen')}
          </button>
        </form>
      </main>
      <div className="dock">
        <div className="btns">
          <label className="btn p">
            <Icon name="scan" />
            {t('scanTake')}
            <input
              className="hidden"
              type="file"
              accept="image/*"
              capture="environment"
              data-scan=""
              onChange={(event) => void take(event.currentTarget)}
            />
          </label>
        </div>
      </div>
    </>
  );
};
