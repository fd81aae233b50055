import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { isSetupOpen } from '../features/setup/foundTown.ts';
import { useT } from '../i18n/useT.ts';
import { LoginPage } from './LoginPage.tsx';

const SetupDoor = lazy(() => import('../features/setup/SetupDoor.tsx'));

/** Where one comes in: signing in, or setting the first town up where there is none yet. */
export const DoorPage = () => {
  const t = useT();
  const [closed, setClosed] = useState(false);
  const { data: open, isPending } = useQuery({ queryKey: ['setup-open'], queryFn: isSetupOpen, staleTime: 60_000 });
  if (isPending) return <LinearProgress aria-label={t('frame.loading')} />;
  if (!open || closed) return <LoginPage />;
  return (
    <Suspense fallback={<LinearProgress aria-label={t('frame.loading')} />}>
      <SetupDoor onClosed={() => setClosed(true)} />
    </Suspense>
  );
};
