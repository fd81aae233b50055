import AddRounded from '@mui/icons-material/AddRounded';
import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import EditRounded from '@mui/icons-material/EditRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFrame, useMay } from '../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { managePeople } from '../people/permission.ts';
import type { UnitRow } from './documents.ts';
import { readUnits } from './readUnits.ts';
import { AddUnit, EditUnit } from './UnitDialogs.tsx';
import { type TreeNode, unitTree } from './unitTree.ts';

type Open = { kind: 'add' | 'edit'; unit: UnitRow };

/** The tree of units. */
const UnitsPage = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { data, error, refetch } = useQuery({ queryKey: ['document', 'UnitTree', locale], queryFn: readUnits });
  const [closed, setClosed] = useState<ReadonlySet<string> | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const tree = unitTree(data ?? []);
  // Folded below the town at first: grades and classes would hide what one looks for.
  const folded = closed ?? new Set((data ?? []).filter(({ kind }) => kind !== 'TOWN').map(({ id }) => id));
  const toggle = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const all = new Set((data ?? []).map(({ id }) => id));
  return (
    <Page
      title={t('people.unitsTitle')}
      lead={t('people.unitsLead')}
      actions={
        <>
          <Button component={Link} to="/posts" startIcon={<HistoryRounded />}>
            {t('posts.title')}
          </Button>
          <Button onClick={() => setClosed(new Set())}>{t('people.expandAll')}</Button>
          <Button onClick={() => setClosed(all)}>{t('people.collapseAll')}</Button>
        </>
      }
    >
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data?.length === 0 ? <EmptyState title={t('cases.noMatch')} icon={<ApartmentRounded />} /> : null}
      {tree.length > 0 ? (
        <Card sx={{ py: 0.5 }}>
          <Branch nodes={tree} depth={0} folded={folded} onToggle={toggle} onOpen={setOpen} />
        </Card>
      ) : null}
      {open?.kind === 'add' ? <AddUnit parent={open.unit} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'edit' ? <EditUnit unit={open.unit} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
};

type BranchProps = {
  nodes: TreeNode<UnitRow>[];
  depth: number;
  folded: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onOpen: (open: Open) => void;
};

const Branch = ({ nodes, depth, folded, onToggle, onOpen }: BranchProps) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {nodes.map((node) => (
      <Box component="li" key={node.unit.id}>
        <UnitLine node={node} depth={depth} isFolded={folded.has(node.unit.id)} onToggle={onToggle} onOpen={onOpen} />
        {node.children.length > 0 && !folded.has(node.unit.id) ? (
          <Branch nodes={node.children} depth={depth + 1} folded={folded} onToggle={onToggle} onOpen={onOpen} />
        ) : null}
      </Box>
    ))}
  </Box>
);

type LineProps = {
  node: TreeNode<UnitRow>;
  depth: number;
  isFolded: boolean;
  onToggle: (id: string) => void;
  onOpen: (open: Open) => void;
};

const UnitLine = ({ node, depth, isFolded, onToggle, onOpen }: LineProps) => {
  const t = useT();
  const may = useMay();
  const { town } = useFrame();
  const { unit, children } = node;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        minHeight: 48,
        pl: { xs: `${8 + depth * 14}px`, sm: `${12 + depth * 28}px` },
        pr: 1,
        '&:hover': { bgcolor: color.rowHover },
      }}
    >
      {children.length > 0 ? (
        <IconButton
          aria-expanded={!isFolded}
          aria-label={t(isFolded ? 'people.expand' : 'people.collapse', { name: unit.name })}
          onClick={() => onToggle(unit.id)}
        >
          <ChevronRightRounded sx={{ transform: isFolded ? 'none' : 'rotate(90deg)', color: color.muted }} />
        </IconButton>
      ) : (
        <Box sx={{ width: 44, flex: 'none' }} />
      )}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', gap: 1, rowGap: 0, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box component="span" sx={{ fontWeight: depth < 2 ? 700 : 400, color: unit.to ? color.muted : color.ink }}>
          {unit.name}
        </Box>
        <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
          {[
            codeText(t, 'people.kind_', unit.kind),
            children.length ? String(children.length) : null,
            unit.from && unit.from > town.today ? t('people.opens', { day: unit.from }) : null,
            unit.to ? t('people.closed', { day: unit.to }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <IconButton
        component={Link}
        to={`/people?filter=${encodeURIComponent(JSON.stringify({ current: true, unit: unit.id }))}`}
        aria-label={`${t('people.title')}: ${unit.name}`}
      >
        <GroupsRounded sx={{ fontSize: 20, color: color.muted }} />
      </IconButton>
      {may(managePeople) ? (
        <>
          <IconButton
            aria-label={`${t('people.editUnit')}: ${unit.name}`}
            onClick={() => onOpen({ kind: 'edit', unit })}
          >
            <EditRounded sx={{ fontSize: 20, color: color.muted }} />
          </IconButton>
          <IconButton
            aria-label={t('people.addUnitUnder', { name: unit.name })}
            onClick={() => onOpen({ kind: 'add', unit })}
          >
            <AddRounded sx={{ fontSize: 22, color: color.primary }} />
          </IconButton>
        </>
      ) : null}
    </Box>
  );
};

export default UnitsPage;
