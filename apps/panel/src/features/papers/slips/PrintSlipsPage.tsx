import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { forgetSlips, keptSlips, type Slip } from '../../people/slips/slipStore.ts';
import { publicOrigin } from '../address.ts';
import { PaperFrameQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import type { Geometry } from '../paper/geometry.ts';
import { QrCode } from '../paper/QrCode.tsx';
import './slips.css';

/** A plain sheet: slips are cut apart, so the text goes to its edges. */
const sheet: Geometry = { width: 210, height: 297, left: 10, top: 10, bodyWidth: 190, bodyHeight: 277 };
/** Slips on a sheet: two beside one another, five below. */
const perSheet = 10;
/** So many days a one-time password is good for; the server decides (auth/one-time.ts). */
const goodFor = 14;

const sheetsOf = (slips: readonly Slip[]): Slip[][] =>
  Array.from({ length: Math.ceil(slips.length / perSheet) }, (_, at) =>
    slips.slice(at * perSheet, (at + 1) * perSheet),
  );

/** `/print/slips`: one-time passwords to be cut apart and handed out. They live in this page's memory only. */
export const PrintSlipsPage = () => {
  const t = useT();
  // Taken once: what is kept may be forgotten while the page stands.
  const [kept] = useState(keptSlips);
  useEffect(() => forgetSlips, []);
  const frame = useDocument(PaperFrameQuery, {});
  const origin = frame.data && publicOrigin(frame.data.address, location.origin);
  if (!kept)
    return (
      <PrintFrame
        title={t('setup.slipPage')}
        back="/people"
        geometry={sheet}
        others={
          <Button component={Link} to="/people">
            {t('setup.slipToPeople')}
          </Button>
        }
      >
        <h1 className="slips-title">{t('setup.slipPage')}</h1>
        <PaperMissing title={t('setup.slipGone')} more={t('setup.slipGoneMore')} />
      </PrintFrame>
    );
  return (
    <PrintFrame title={t('setup.slipPage')} back={kept.back} geometry={sheet} origin={origin}>
      <Box className="no-print" sx={{ px: 2, width: '100%', maxWidth: '48em' }}>
        <h1 className="slips-title">{t('setup.slipPage')}</h1>
        <Alert severity="warning" role="note">
          {t('setup.slipOnce')}
        </Alert>
      </Box>
      {frame.error ? <PaperTrouble error={frame.error} retry={() => void frame.refetch()} /> : null}
      {!frame.error && origin === undefined ? <PaperWaiting /> : null}
      {origin !== undefined && frame.data
        ? sheetsOf(kept.slips).map((slips) => (
            <div key={slips[0]?.login} className="paper sheet slips">
              {slips.map((slip) => (
                <SlipView key={slip.login} slip={slip} town={frame.data.town.name} origin={origin} />
              ))}
            </div>
          ))
        : null}
    </PrintFrame>
  );
};

const SlipView = ({ slip, town, origin }: { slip: Slip; town: string; origin: string }) => {
  const t = useT();
  const { name, unit, login, oneTimePassword } = slip;
  return (
    <section className="slip" aria-label={name} data-slip={login}>
      <div className="slip-text">
        <p className="slip-town">
          {town}
          {unit ? ` · ${unit}` : ''}
        </p>
        <p className="slip-name">{name}</p>
        <p>
          {t('setup.slipLogin')} <b data-login>{login}</b>
        </p>
        <p>
          {t('setup.slipPassword')} <b data-one-time-password>{oneTimePassword}</b>
        </p>
        <p className="slip-first">{t('setup.slipDays', { n: goodFor })}</p>
        <p className="slip-first">{t('setup.slipFirst')}</p>
        <p className="slip-address">{origin}</p>
      </div>
      <QrCode text={origin} label={t('setup.slipQr')} least={22} square={0.5} />
    </section>
  );
};
