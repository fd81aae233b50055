import AddRounded from '@mui/icons-material/AddRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useId } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { entry } from '../notices/entryStyle.ts';
import { type TargetContent, withUnit } from './content.ts';
import { type ContentFault, replaceAt, without } from './contentForm.ts';
import { foundText } from './foundText.ts';
import type { Indicator } from './useIndicators.ts';

/** Most targets that an agreement may have. */
const most = 20;

type Props = {
  targets: readonly TargetContent[];
  onChange: (targets: TargetContent[]) => void;
  indicators: readonly Indicator[];
  faults: readonly ContentFault[];
  /** Results of the years before, beside the indicator that they belong to. */
  lastYears?: ReadonlyMap<string, readonly (string | null)[]>;
};

/** Targets one below another: what is measured, on which side of which value it is reached, whether it must be. */
export const TargetsEditor = ({ targets, onChange, indicators, faults, lastYears }: Props) => {
  const t = useT();
  const next = indicators.find((each) => !targets.some(({ indicator }) => indicator === each.indicator));
  const none = faults.some(({ at }) => at === 'targets');
  return (
    <Box role="group" aria-label={t('agreements.targets')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {targets.map((target, index) => (
          <TargetRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place; two may hold the same indicator while one types
            key={index}
            target={target}
            no={index + 1}
            options={indicators}
            before={lastYears?.get(target.indicator) ?? []}
            fault={faults.find(({ at }) => at === `target-${index}`)?.fault}
            onChange={(change) => onChange(replaceAt(targets, index, change))}
            onRemove={() => onChange(without(targets, index))}
          />
        ))}
      </Box>
      {none ? <Fault id="targets-none" text={t('agreements.faultTargets')} /> : null}
      {next && targets.length < most ? (
        <Button
          startIcon={<AddRounded />}
          onClick={() =>
            onChange([
              ...targets,
              { indicator: next.indicator, comparison: next.comparison, value: '', mandatory: false },
            ])
          }
          sx={{ mt: 1 }}
        >
          {t('agreements.addTarget')}
        </Button>
      ) : null}
    </Box>
  );
};

type RowProps = {
  target: TargetContent;
  no: number;
  options: readonly Indicator[];
  before: readonly (string | null)[];
  fault: string | undefined;
  onChange: (change: Partial<TargetContent>) => void;
  onRemove: () => void;
};

const faultKeys = {
  indicator: 'agreements.faultIndicator',
  twice: 'agreements.faultTwice',
  value: 'agreements.faultValue',
} as const;
const isFault = (fault: string | undefined): fault is keyof typeof faultKeys =>
  fault !== undefined && fault in faultKeys;

const TargetRow = ({ target, no, options, before, fault, onChange, onRemove }: RowProps) => {
  const t = useT();
  const id = useId();
  const indicator = options.find((each) => each.indicator === target.indicator);
  const unit = indicator?.unit ?? '';
  const known = before.filter((value) => value !== null).map((value) => withUnit(foundText(value, null), unit));
  const describedBy = fault ? `${id}-fault` : undefined;
  return (
    <Box component="li" sx={{ py: 1.25, '& + &': { borderTop: `1px solid ${color.line}` } }}>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          alignItems: 'center',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr) minmax(0, 1fr) 44px',
            sm: 'minmax(0, 2fr) 7.5rem minmax(5.5rem, 1fr) 7rem 44px',
          },
        }}
      >
        <Box
          component="select"
          aria-label={t('agreements.indicatorOf', { n: no })}
          aria-invalid={fault === 'indicator' || fault === 'twice'}
          aria-describedby={describedBy}
          value={target.indicator}
          onChange={(event: React.ChangeEvent<HTMLSelectElement>) => onChange({ indicator: event.target.value })}
          sx={{ ...entry, gridColumn: { xs: '1 / 3', sm: 'auto' } }}
        >
          {options.map(({ indicator: name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Box>
        <Box
          component="select"
          aria-label={t('agreements.comparisonOf', { n: no })}
          value={target.comparison}
          onChange={(event: React.ChangeEvent<HTMLSelectElement>) =>
            onChange({ comparison: event.target.value === 'AT_MOST' ? 'AT_MOST' : 'AT_LEAST' })
          }
          sx={{ ...entry, gridRow: { xs: 2, sm: 'auto' } }}
        >
          <option value="AT_LEAST">{t('agreements.atLeast')}</option>
          <option value="AT_MOST">{t('agreements.atMost')}</option>
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0, gridRow: { xs: 2, sm: 'auto' } }}>
          <Box
            component="input"
            inputMode="decimal"
            aria-label={t('agreements.valueOf', { n: no })}
            aria-invalid={fault === 'value'}
            aria-describedby={describedBy}
            maxLength={12}
            value={target.value}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ value: event.target.value })}
            sx={{ ...entry, textAlign: 'right', minWidth: 0, flex: 1 }}
          />
          <Box component="span" sx={{ color: color.muted, fontSize: rem(15), minWidth: '1em', flexShrink: 0, mr: 1 }}>
            {unit}
          </Box>
        </Box>
        <Box
          component="label"
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            minHeight: 44,
            fontSize: rem(15),
            gridRow: { xs: 3, sm: 'auto' },
            gridColumn: { xs: '1 / 3', sm: 'auto' },
          }}
        >
          <Box
            component="input"
            type="checkbox"
            checked={target.mandatory}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ mandatory: event.target.checked })}
            sx={{ width: 20, height: 20, m: 0, accentColor: color.primary }}
          />
          {t('agreements.mandatory')}
        </Box>
        <IconButton
          aria-label={t('agreements.removeTarget', { title: indicator?.title ?? String(no) })}
          onClick={onRemove}
          sx={{ gridRow: { xs: 1, sm: 'auto' }, gridColumn: { xs: 3, sm: 'auto' } }}
        >
          <DeleteOutlineRounded />
        </IconButton>
      </Box>
      {known.length > 0 ? (
        <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
          {t('agreements.yearsBefore', { values: known.join(' → ') })}
        </Box>
      ) : null}
      {isFault(fault) ? <Fault id={`${id}-fault`} text={t(faultKeys[fault])} /> : null}
    </Box>
  );
};

/** What is wrong with a row, and how to mend it. */
export const Fault = ({ id, text }: { id: string; text: string }) => (
  <Box
    id={id}
    role="alert"
    sx={{ color: color.over, fontSize: rem(14), lineHeight: rem(22), display: 'flex', gap: 0.5 }}
  >
    <ErrorRounded sx={{ fontSize: 18, mt: '2px' }} aria-hidden />
    {text}
  </Box>
);
