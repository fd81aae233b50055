import AddRounded from '@mui/icons-material/AddRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import MoreHorizRounded from '@mui/icons-material/MoreHorizRounded';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router';
import { codeText, useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { PersonPost } from '../people/documents.ts';
import type { UnitRow } from '../units/documents.ts';
import type { TreeNode } from '../units/unitTree.ts';
import type { PostOn } from './documents.ts';
import type { ActedPost } from './PostDialogs.tsx';
import { below, endsSoon } from './postTree.ts';

/** What is to be done with a post, or at a unit. */
export type PostAct =
  | { kind: 'prolong' | 'move'; post: ActedPost }
  | { kind: 'end'; post: PersonPost }
  | { kind: 'appoint'; unit: { id: string; name: string }; role: string | null };

type Vacant = { role: string; roleTitle: string };
type Props = {
  nodes: readonly TreeNode<UnitRow>[];
  depth: number;
  day: string;
  held: ReadonlyMap<string, readonly PostOn[]>;
  vacant: ReadonlyMap<string, readonly Vacant[]>;
  /** Everything is shown, for a list that is short already. */
  unfolded: boolean;
  onAct: ((act: PostAct) => void) | null;
};

/** Units below one another, each with its posts on the chosen day. */
export const PostBranch = ({ nodes, ...rest }: Props) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {nodes.map((node) => (
      <UnitPosts key={node.unit.id} node={node} {...rest} />
    ))}
  </Box>
);

const UnitPosts = ({ node, ...rest }: Omit<Props, 'nodes'> & { node: TreeNode<UnitRow> }) => {
  const t = useT();
  const { depth, day, held, vacant, unfolded, onAct } = rest;
  const { unit, children } = node;
  // Below the town first: all posts at once would hide what one looks for.
  const [open, setOpen] = useState(depth === 0);
  const isOpen = open || unfolded;
  const own = held.get(unit.id) ?? [];
  const missing = vacant.get(unit.id) ?? [];
  const folds = (children.length > 0 || own.length > 0) && !unfolded;
  const inside = below(node);
  const count = (of: ReadonlyMap<string, readonly unknown[]>) =>
    inside.reduce((sum, id) => sum + (of.get(id)?.length ?? 0), 0);
  const vacantBelow = count(vacant) - missing.length;
  return (
    <Box component="li">
      <Box
        sx={{
          display: 'flex',
          gap: 0.5,
          alignItems: 'flex-start',
          pl: { xs: `${4 + depth * 12}px`, sm: `${12 + depth * 28}px` },
          pr: 1,
          py: 0.5,
          '&:hover': { bgcolor: color.rowHover },
        }}
      >
        {folds ? (
          <IconButton
            className="no-print"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'people.collapse' : 'people.expand', { name: unit.name })}
            onClick={() => setOpen(!open)}
          >
            <ChevronRightRounded sx={{ transform: isOpen ? 'rotate(90deg)' : 'none', color: color.muted }} />
          </IconButton>
        ) : (
          <Box sx={{ width: 44, flex: 'none' }} className="no-print" />
        )}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 44, flexWrap: 'wrap' }}>
            <Box component="span" sx={{ fontWeight: depth < 2 ? 700 : 400 }}>
              {unit.name}
            </Box>
            <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
              {[codeText(t, 'people.kind_', unit.kind), t('posts.count', { n: count(held) })].join(' · ')}
            </Box>
            {vacantBelow > 0 && !isOpen ? (
              <Chip
                size="small"
                label={t('posts.vacantBelow', { n: vacantBelow })}
                sx={{ bgcolor: color.soonTint, color: color.soonDeep, '& .MuiChip-label': { pl: '10px' } }}
              />
            ) : null}
            {missing.map(({ role, roleTitle }) => (
              <Chip
                key={role}
                size="small"
                label={t('posts.vacant', { role: roleTitle })}
                sx={{ bgcolor: color.soonTint, color: color.soonDeep, '& .MuiChip-label': { pl: '10px' } }}
              />
            ))}
          </Box>
          {own.length > 0 ? (
            <Box
              component="ul"
              sx={{
                listStyle: 'none',
                m: 0,
                p: 0,
                display: isOpen ? 'block' : 'none',
                '@media print': { display: 'block' },
              }}
            >
              {own.map((post) => (
                <HeldPost key={post.id} post={post} unit={unit} day={day} onAct={onAct} />
              ))}
            </Box>
          ) : null}
        </Box>
        {onAct ? (
          <IconButton
            className="no-print"
            aria-label={t('posts.appointHere', { unit: unit.name })}
            onClick={() => onAct({ kind: 'appoint', unit, role: missing[0]?.role ?? null })}
          >
            <AddRounded sx={{ fontSize: 22, color: color.primary }} />
          </IconButton>
        ) : null}
      </Box>
      {children.length > 0 ? (
        <Box sx={{ display: isOpen ? 'block' : 'none', '@media print': { display: 'block' } }}>
          <PostBranch nodes={children} {...rest} depth={depth + 1} />
        </Box>
      ) : null}
    </Box>
  );
};

type HeldProps = { post: PostOn; unit: UnitRow; day: string; onAct: Props['onAct'] };

const HeldPost = ({ post, unit, day, onAct }: HeldProps) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const acted = { ...post, unit: { id: unit.id, name: unit.name } };
  const choose = (act: PostAct) => {
    setAnchor(null);
    onAct?.(act);
  };
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', fontSize: rem(15) }}>
      <Box
        sx={{
          flex: '0 1 auto',
          minWidth: 0,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1.5,
        }}
      >
        <Box component={Link} to={`/people/${post.person.id}`} sx={{ fontWeight: 700, py: '10px' }}>
          {post.person.name}
        </Box>
        <Box component="span">{post.title}</Box>
        <Box component="span" sx={{ color: color.muted }}>
          {post.from} – {post.to ?? t('posts.lineNow')}
        </Box>
        {endsSoon(post, day) && post.to ? (
          <Chip
            size="small"
            label={t('posts.endsSoon', { day: post.to })}
            sx={{ bgcolor: color.soonTint, color: color.soonDeep, '& .MuiChip-label': { pl: '10px' } }}
          />
        ) : null}
      </Box>
      {onAct ? (
        <>
          <IconButton
            className="no-print"
            sx={{ ml: { xs: 'auto', sm: 1 } }}
            aria-label={t('posts.act', { person: `${post.person.name} ${post.title}` })}
            aria-haspopup="menu"
            onClick={({ currentTarget }) => setAnchor(currentTarget)}
          >
            <MoreHorizRounded sx={{ fontSize: 20, color: color.muted }} />
          </IconButton>
          <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
            {post.to === null ? null : (
              <MenuItem onClick={() => choose({ kind: 'prolong', post: acted })}>{t('posts.prolong')}</MenuItem>
            )}
            <MenuItem onClick={() => choose({ kind: 'move', post: acted })}>{t('posts.move')}</MenuItem>
            <MenuItem onClick={() => choose({ kind: 'end', post: { ...acted, unit: { ...acted.unit, path: '' } } })}>
              {t('people.endPost')}
            </MenuItem>
          </Menu>
        </>
      ) : null}
    </Box>
  );
};
