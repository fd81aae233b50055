import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useSettled } from '../../shared/useSettled.ts';
import { color, rem } from '../../theme/tokens.ts';
import { EndPost } from '../people/PersonDialogs.tsx';
import { readUnits } from '../units/readUnits.ts';
import { DayChooser } from './DayChooser.tsx';
import { PostsQuery } from './documents.ts';
import { type PostAct, PostBranch } from './PostBranch.tsx';
import { AppointHere, MovePost, ProlongPost } from './PostDialogs.tsx';
import { appointPosts } from './permission.ts';
import { endsSoon, marked, treeOn } from './postTree.ts';

/** The tree of units with who holds what, on any day. */
const PostsPage = () => {
  const t = useT();
  const locale = usePanelLocale();
  const may = useMay();
  const { town } = useFrame();
  const [day, setDay] = useState(town.today);
  const [only, setOnly] = useState(false);
  const [act, setAct] = useState<PostAct | null>(null);
  const on = useSettled(day);
  const units = useQuery({ queryKey: ['document', 'UnitTree', locale], queryFn: readUnits });
  const { data, error, refetch } = useDocument(PostsQuery, { on }, { keep: true });
  const posts = data?.posts ?? [];
  const held = new Map<string, typeof posts>();
  for (const post of posts) held.set(post.unit.id, [...(held.get(post.unit.id) ?? []), post]);
  const vacant = new Map<string, { role: string; roleTitle: string }[]>();
  for (const each of data?.vacancies ?? []) vacant.set(each.unit, [...(vacant.get(each.unit) ?? []), each]);
  const isMarked = ({ id }: { id: string }) =>
    vacant.has(id) || (held.get(id) ?? []).some((post) => endsSoon(post, on));
  const whole = treeOn(units.data ?? [], on);
  const tree = only ? marked(whole, isMarked) : whole;
  const close = () => setAct(null);
  return (
    <Page
      title={t('posts.title')}
      lead={t('posts.lead')}
      actions={
        <Button startIcon={<PrintRounded />} onClick={() => window.print()}>
          {t('posts.print')}
        </Button>
      }
    >
      <DayChooser day={day} today={town.today} onChange={setDay} />
      <Box sx={{ display: 'none', '@media print': { display: 'block' }, fontSize: rem(20), fontWeight: 700, mb: 1 }}>
        {t('posts.printed', { town: town.name, day: on })}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mb: 1 }}>
        <Box sx={{ flex: '1 1 260px', color: color.muted }} role="status">
          {data
            ? t('posts.counts', {
                held: posts.length,
                vacant: data.vacancies.length,
                ending: posts.filter((post) => endsSoon(post, on)).length,
              })
            : ''}
        </Box>
        <FormControlLabel
          className="no-print"
          control={<Checkbox checked={only} onChange={(_, checked) => setOnly(checked)} />}
          label={t('posts.only')}
        />
      </Box>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {(!data || !units.data) && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data && units.data && tree.length === 0 ? (
        <EmptyState title={t('posts.nothing')} icon={<ApartmentRounded />} />
      ) : null}
      {data && tree.length > 0 ? (
        <Card sx={{ py: 0.5 }}>
          <PostBranch
            nodes={tree}
            depth={0}
            day={on}
            held={held}
            vacant={vacant}
            unfolded={only}
            onAct={may(appointPosts) ? setAct : null}
          />
        </Card>
      ) : null}
      {act?.kind === 'prolong' ? <ProlongPost post={act.post} onClose={close} /> : null}
      {act?.kind === 'move' ? <MovePost post={act.post} onClose={close} /> : null}
      {act?.kind === 'end' ? <EndPost post={act.post} onClose={close} /> : null}
      {act?.kind === 'appoint' ? <AppointHere unit={act.unit} role={act.role} onClose={close} /> : null}
    </Page>
  );
};

export default PostsPage;
