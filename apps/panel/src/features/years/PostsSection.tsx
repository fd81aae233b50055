import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { codeText, useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Choices } from './choices.ts';
import type { Preview } from './documents.ts';
import { FoldedRows } from './FoldedRows.tsx';

type Post = Preview['posts'][number];
type Props = {
  preview: Preview;
  choices: Choices;
  onChange: (next: Choices) => void;
  /** Messages of the server by the id of the post. */
  errors: Readonly<Record<string, string>>;
};

/** What becomes of the posts that the year moves. */
export const PostsSection = ({ preview, choices, onChange, errors }: Props) => {
  const t = useT();
  const set = (id: string, change: Choices['posts'][string]) =>
    onChange({ ...choices, posts: { ...choices.posts, [id]: change } });
  const count = (act: Post['act']) => preview.posts.filter((post) => post.act === act).length;
  return (
    <Section title={t('years.posts')}>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted }}>
        {t(preview.posts.length > 0 ? 'years.postsMore' : 'years.postsNone')}
      </Box>
      {preview.posts.length > 0 ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1, fontWeight: 700 }}>
          {t('years.postCounts', {
            follow: count('FOLLOW'),
            renew: count('RENEW'),
            move: count('MOVE'),
            end: count('END'),
          })}
        </Box>
      ) : null}
      <FoldedRows
        rows={preview.posts}
        what={t('years.posts')}
        isUnusual={({ post, act }) => act === 'MOVE' || errors[post] !== undefined}
      >
        {(post, hidden) => (
          <PostRow
            key={post.post}
            post={post}
            hidden={hidden}
            choice={choices.posts[post.post]}
            set={set}
            error={errors[post.post]}
          />
        )}
      </FoldedRows>
    </Section>
  );
};

type RowProps = {
  post: Post;
  hidden: boolean;
  choice: Choices['posts'][string] | undefined;
  set: (id: string, change: Choices['posts'][string]) => void;
  error: string | undefined;
};

const PostRow = ({ post, hidden, choice, set, error }: RowProps) => {
  const t = useT();
  const act = choice?.act ?? post.act;
  const acts: Post['act'][] = post.ofClass ? ['FOLLOW', 'RENEW', 'MOVE', 'END'] : ['RENEW', 'MOVE', 'END'];
  return (
    <Box
      component="li"
      sx={{
        display: hidden ? 'none' : 'flex',
        flexWrap: 'wrap',
        gap: 1,
        columnGap: 2,
        alignItems: 'center',
        px: { xs: 2, sm: 2.5 },
        py: 1,
        borderTop: `1px solid ${color.line}`,
      }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 700 }}>
            {post.person}
          </Box>{' '}
          {post.title}
        </Box>
        <Box sx={{ color: color.muted, fontSize: rem(15) }}>
          {post.unit} · {post.from} – {post.to ?? t('people.today')}
        </Box>
      </Box>
      <TextField
        select
        value={act}
        onChange={({ target }) => set(post.post, { act: target.value as Post['act'] })}
        error={error !== undefined}
        helperText={error}
        sx={{ flex: '0 1 160px' }}
        slotProps={{ htmlInput: { 'aria-label': t('years.postAct', { person: post.person, title: post.title }) } }}
      >
        {acts.map((each) => (
          <MenuItem key={each} value={each}>
            {codeText(t, 'years.act_', each)}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ flex: '1 1 220px', minWidth: 0, color: color.muted, fontSize: rem(15) }}>
        {act === 'MOVE' ? (
          <UnitPicker
            label={t('years.postUnit')}
            value={choice?.unit ?? null}
            onChange={(unit) => set(post.post, { act: 'MOVE', unit })}
          />
        ) : (
          [post.nextTitle, post.nextUnit].filter(Boolean).join(' · ')
        )}
      </Box>
    </Box>
  );
};
