import CheckRounded from '@mui/icons-material/CheckRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { codeText, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText } from '../../../shared/days.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { targetText, withUnit } from '../../agreements/content.ts';
import { foundText } from '../../agreements/foundText.ts';
import { ladderLink } from '../../ladder/ladderLink.ts';
import { recordLink } from '../../recordLink.ts';
import { SeesAgreementQuery, type WholeSanction } from '../documents.ts';
import { CampusTable } from './CampusTable.tsx';
import { LadderTable } from './LadderTable.tsx';

/** How the proposal was worked out: the comparison, the ladder or the conditions, the agreement it rests on, step by step. */
export const WorkedOut = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const { basis } = record;
  return (
    <Section
      no={no}
      id="part-worked"
      title={t('sanctions.worked')}
      right={[
        record.planYear.title,
        basis.dataVersion === null ? null : t('sanctions.dataVersion', { version: basis.dataVersion }),
      ]
        .filter(Boolean)
        .join(t('charts.comma'))}
    >
      {basis.comparison ? <CampusTable comparison={basis.comparison} /> : null}
      {basis.ladder.length > 0 ? (
        <>
          <LadderTable ladder={basis.ladder} />
          <Box sx={{ px: { xs: 2, sm: 2.5 } }}>
            <Box
              component={Link}
              to={ladderLink(record.concerned.id)}
              sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center', fontSize: rem(15) }}
            >
              {t('sanctions.wholeLadder')}
            </Box>
          </Box>
        </>
      ) : null}
      <Conditions record={record} />
      <RestsOn record={record} />
      <StepByStep record={record} />
    </Section>
  );
};

/** What the rule asks for and what was found. */
const Conditions = ({ record: { basis, byHand, proposer, proposalReason } }: { record: WholeSanction }) => {
  const t = useT();
  if (basis.conditions.length === 0 && !byHand) return null;
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        ...(basis.comparison || basis.ladder.length > 0 ? { borderTop: `1px solid ${color.line}` } : {}),
      }}
    >
      {byHand ? (
        <Box component="li" sx={line}>
          <Box sx={{ flex: 1 }}>
            {t('sanctions.proposedBy', { name: proposer?.name ?? '' })}
            {proposalReason ? <Box sx={{ ...quiet, whiteSpace: 'pre-wrap' }}>{proposalReason}</Box> : null}
          </Box>
        </Box>
      ) : null}
      {basis.conditions.map(({ title, found, met }) => (
        <Box component="li" key={title} sx={line}>
          {met ? (
            <CheckRounded
              titleAccess={t('sanctions.conditionMet')}
              sx={{ fontSize: 20, mt: '2px', color: color.muted }}
            />
          ) : (
            <CloseRounded
              titleAccess={t('sanctions.conditionNot')}
              sx={{ fontSize: 20, mt: '2px', color: color.ink }}
            />
          )}
          <Box sx={{ flex: 1, minWidth: 0 }}>{title}</Box>
          <Box sx={{ textAlign: 'right' }}>{found}</Box>
        </Box>
      ))}
    </Box>
  );
};

/** The missed agreement, target by target. */
const RestsOn = ({ record: { agreement } }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  // Not everybody with a part in the case reads the agreement itself.
  const { data: sees } = useDocument(SeesAgreementQuery, { number: agreement.number }, { freshFor: 600_000 });
  const changed = agreement.outcomeNow !== agreement.outcome && agreement.outcomeNow !== null;
  return (
    <Box
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        borderTop: `1px solid ${color.line}`,
        fontSize: rem(15),
        lineHeight: rem(24),
      }}
    >
      <Box>
        {t('sanctions.restsOn')}{' '}
        {sees?.agreement ? (
          <Box
            component={Link}
            to={recordLink(sees.agreement)}
            sx={{ display: 'inline-block', py: '10px', my: '-10px' }}
          >
            {agreement.number}
          </Box>
        ) : (
          agreement.number
        )}
        {' · '}
        {[
          agreement.evaluationNo === null ? null : t('agreements.evaluationNo', { n: agreement.evaluationNo }),
          agreement.evaluatedAt === null ? null : instantText(agreement.evaluatedAt, locale),
          agreement.outcome === null ? null : codeText(t, 'agreements.outcome_', agreement.outcome),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
      {changed ? (
        <Box sx={{ fontWeight: 700 }}>
          {t('sanctions.outcomeNow', { outcome: codeText(t, 'agreements.outcome_', agreement.outcomeNow ?? '') })}
        </Box>
      ) : null}
      {agreement.targets.length > 0 ? (
        <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
          {agreement.targets.map((target) => (
            <Box key={target.indicator} sx={{ display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
              <Box component="dt" sx={{ color: color.muted, flex: '1 1 9em' }}>
                {target.title}
              </Box>
              <Box component="dd" sx={{ m: 0, flex: '2 1 16em' }}>
                {t('sanctions.targetFound', {
                  target: targetText(target, target.unit),
                  found:
                    target.found === null
                      ? t('agreements.notMeasured')
                      : withUnit(foundText(target.found, target.value), target.unit),
                })}
                {target.met === false ? <b> {t('agreements.notReached')}</b> : null}
              </Box>
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
};

/** The computation in sentences, with the hash of what it was worked out from. */
const StepByStep = ({ record: { basis, bases } }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  return (
    <Box component="details" sx={{ borderTop: `1px solid ${color.line}`, px: { xs: 2, sm: 2.5 } }}>
      <Box component="summary" sx={opener}>
        {t('sanctions.stepByStep')}
      </Box>
      <Box component="ol" sx={{ m: 0, pl: 3, pb: 1, fontSize: rem(15), lineHeight: rem(26) }}>
        {basis.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </Box>
      {basis.notes.length > 0 ? (
        <Box component="ul" sx={{ m: 0, pl: 3, pb: 1, fontSize: rem(15), lineHeight: rem(24), color: color.muted }}>
          {basis.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </Box>
      ) : null}
      {bases.length > 1 ? (
        <Box component="ul" sx={{ m: 0, pl: 3, pb: 1, fontSize: rem(15), lineHeight: rem(24), color: color.muted }}>
          {bases.map((each) => (
            <li key={each.no}>
              {t('sanctions.basisNo', {
                n: each.no,
                at: instantText(each.at, locale),
                version: each.dataVersion ?? '',
              })}
            </li>
          ))}
        </Box>
      ) : null}
      <Box sx={{ ...quiet, pb: 1.5, overflowWrap: 'anywhere' }}>
        {t('sanctions.basisHash', { no: basis.no, hash: basis.hash })}
      </Box>
    </Box>
  );
};

const line = {
  display: 'flex',
  gap: 1,
  px: { xs: 2, sm: 2.5 },
  py: 1,
  fontSize: rem(15),
  lineHeight: rem(24),
  borderTop: `1px solid ${color.line}`,
  '&:first-of-type': { borderTop: 0 },
} as const;
const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
const opener = {
  minHeight: 44,
  display: 'flex',
  alignItems: 'center',
  color: color.primary,
  fontWeight: 700,
  fontSize: rem(15),
  cursor: 'pointer',
} as const;
