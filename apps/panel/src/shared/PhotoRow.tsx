import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';
import { Lightbox } from './Lightbox.tsx';

/** A stored file as the API gives it. */
type ShownFile = { id: string; name: string; mediaType: string; url: string; thumbnailUrl: string | null };
type Props = { files: readonly ShownFile[]; size?: number | 'fill'; caption?: string };

const isPhoto = (file: ShownFile): boolean => file.mediaType.startsWith('image/');

/** Evidence: photos as small pictures that open large, other files as links. */
export const PhotoRow = ({ files, size = 72, caption }: Props) => {
  const t = useT();
  const [open, setOpen] = useState<number | null>(null);
  if (files.length === 0) return null;
  const photos = files.filter(isPhoto);
  const fill = size === 'fill';
  return (
    <Box
      sx={{
        display: fill ? 'grid' : 'flex',
        gap: 1,
        flexWrap: 'wrap',
        mt: 1,
        gridTemplateColumns: photos.length > 1 ? 'repeat(2, minmax(0, 1fr))' : '1fr',
      }}
    >
      {photos.map((file, index) => (
        <ButtonBase
          key={file.id}
          aria-label={t('cases.openPhoto', { name: file.name })}
          onClick={() => setOpen(index)}
          sx={{
            borderRadius: '8px',
            overflow: 'hidden',
            bgcolor: color.neutralTint,
            border: `1px solid ${color.line}`,
          }}
        >
          <Box
            component="img"
            src={fill && photos.length === 1 ? file.url : (file.thumbnailUrl ?? file.url)}
            alt=""
            loading="lazy"
            sx={
              fill
                ? { width: '100%', aspectRatio: '16 / 10', objectFit: 'cover' }
                : { width: size, height: size, objectFit: 'cover' }
            }
          />
        </ButtonBase>
      ))}
      {files
        .filter((file) => !isPhoto(file))
        .map((file) => (
          <Button
            key={file.id}
            href={file.url}
            target="_blank"
            startIcon={<DescriptionRounded />}
            sx={{ maxWidth: '100%', fontWeight: 400 }}
          >
            <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {file.name}
            </Box>
          </Button>
        ))}
      <Lightbox
        pictures={photos.map(({ url, name }) => ({ url, name, ...(caption ? { caption } : {}) }))}
        index={open}
        onMove={setOpen}
      />
    </Box>
  );
};
