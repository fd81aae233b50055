import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import LinearProgress from '@mui/material/LinearProgress';
import useMediaQuery from '@mui/material/useMediaQuery';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useDocument } from '../data/useDocument.ts';
import { FrameContext, FrameQuery } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import { Trouble } from '../shared/Trouble.tsx';
import { color } from '../theme/tokens.ts';
import { BottomBar } from './BottomBar.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PageErrors } from './PageErrors.tsx';
import { PasswordPage } from './PasswordPage.tsx';
import { SideMenu } from './SideMenu.tsx';
import { StandInBar } from './StandInBar.tsx';
import { TextSizeButton } from './TextSizeButton.tsx';
import { TopBar } from './TopBar.tsx';

const SecondFactorPage = lazy(() => import('../features/account/SecondFactorPage.tsx'));

/** Milliseconds after which the counts of the frame are read again. */
const refreshing = 60_000;

/** The frame around every page. Waits for the viewer; one who came with a one-time password changes it first, and whose post needs a second factor is asked to set it up. */
export const Layout = ({ children }: { children?: ReactNode }) => {
  const t = useT();
  const wide = useMediaQuery('(min-width:960px)', { noSsr: true });
  const [open, setOpen] = useState(false);
  const [passed, setPassed] = useState(false);
  const lackedFactor = useRef(false);
  const { pathname } = useLocation();
  // The board needs the width.
  const slim = pathname === '/cases/board';
  const { data, error, refetch } = useDocument(FrameQuery, {}, { keep: true, every: refreshing });
  if (!data)
    return (
      <Box sx={{ p: 3 }}>
        {error ? (
          <Trouble error={error} retry={() => void refetch()} />
        ) : (
          <LinearProgress aria-label={t('frame.loading')} />
        )}
      </Box>
    );
  const { person, mustChangePassword, secondFactor } = data.viewer;
  if (mustChangePassword) return <PasswordPage forced onDone={() => void refetch()} />;
  // Once begun it stays until the codes on paper are kept, also when the frame is read again meanwhile.
  if (secondFactor.required && !secondFactor.setUp) lackedFactor.current = true;
  if (lackedFactor.current && !passed)
    return (
      <Suspense fallback={<LinearProgress aria-label={t('frame.loading')} />}>
        <SecondFactorPage
          name={person.name}
          from={secondFactor.from}
          today={data.town.today}
          onLater={() => setPassed(true)}
          onDone={() => {
            setPassed(true);
            void refetch();
          }}
        />
      </Suspense>
    );
  // The bar that tells in whose name one acts stands above the other.
  const head = data.viewer.onBehalfOf ? 113 : 61;
  return (
    <FrameContext.Provider value={data}>
      <Box
        component="a"
        href="#main"
        onClick={(event: React.MouseEvent) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{ position: 'absolute', left: -9999, '&:focus': { left: 8, top: 8, zIndex: 2000, bgcolor: '#fff', p: 1 } }}
      >
        {t('frame.skip')}
      </Box>
      <Box sx={wide ? { position: 'sticky', top: 0, zIndex: 1100 } : { display: 'contents' }}>
        <StandInBar />
        <TopBar wide={wide} onMenu={() => setOpen(true)} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'stretch', minHeight: 'calc(100vh - 61px)' }}>
        {wide ? (
          <Box
            className="no-print"
            sx={{
              width: slim ? 64 : 208,
              flex: 'none',
              bgcolor: color.surface,
              borderRight: `1px solid ${color.line}`,
            }}
          >
            <Box sx={{ position: 'sticky', top: head, maxHeight: `calc(100vh - ${head}px)`, overflowY: 'auto' }}>
              <SideMenu slim={slim} />
            </Box>
          </Box>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: 264 } } }}>
            <SideMenu onNavigate={() => setOpen(false)} />
            <Box
              sx={{ px: 1.5, pb: 2, display: 'flex', gap: 1, mt: 'auto', borderTop: `1px solid ${color.line}`, pt: 1 }}
            >
              <TextSizeButton />
              <LanguageButton />
            </Box>
          </Drawer>
        )}
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, px: { xs: 2, md: 3 }, pt: 2.5, pb: { xs: 12, md: 4 }, outline: 'none' }}
        >
          <PageErrors key={pathname}>
            <Suspense fallback={<LinearProgress aria-label={t('frame.loading')} />}>{children}</Suspense>
          </PageErrors>
        </Box>
      </Box>
      {wide ? null : <BottomBar />}
    </FrameContext.Provider>
  );
};
