import ReportProblemRounded from '@mui/icons-material/ReportProblemRounded';
import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { EmptyState } from '../shared/EmptyState.tsx';

const Crash = () => {
  const t = useT();
  return (
    <EmptyState title={t('frame.crash')} more={t('frame.crashMore')} icon={<ReportProblemRounded />}>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('frame.reload')}
      </Button>
    </EmptyState>
  );
};

/** Keeps a page that fails from taking the frame with it. */
export class PageErrors extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}
