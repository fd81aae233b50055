import AddRounded from '@mui/icons-material/AddRounded';
import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useMay } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { Page } from '../../../shared/Page.tsx';
import { ScopeLine } from '../../../shared/ScopeLine.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { LedgerCountsTotalQuery } from '../ledgerTotals.ts';
import { useTrail } from '../trail.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { BoardColumn, perColumn } from './BoardColumn.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { ClosedStrip } from './ClosedStrip.tsx';
import { type BoardCase, type BoardFilter, BoardMapQuery, BoardQuery } from './documents.ts';
import { stepsTo } from './drop.ts';
import { PutBackBar } from './PutBackBar.tsx';
import { StepDialog } from './StepDialog.tsx';
import { useBoardSteps } from './useBoardSteps.ts';

/** Milliseconds after which others' steps are seen. */
const refreshing = 60_000;

const filterIn = (text: string | null): BoardFilter => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as BoardFilter) : {};
  } catch {
    return {};
  }
};

/** Cases by state. A drop is a step, which the server decides; every card has a button and a menu that do the same. */
const BoardPage = () => {
  const t = useT();
  const may = useMay();
  const wide = useMediaQuery('(min-width:960px)', { noSsr: true });
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params.get('filter'));
  const { data, error, refetch } = useDocument(
    BoardQuery,
    { filter, first: perColumn },
    { keep: true, every: refreshing },
  );
  const { data: totals } = useDocument(LedgerCountsTotalQuery, {}, { keep: true });
  const { data: workflow } = useDocument(BoardMapQuery, { name: 'rectification' }, { freshFor: 600_000 });
  const map = workflow?.workflow;
  const steps = useBoardSteps(map);
  const [dragging, setDragging] = useState<BoardCase | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const allowed = (state: string | undefined) =>
    Boolean(dragging && map && state && stepsTo(dragging, state, map).length > 0);
  const all = data?.rectificationBoard.columns ?? [];
  const cards = all.flatMap(({ cases }) => cases.nodes);
  const leadsTo = (state: string) => map !== undefined && cards.some((card) => stepsTo(card, state, map).length > 0);
  // A state beside the road takes no room as long as nothing is in it and no card can go there. That does not hang on
  // what is being dragged: columns must not move under the pointer.
  const columns = all.filter(({ state, cases }) => cases.totalCount > 0 || isOnRoad(map, state) || leadsTo(state));
  useTrail(
    'ledger',
    columns.flatMap(({ cases }) => cases.nodes.map(({ number }) => number)),
  );
  const shown = columns.findIndex(({ state }) => state === chosen);
  const at =
    shown >= 0
      ? shown
      : Math.max(
          0,
          columns.findIndex(({ cases }) => cases.totalCount > 0),
        );
  const closed = map?.mainRoad.at(-1);
  return (
    <Page
      title={t('look.board')}
      beside={<ViewSwitch view="board" />}
      actions={
        may('rectification:record') ? (
          <Button component={Link} to="/record" variant="tonal" startIcon={<AddRounded />}>
            {t('cases.record')}
          </Button>
        ) : null
      }
    >
      <ScopeLine
        counts={
          totals
            ? t('cases.scopeCounts', { open: totals.open.totalCount, overdue: totals.overdue.totalCount })
            : undefined
        }
      />
      <BoardFilters
        filter={filter}
        onChange={(next) =>
          setParams(Object.keys(next).length > 0 ? { filter: JSON.stringify(next) } : {}, { replace: true })
        }
      />
      <Box sx={{ color: color.muted, fontSize: rem(14), mb: 1 }}>
        {t(wide ? 'look.boardLead' : 'look.boardLeadTouch')}
      </Box>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data && wide ? (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'stretch', overflowX: 'auto', p: '2px', m: '-2px' }}>
          {columns.map((column) => (
            <BoardColumn
              key={column.state}
              {...{ column, map, filter, wide, dragging, steps }}
              allowed={allowed(column.state)}
              onDrag={setDragging}
            />
          ))}
          <ClosedStrip
            count={data.rectificationBoard.recentlyClosed}
            state={closed}
            {...{ filter, wide, dragging, steps }}
            allowed={allowed(closed)}
          />
        </Box>
      ) : null}
      {data && !wide && columns[at] ? (
        <>
          <OneColumn
            options={columns.map(({ state, stateTitle, cases }) => ({
              value: state,
              title: t('look.columnOf', { state: stateTitle, n: cases.totalCount }),
            }))}
            at={at}
            onChange={setChosen}
          />
          <BoardColumn
            key={columns[at].state}
            column={columns[at]}
            {...{ map, filter, wide, dragging, steps }}
            allowed={false}
            onDrag={setDragging}
          />
          <Box sx={{ mt: 1 }}>
            <ClosedStrip
              count={data.rectificationBoard.recentlyClosed}
              state={closed}
              {...{ filter, wide, dragging, steps }}
              allowed={false}
            />
          </Box>
        </>
      ) : null}
      {steps.form ? (
        <StepDialog record={steps.form.record} steps={steps.form.steps} onDone={steps.done} onClose={steps.closeForm} />
      ) : null}
      <PutBackBar putBack={steps.putBack} onClose={steps.forget} />
    </Page>
  );
};

/** Whether a case usually passes a state. */
const isOnRoad = (map: { mainRoad: readonly string[] } | undefined, state: string): boolean =>
  map?.mainRoad.includes(state) ?? true;

type OneColumnProps = {
  options: readonly { value: string; title: string }[];
  at: number;
  onChange: (state: string) => void;
};

/** On a phone: which of the columns is shown. */
const OneColumn = ({ options, at, onChange }: OneColumnProps) => {
  const t = useT();
  const go = (index: number) => {
    const option = options[index];
    if (option) onChange(option.value);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1 }}>
      <IconButton aria-label={t('look.previousColumn')} disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeftRounded />
      </IconButton>
      <Box sx={{ flex: 1, minWidth: 0, display: 'grid' }}>
        <FilterMenu
          required
          label={options[at]?.title ?? ''}
          options={[...options]}
          chosen={options[at] ? [options[at].value] : []}
          onChange={([state]) => state && onChange(state)}
        />
      </Box>
      <IconButton aria-label={t('look.nextColumn')} disabled={at >= options.length - 1} onClick={() => go(at + 1)}>
        <ChevronRightRounded />
      </IconButton>
    </Box>
  );
};

export default BoardPage;
