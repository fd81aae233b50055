import AddPhotoAlternateRounded from '@mui/icons-material/AddPhotoAlternateRounded';
import BlockRounded from '@mui/icons-material/BlockRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import PhotoCameraRounded from '@mui/icons-material/PhotoCameraRounded';
import RefreshRounded from '@mui/icons-material/RefreshRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import CircularProgress from '@mui/material/CircularProgress';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { uploadFile } from '../data/files.ts';
import { newIdempotencyKey } from '../data/idempotencyKey.ts';
import { RequestTrouble } from '../data/request.ts';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';
import type { EvidenceItem } from './form/values.ts';
import { troubleText } from './Trouble.tsx';

type Change = (change: (former: EvidenceItem[]) => EvidenceItem[]) => void;
type Props = { items: EvidenceItem[]; onChange: Change; tile?: number };

const replace = (key: string, next: Partial<EvidenceItem>) => (items: EvidenceItem[]) =>
  items.map((item) => (item.key === key ? { ...item, ...next } : item));

/** Photos by camera or album, and files: each is sent at once, shown small, and can be removed or tried again. */
export const EvidencePicker = ({ items, onChange, tile = 104 }: Props) => {
  const t = useT();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);

  const sendOne = async (key: string, file: File) => {
    onChange(replace(key, { status: 'sending' }));
    try {
      const stored = await uploadFile(file);
      onChange((former) =>
        former.map(({ blob: _, message: __, ...item }) =>
          item.key === key
            ? {
                ...item,
                status: 'stored' as const,
                fileId: stored.id,
                url: stored.url,
                thumbnailUrl: stored.thumbnailUrl ?? null,
                mediaType: stored.mediaType,
              }
            : { ...item, ...(_ ? { blob: _ } : {}), ...(__ ? { message: __ } : {}) },
        ),
      );
    } catch (error) {
      const refused = error instanceof RequestTrouble && error.status >= 400 && error.status < 500;
      onChange(replace(key, { status: 'failed', message: troubleText(error, t), refused }));
    }
  };

  const take = (list: FileList | null) => {
    const chosen = Array.from(list ?? []).map((blob) => ({ key: newIdempotencyKey(), blob }));
    onChange((former) => [
      ...former,
      ...chosen.map(({ key, blob }) => ({
        key,
        name: blob.name,
        mediaType: blob.type,
        status: 'sending' as const,
        blob,
      })),
    ]);
    for (const { key, blob } of chosen) void sendOne(key, blob);
  };

  const input = (ref: React.RefObject<HTMLInputElement | null>, more: object, kind: string) => (
    <input
      ref={ref}
      type="file"
      hidden
      data-evidence={kind}
      {...more}
      onChange={(event) => {
        take(event.target.files);
        event.target.value = '';
      }}
    />
  );
  const failed = items.find(({ status }) => status === 'failed');

  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {items.map((item) => (
          <Tile
            key={item.key}
            item={item}
            size={tile}
            onRemove={() => onChange((former) => former.filter(({ key }) => key !== item.key))}
            onRetry={() => {
              if (item.refused) onChange((former) => former.filter(({ key }) => key !== item.key));
              else if (item.blob) void sendOne(item.key, item.blob);
            }}
          />
        ))}
        <AddTile
          size={tile}
          label={t('cases.takePhoto')}
          icon={<PhotoCameraRounded />}
          onClick={() => camera.current?.click()}
        />
        <AddTile
          size={tile}
          label={t('cases.fromAlbum')}
          icon={<AddPhotoAlternateRounded />}
          onClick={() => album.current?.click()}
        />
      </Box>
      {input(camera, { accept: 'image/*', capture: 'environment' }, 'camera')}
      {input(album, { accept: 'image/*,application/pdf', multiple: true }, 'album')}
      {failed?.message ? (
        <Box role="alert" sx={{ color: color.over, fontSize: rem(14), mt: 0.5 }}>
          {failed.name}: {failed.message}
        </Box>
      ) : null}
    </>
  );
};

const AddTile = ({
  size,
  label,
  icon,
  onClick,
}: {
  size: number;
  label: string;
  icon: ReactNode;
  onClick: () => void;
}) => (
  <ButtonBase
    onClick={onClick}
    sx={{
      width: size,
      minHeight: size * 0.84,
      flexDirection: 'column',
      gap: 0.5,
      borderRadius: '8px',
      border: `1.5px dashed ${color.field}`,
      color: color.primary,
      fontWeight: 700,
      fontSize: rem(15),
      bgcolor: color.surface,
      px: 0.5,
    }}
  >
    {icon}
    {label}
  </ButtonBase>
);

const Tile = ({
  item,
  size,
  onRemove,
  onRetry,
}: {
  item: EvidenceItem;
  size: number;
  onRemove: () => void;
  onRetry: () => void;
}) => {
  const t = useT();
  const [local, setLocal] = useState<string | null>(null);
  const { blob } = item;
  useEffect(() => {
    if (!blob?.type.startsWith('image/')) return setLocal(null);
    const url = URL.createObjectURL(blob);
    setLocal(url);
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  const source =
    item.status === 'stored' && item.mediaType.startsWith('image/') ? (item.thumbnailUrl ?? item.url) : local;
  return (
    <Box
      sx={{
        position: 'relative',
        width: size,
        minHeight: size * 0.84,
        borderRadius: '8px',
        overflow: 'hidden',
        bgcolor: color.neutralTint,
        boxShadow: item.status === 'failed' ? `inset 0 0 0 2px ${color.over}` : 'none',
        display: 'grid',
        placeItems: 'center',
      }}
    >
      {source ? (
        <Box
          component="img"
          src={source}
          alt={item.name}
          sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' }}
        />
      ) : (
        <Box sx={{ p: 1, fontSize: rem(13), textAlign: 'center', wordBreak: 'break-all', color: color.neutral }}>
          <DescriptionRounded />
          <br />
          {item.name}
        </Box>
      )}
      {item.status === 'sending' ? (
        <Box
          sx={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', bgcolor: 'rgba(27,36,48,.45)' }}
        >
          <CircularProgress size={28} sx={{ color: '#fff' }} aria-label={t('cases.uploading')} />
        </Box>
      ) : null}
      {item.status === 'failed' ? (
        <ButtonBase
          onClick={onRetry}
          sx={{
            position: 'absolute',
            inset: 0,
            bgcolor: 'rgba(127,25,16,.82)',
            color: '#fff',
            flexDirection: 'column',
            fontSize: rem(13),
            p: 1,
            pt: 4,
          }}
        >
          {item.refused ? <BlockRounded /> : <RefreshRounded />}
          {t(item.refused ? 'cases.uploadRefused' : 'cases.uploadFailed')}
        </ButtonBase>
      ) : null}
      <ButtonBase
        aria-label={t('cases.removeFile', { name: item.name })}
        onClick={onRemove}
        sx={{ position: 'absolute', top: 0, right: 0, width: 44, height: 44, display: 'grid', placeItems: 'center' }}
      >
        <Box
          sx={{
            width: 26,
            height: 26,
            borderRadius: '50%',
            bgcolor: 'rgba(27,36,48,.78)',
            color: '#fff',
            display: 'grid',
            placeItems: 'center',
          }}
        >
          <CloseRounded sx={{ fontSize: 18 }} />
        </Box>
      </ButtonBase>
    </Box>
  );
};
