import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import DrawRounded from '@mui/icons-material/DrawRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useEffect, useRef } from 'react';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, longDay } from '../../shared/days.ts';
import { color, fontFamily, rem } from '../../theme/tokens.ts';
import type { Difference } from './content.ts';
import type { AgreementVersion, WholeAgreement } from './documents.ts';
import { type PaperLine, paperLines } from './paperLines.ts';
import { asksForSignatures, type Side, sides, signatureOf } from './signing.ts';
import { ChangeMark, TargetsTable } from './TargetsTable.tsx';

/** Fonts of the text of agreements; none is sent. */
export const paperFont =
  '"FangSong_GB2312","FangSong","STFangsong","Noto Serif CJK SC","Source Han Serif SC","SimSun",serif';

type Props = {
  record: WholeAgreement;
  /** The version before the reader. */
  version: Pick<AgreementVersion, 'no' | 'text' | 'content'>;
  differences: readonly Difference[];
  /** Called when the end of the text has been in view. */
  onRead?: () => void;
};

/** An agreement as it is signed: targets against the years before, the exact text with its changes marked, the signatures. */
export const AgreementPaper = ({ record, version, differences, onRead }: Props) => {
  const t = useT();
  const changed = differences.flatMap(({ part, title: of }) => (part === 'TARGET' ? [of] : []));
  const [title, ...lines] = paperLines(version.text, differences);
  return (
    <Card component="article" sx={{ mb: 2, px: { xs: 2, sm: 4 }, py: { xs: 2.5, sm: 3.5 }, '--sans': fontFamily }}>
      <Box component="h2" sx={titleLook}>
        {title?.text}
      </Box>
      <Box component="h3" sx={headingLook}>
        {t('agreements.targetsAtAGlance')}
      </Box>
      <TargetsTable
        targets={version.content.targets}
        changed={changed}
        live={record.tags.includes('binding') ? record.live : []}
      />
      <Box sx={{ mt: 3, pt: 2, borderTop: `1px solid ${color.line}` }}>
        <Box component="h3" sx={{ ...headingLook, mt: 0 }}>
          {t('agreements.exactText')}
        </Box>
        <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>{t('agreements.exactTextMore')}</Box>
        <Box lang="zh-CN" data-agreement-text="">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
            <Line key={index} line={line} />
          ))}
        </Box>
      </Box>
      <EndOfText {...(onRead ? { onRead } : {})} />
      <Signatures record={record} no={version.no} />
    </Card>
  );
};

const Line = ({ line }: { line: PaperLine }) =>
  line.kind === 'heading' ? (
    <Box component="h4" sx={headingLook}>
      {line.text} {line.changed ? <ChangeMark added={line.changed === 'ADDED'} /> : null}
    </Box>
  ) : (
    <Box component="p" sx={wordsLook}>
      {line.changed ? <ChangeMark added={line.changed === 'ADDED'} /> : null}
      {line.text}
    </Box>
  );

/** Notices that the end of the text has been in view, and is where the way to the end leads. */
const EndOfText = ({ onRead }: { onRead?: () => void }) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!onRead || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) onRead();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [onRead]);
  return (
    <Box
      ref={end}
      id="end-of-text"
      tabIndex={-1}
      sx={{ height: '1px', outline: 'none', scrollMarginBottom: '120px' }}
    />
  );
};

const Signatures = ({ record, no }: { record: WholeAgreement; no: number }) => (
  <Box
    sx={{
      mt: 3.5,
      pt: 1.75,
      borderTop: `1px solid ${color.line}`,
      display: 'grid',
      gap: 3,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
    }}
  >
    {sides.map((side) => (
      <SignatureBlock key={side} record={record} side={side} no={no} />
    ))}
  </Box>
);

const SignatureBlock = ({ record, side, no }: { record: WholeAgreement; side: Side; no: number }) => {
  const t = useT();
  const locale = usePanelLocale();
  const person = side === 'A' ? record.partyA : record.partyB;
  const signature = signatureOf(record.signatures, side, no);
  return (
    <Box sx={{ fontSize: rem(14), lineHeight: rem(24) }}>
      <Box sx={{ color: color.muted }}>{t(side === 'A' ? 'agreements.sideA' : 'agreements.sideB')}</Box>
      <Box sx={{ fontSize: rem(17), lineHeight: rem(30), fontWeight: 700, color: signature ? color.ink : color.muted }}>
        {person?.name ?? t('agreements.nobody')}
      </Box>
      {signature ? (
        <Box sx={{ ...mark, color: color.doneInk }}>
          <CheckCircleOutlineRounded sx={{ fontSize: 18, mt: '3px' }} />
          {signature.onPaper
            ? t('agreements.paperSignature', { day: longDay(signature.signedOn ?? '', locale), n: signature.versionNo })
            : t('agreements.signature', { at: instantText(signature.at, locale), n: signature.versionNo })}
        </Box>
      ) : asksForSignatures(record) ? (
        <Box sx={{ ...mark, color: color.info }}>
          <DrawRounded sx={{ fontSize: 18, mt: '3px' }} />
          {t('agreements.toBeSigned')}
        </Box>
      ) : (
        <Box sx={{ color: color.muted }}>{t('agreements.notSigned')}</Box>
      )}
      {signature?.scan ? (
        <Box
          component="a"
          href={signature.scan.url}
          target="_blank"
          rel="noreferrer"
          className="no-print"
          sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 44, fontWeight: 700 }}
        >
          {t('agreements.scan')}
        </Box>
      ) : null}
    </Box>
  );
};

const mark = { display: 'flex', gap: 0.5 } as const;
const titleLook = {
  m: 0,
  textAlign: 'center',
  fontSize: rem(22),
  lineHeight: rem(34),
  fontWeight: 700,
  fontFamily: paperFont,
  overflowWrap: 'anywhere',
} as const;
const headingLook = { fontSize: rem(17), lineHeight: rem(28), fontWeight: 700, m: 0, mt: 3, mb: 0.75 } as const;
const wordsLook = {
  m: 0,
  mt: 0.25,
  fontFamily: paperFont,
  fontSize: rem(17),
  lineHeight: rem(30),
  textAlign: 'justify',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;
