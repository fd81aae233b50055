import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';

const accepted = '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A button that opens the browser's own choice of files. */
export const FileButton = ({
  text,
  variant,
  onFile,
}: {
  text: string;
  variant: 'contained' | 'text';
  onFile: (file: File) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {/* Beside the button and not in it: a button may hold nothing that is worked by itself. */}
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={text}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again, after it was mended, must be noticed.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button variant={variant} startIcon={<UploadFileRounded />} onClick={() => input.current?.click()}>
        {text}
      </Button>
    </>
  );
};

/** Takes a file by drop or by choice. @param hint which columns it should have */
export const FilePicker = ({ hint, onFile }: { hint: string; onFile: (file: File) => void }) => {
  const t = useT();
  const [over, setOver] = useState(false);
  return (
    <Card
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
      sx={{
        p: { xs: 3, sm: 6 },
        textAlign: 'center',
        border: `2px dashed ${over ? color.primary : color.field}`,
        bgcolor: over ? color.primaryTint : color.surface,
      }}
    >
      <Box sx={{ fontWeight: 700, mb: 2 }}>{t('imports.drop')}</Box>
      <FileButton text={t('imports.choose')} variant="contained" onFile={onFile} />
      <Box sx={{ color: color.muted, fontSize: rem(14), mt: 2, maxWidth: '44em', mx: 'auto' }}>{hint}</Box>
    </Card>
  );
};
