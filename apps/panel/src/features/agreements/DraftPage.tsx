import AddRounded from '@mui/icons-material/AddRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { ExamPicker } from '../../shared/ExamPicker.tsx';
import { Field } from '../../shared/Field.tsx';
import { Page } from '../../shared/Page.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { Section } from '../../shared/Section.tsx';
import { DayInput } from '../../shared/TextInput.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { entry } from '../notices/entryStyle.ts';
import { type PartyCode, partyOf } from './agreementFilter.ts';
import type { Content } from './content.ts';
import { DraftFoot } from './DraftFoot.tsx';
import { DraftRowCard } from './DraftRowCard.tsx';
import { CoverageQuery, TemplateQuery } from './documents.ts';
import { type DraftRow, emptyRow, isDrafted, isRaise, reopened, rowsOf } from './draftRows.ts';
import { PartyChoice } from './PartyChoice.tsx';
import { type DraftSettings, useDraftMany } from './useDraftMany.ts';
import { type Indicator, useIndicators } from './useIndicators.ts';

/** Drafts agreements of a kind with all who have none yet: settle what is the same, check, draft, offer. */
const DraftPage = () => {
  const t = useT();
  const [params] = useSearchParams();
  const party = partyOf(params.get('party')) ?? 'CAMPUS_HEAD';
  const coverage = useDocument(CoverageQuery, { missing: true }, { freshFor: 600_000 });
  const template = useDocument(TemplateQuery, { party }, { freshFor: 600_000 });
  const indicators = useIndicators(party);
  const error = coverage.error ?? template.error;
  const missing = coverage.data?.agreementCoverage.find((each) => each.party === party)?.rows ?? [];
  const start = template.data?.agreementTemplate;
  return (
    <Page
      title={t('agreements.draftMany')}
      back={{ to: '/agreements', title: t('agreements.title') }}
      lead={t('agreements.draftLead')}
    >
      <PartyChoice party={party} />
      {error ? (
        <Trouble
          error={error}
          retry={() => {
            void coverage.refetch();
            void template.refetch();
          }}
        />
      ) : null}
      {coverage.data && start && indicators.length > 0 ? (
        <DraftForm key={party} party={party} initial={rowsOf(missing)} template={start} indicators={indicators} />
      ) : error ? null : (
        <Skeleton variant="rounded" height={480} />
      )}
    </Page>
  );
};

type FormProps = { party: PartyCode; initial: DraftRow[]; template: Content; indicators: readonly Indicator[] };

const DraftForm = ({ party, initial, template, indicators }: FormProps) => {
  const t = useT();
  const { viewer } = useFrame();
  const drafter = viewer.onBehalfOf ?? viewer.person;
  const overTown = viewer.posts.some(({ role }) => role === 'admin');
  const [settings, setSettings] = useState<DraftSettings>({
    party,
    // A campus head signs for the campus; who signs for the centre is picked.
    partyA: overTown ? null : { id: drafter.id, label: drafter.name },
    exam: null,
    signBy: '',
    raise: {},
  });
  const [rows, setRows] = useState<DraftRow[]>(initial.map((row) => ({ ...row, clauses: template.clauses })));
  const drafting = useDraftMany(settings, rows, setRows);
  const put = (change: Partial<DraftSettings>) => {
    setSettings({ ...settings, ...change });
    setRows(reopened);
  };
  const measured = indicators.filter(({ indicator }) =>
    template.targets.some((target) => target.indicator === indicator),
  );
  return (
    <>
      <Section title={t('agreements.sameForAll')} padded>
        <Box
          sx={{
            display: 'grid',
            columnGap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
          }}
        >
          <Field label={t('agreements.partyA')} required hint={t('agreements.partyAHint')}>
            {(ids) => <PersonPicker ids={ids} value={settings.partyA} onChange={(partyA) => put({ partyA })} />}
          </Field>
          <DayInput
            label={t('agreements.signBy')}
            required
            value={settings.signBy}
            onChange={(signBy) => put({ signBy })}
          />
          <Field label={t('agreements.exam')} hint={t('agreements.examHint')}>
            {(ids) => <ExamPicker ids={ids} value={settings.exam} onChange={(exam) => put({ exam })} />}
          </Field>
        </Box>
        <Raises indicators={measured} raise={settings.raise} onChange={(raise) => put({ raise })} />
      </Section>
      <Card>
        {rows.length === 0 ? (
          <Alert severity="info" sx={{ m: 2 }}>
            {t('agreements.nobodyMissing')}
          </Alert>
        ) : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((row) => (
            <DraftRowCard
              key={row.key}
              row={row}
              template={template}
              indicators={indicators}
              onChange={(change) =>
                setRows((now) => now.map((each) => (each.key === row.key ? { ...each, ...change } : each)))
              }
              onRemove={isDrafted(row) ? null : () => setRows((now) => now.filter(({ key }) => key !== row.key))}
            />
          ))}
        </Box>
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, borderBottom: `1px solid ${color.line}` }}>
          <Button
            startIcon={<AddRounded />}
            onClick={() => setRows((now) => [...now, { ...emptyRow(newIdempotencyKey()), clauses: template.clauses }])}
          >
            {t('agreements.addRow')}
          </Button>
        </Box>
        <DraftFoot
          rows={rows}
          drafting={drafting}
          missing={[
            ...(settings.partyA ? [] : [t('agreements.partyA')]),
            ...(settings.signBy ? [] : [t('agreements.signBy')]),
            ...(Object.values(settings.raise).every(isRaise) ? [] : [t('agreements.raise')]),
          ]}
        />
      </Card>
    </>
  );
};

/** What is added to last year's result of each indicator of the template. */
const Raises = ({
  indicators,
  raise,
  onChange,
}: {
  indicators: readonly Indicator[];
  raise: DraftSettings['raise'];
  onChange: (raise: DraftSettings['raise']) => void;
}) => {
  const t = useT();
  return (
    <Field label={t('agreements.raise')} group hint={t('agreements.raiseHint')}>
      {() => (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {indicators.map(({ indicator, title, unit }) => {
            const typed = raise[indicator] ?? '';
            return (
              <Box
                component="label"
                key={indicator}
                sx={{ fontSize: rem(15), lineHeight: rem(24), flex: '1 1 9rem', maxWidth: '13rem' }}
              >
                {title}
                <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
                  <Box
                    component="input"
                    inputMode="decimal"
                    maxLength={8}
                    value={typed}
                    aria-invalid={!isRaise(typed)}
                    onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
                      onChange({ ...raise, [indicator]: event.target.value })
                    }
                    sx={{ ...entry, textAlign: 'right' }}
                  />
                  <Box component="span" sx={{ color: color.muted, minWidth: '1em' }}>
                    {unit}
                  </Box>
                </Box>
              </Box>
            );
          })}
        </Box>
      )}
    </Field>
  );
};

export default DraftPage;
