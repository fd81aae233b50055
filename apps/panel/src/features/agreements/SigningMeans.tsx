import BalanceRounded from '@mui/icons-material/BalanceRounded';
import EventRounded from '@mui/icons-material/EventRounded';
import GavelRounded from '@mui/icons-material/GavelRounded';
import RuleRounded from '@mui/icons-material/RuleRounded';
import VerifiedRounded from '@mui/icons-material/VerifiedRounded';
import Box from '@mui/material/Box';
import type { ElementType, ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { AgreementVersion } from './documents.ts';
import { shortHash } from './readToEnd.ts';

type Props = {
  /** The version before the reader. */
  version: Pick<AgreementVersion, 'no' | 'hash' | 'content'>;
  /** Indicators that do not come from scores. */
  withoutScores: readonly string[];
};

/** What a signature binds: which text by its hash, from when until when, and what follows when the targets are missed. */
export const SigningMeans = ({ version, withoutScores }: Props) => {
  const t = useT();
  const { targets } = version.content;
  const others = targets.filter(({ indicator }) => withoutScores.includes(indicator)).length;
  return (
    <Section title={t('agreements.means')}>
      <Box sx={{ px: 2.5, py: 1 }}>
        <Point Icon={VerifiedRounded}>
          {t('agreements.meansText', { n: version.no })}
          <Box
            sx={{
              color: color.muted,
              fontSize: rem(14),
              fontFamily: '"Consolas","Noto Sans Mono CJK SC",monospace',
              overflowWrap: 'anywhere',
            }}
            title={version.hash}
          >
            {t('agreements.hash')} {shortHash(version.hash)}
          </Box>
        </Point>
        <Point Icon={EventRounded}>{t('agreements.meansUntil', { day: version.content.endsOn })}</Point>
        <Point Icon={BalanceRounded}>{t('agreements.meansMissed')}</Point>
        {version.content.lawNotes.map(({ title, text, source }) => (
          <Point key={title} Icon={GavelRounded}>
            <b>{title}</b>
            {t('frame.colon')}
            {text}
            <Box sx={{ color: color.muted, fontSize: rem(14) }}>{source}</Box>
          </Point>
        ))}
        <Point Icon={RuleRounded}>
          {others === 0
            ? t('agreements.onlyScores', { n: targets.length })
            : t('agreements.notOnlyScores', { n: targets.length, others })}
        </Point>
      </Box>
    </Section>
  );
};

const Point = ({ Icon, children }: { Icon: ElementType; children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: '20px minmax(0, 1fr)',
      gap: 1.25,
      py: 0.75,
      fontSize: rem(15),
      lineHeight: rem(24),
    }}
  >
    <Icon sx={{ fontSize: 20, mt: '2px', color: color.muted }} aria-hidden />
    <div>{children}</div>
  </Box>
);
