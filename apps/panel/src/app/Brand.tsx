import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';

/** The plumb bob. */
export const PlumbBob = ({ size = 26, ink = color.primary }: { size?: number; ink?: string }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden style={{ flex: 'none' }}>
    <path d="M10 3h12v3.6h-4.4v7.9h5L16 29 9.400 14.500h5V6.600H10z" fill={ink} />
  </svg>
);

/** Sign and name, and the town if one is known. */
export const Brand = ({ town }: { town?: string | undefined }) => {
  const t = useT();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        // In the largest text the bar of a phone has no pixel to spare.
        gap: { xs: 0.75, md: 1.25 },
        fontSize: rem(18),
        fontWeight: 700,
        color: color.ink,
        whiteSpace: 'nowrap',
      }}
    >
      <PlumbBob />
      {t('frame.brand')}
      {town ? (
        <Box
          component="span"
          sx={{
            fontSize: rem(14),
            fontWeight: 400,
            color: color.muted,
            borderLeft: `1px solid ${color.line}`,
            pl: 1.25,
          }}
        >
          {town}
        </Box>
      ) : null}
    </Box>
  );
};
