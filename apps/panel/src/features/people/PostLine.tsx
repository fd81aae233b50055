import Box from '@mui/material/Box';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { PersonPost } from './documents.ts';
import { lineOf } from './postLine.ts';

/** A person's posts as bars over the years, the latest on top; the same is written out below. */
export const PostLine = ({ posts }: { posts: readonly PersonPost[] }) => {
  const t = useT();
  const { town } = useFrame();
  const line = lineOf(posts, town.today);
  if (line === null) return null;
  return (
    <Box role="img" aria-label={t('posts.lines')} sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, pb: 0.5 }}>
      <Box sx={{ position: 'relative' }}>
        {line.years.map(({ year, at }) => (
          <Box
            key={year}
            aria-hidden
            sx={{
              position: 'absolute',
              left: `${at}%`,
              top: 0,
              bottom: 0,
              borderLeft: `1px solid ${color.gridLine}`,
            }}
          />
        ))}
        {line.bars.map(({ post, left, width, state }) => (
          <Box key={post.id} sx={{ position: 'relative', height: rem(36) }}>
            <Box
              sx={{
                position: 'absolute',
                ...(left > 55 ? { right: 0, left: 0, textAlign: 'right' } : { left: `${left}%`, right: 0 }),
                top: 0,
                lineHeight: rem(22),
                fontSize: rem(14),
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
                color: state === 'past' ? color.muted : color.ink,
              }}
            >
              {post.title}
            </Box>
            <Box
              sx={{
                position: 'absolute',
                left: `${left}%`,
                width: `${width}%`,
                minWidth: '6px',
                top: rem(23),
                height: rem(9),
                borderRadius: '4px',
                boxSizing: 'border-box',
                bgcolor: state === 'present' ? color.primary : state === 'future' ? color.surface : color.above2,
                border: `2px solid ${state === 'past' ? color.above2 : color.primary}`,
              }}
            />
          </Box>
        ))}
      </Box>
      <Box sx={{ position: 'relative', height: rem(24), fontSize: rem(14), color: color.muted }}>
        {line.years.map(({ year, at, shown }) =>
          shown ? (
            <Box key={year} component="span" sx={{ position: 'absolute', left: `${at}%` }}>
              {year}
            </Box>
          ) : null,
        )}
      </Box>
    </Box>
  );
};
