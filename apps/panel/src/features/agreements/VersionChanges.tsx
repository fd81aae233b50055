import AddRounded from '@mui/icons-material/AddRounded';
import RemoveRounded from '@mui/icons-material/RemoveRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type Difference, inShort } from './content.ts';
import type { AgreementVersion } from './documents.ts';

type Props = {
  versions: readonly AgreementVersion[];
  /** The version before the reader. */
  no: number;
  /** What it changed. */
  differences: readonly Difference[];
};

/** What the version on the table changed, change by change; the versions before it on request. */
export const VersionChanges = ({ versions, no, differences }: Props) => {
  const t = useT();
  const [all, setAll] = useState(false);
  const before = versions.filter((version) => version.no < no).sort((a, b) => b.no - a.no);
  const count = differences.length;
  return (
    <Section
      title={before.length === 0 ? t('agreements.firstVersion') : t('agreements.changesOf', { n: no, count })}
      right={
        before.length > 0 ? (
          <Button variant="text" aria-expanded={all} onClick={() => setAll(!all)} className="no-print">
            {t(all ? 'agreements.onlyPresent' : 'agreements.allVersions', { n: versions.length })}
          </Button>
        ) : null
      }
    >
      {before.length === 0 ? (
        <Box sx={{ px: 2.5, py: 1.5, color: color.muted, fontSize: rem(15) }}>{t('agreements.firstVersionMore')}</Box>
      ) : (
        <DifferenceList differences={differences} />
      )}
      {all ? before.map((version) => <Earlier key={version.no} version={version} />) : null}
    </Section>
  );
};

const Earlier = ({ version }: { version: AgreementVersion }) => {
  const t = useT();
  const locale = usePanelLocale();
  return (
    <Box sx={{ borderTop: `1px solid ${color.line}` }}>
      <Box component="h3" sx={{ m: 0, px: 2.5, pt: 1.5, fontSize: rem(15), lineHeight: rem(24), fontWeight: 700 }}>
        {t('agreements.versionNo', { n: version.no })}
        <Box component="span" sx={{ fontWeight: 400, color: color.muted, fontSize: rem(14), ml: 1 }}>
          {[codeText(t, 'agreements.origin_', version.origin), version.author?.name, instantText(version.at, locale)]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      {version.no > 1 ? <DifferenceList differences={version.differences} /> : null}
      <Box component="details" sx={{ px: 2.5, pb: 1.5 }}>
        <Box
          component="summary"
          sx={{
            minHeight: 44,
            display: 'flex',
            alignItems: 'center',
            color: color.primary,
            fontWeight: 700,
            fontSize: rem(15),
            cursor: 'pointer',
          }}
        >
          {t('agreements.readVersion', { n: version.no })}
        </Box>
        <Box
          lang="zh-CN"
          sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: rem(15), lineHeight: rem(26) }}
        >
          {version.text}
        </Box>
      </Box>
    </Box>
  );
};

/** Changes, each as it was and as it is. */
export const DifferenceList = ({ differences }: { differences: readonly Difference[] }) => {
  const t = useT();
  if (differences.length === 0)
    return <Box sx={{ px: 2.5, py: 1.5, color: color.muted, fontSize: rem(15) }}>{t('agreements.noChanges')}</Box>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {differences.map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two clauses may have the same title
        <Change key={index} difference={difference} />
      ))}
    </Box>
  );
};

const changeKeys = { ADDED: 'agreements.added', REMOVED: 'agreements.removed', CHANGED: 'agreements.altered' } as const;

const Change = ({ difference }: { difference: Difference }) => {
  const t = useT();
  const { part, change, title } = difference;
  const { before, after } = inShort(difference);
  return (
    <Box component="li" sx={changeLook}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', fontWeight: 700 }}>
        {title}
        <Box
          component="span"
          sx={{ ml: 'auto', fontWeight: 400, fontSize: rem(14), color: color.muted, whiteSpace: 'nowrap' }}
        >
          {t(changeKeys[change])}
        </Box>
      </Box>
      {part === 'TARGET' && before !== null && after !== null ? (
        <>
          <Was text={before} /> <span aria-hidden>→</span> <Is text={after} />
        </>
      ) : (
        <>
          {before === null ? null : (
            <Box sx={partLook}>
              {after === null ? <RemoveRounded sx={sign} aria-hidden /> : null}
              <Was text={before} />
            </Box>
          )}
          {after === null ? null : (
            <Box sx={partLook}>
              {before === null ? <AddRounded sx={sign} aria-hidden /> : null}
              <Is text={after} />
            </Box>
          )}
        </>
      )}
    </Box>
  );
};

const Was = ({ text }: { text: string }) => (
  <Box component="del" sx={{ color: color.muted }}>
    {text}
  </Box>
);
const Is = ({ text }: { text: string }) => (
  <Box component="ins" sx={{ fontWeight: 700, textDecoration: 'none' }}>
    {text}
  </Box>
);
const changeLook = {
  px: 2.5,
  py: 1.25,
  fontSize: rem(15),
  lineHeight: rem(24),
  overflowWrap: 'anywhere',
  '& + &': { borderTop: `1px solid ${color.line}` },
} as const;
const partLook = { display: 'flex', gap: 0.5, alignItems: 'flex-start' } as const;
const sign = { fontSize: 18, mt: '3px', flex: 'none' } as const;
