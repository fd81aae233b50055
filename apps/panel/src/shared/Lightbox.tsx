import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { useT } from '../i18n/useT.ts';

/** A picture to look at in full. */
type Picture = { url: string; name: string; caption?: string };
type Props = { pictures: readonly Picture[]; index: number | null; onMove: (index: number | null) => void };

const white = { color: '#fff', '&:hover': { bgcolor: 'rgba(255,255,255,.16)' } };

/** Photos over the whole window, with arrows to the next one; Escape closes. */
export const Lightbox = ({ pictures, index, onMove }: Props) => {
  const t = useT();
  const picture = index === null ? undefined : pictures[index];
  if (!picture || index === null) return null;
  const step = (by: number) => onMove((index + by + pictures.length) % pictures.length);
  return (
    <Dialog
      fullScreen
      open
      onClose={() => onMove(null)}
      aria-label={picture.name}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1);
        if (event.key === 'ArrowRight') step(1);
      }}
      slotProps={{ paper: { sx: { bgcolor: 'rgba(16,20,26,.96)', border: 0, borderRadius: 0 } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', color: '#fff', px: 2, minHeight: 60, gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ fontWeight: 700, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {picture.caption ?? picture.name}
          </Box>
          {pictures.length > 1 ? (
            <Box sx={{ fontSize: '0.875rem' }}>{t('cases.photoOf', { n: index + 1, all: pictures.length })}</Box>
          ) : null}
        </Box>
        <IconButton aria-label={t('frame.close')} onClick={() => onMove(null)} sx={white}>
          <CloseRounded />
        </IconButton>
      </Box>
      <Box
        sx={{ flex: 1, minHeight: 0, display: 'flex', alignItems: 'center', justifyContent: 'center', gap: 1, pb: 2 }}
      >
        {pictures.length > 1 ? (
          <IconButton aria-label={t('cases.previousPhoto')} onClick={() => step(-1)} sx={white}>
            <ChevronLeftRounded fontSize="large" />
          </IconButton>
        ) : null}
        <Box
          component="img"
          src={picture.url}
          alt={picture.caption ?? picture.name}
          sx={{ flex: 1, minWidth: 0, maxHeight: '100%', objectFit: 'contain' }}
        />
        {pictures.length > 1 ? (
          <IconButton aria-label={t('cases.nextPhoto')} onClick={() => step(1)} sx={white}>
            <ChevronRightRounded fontSize="large" />
          </IconButton>
        ) : null}
      </Box>
    </Dialog>
  );
};
