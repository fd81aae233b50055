import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import { useT } from '../../../i18n/useT.ts';

const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Grades that take part; none chosen means all. */
export const GradeChips = ({
  chosen,
  onChange,
  labelledBy,
}: {
  chosen: readonly number[];
  onChange: (next: number[]) => void;
  labelledBy: string;
}) => {
  const t = useT();
  return (
    <Box role="group" aria-labelledby={labelledBy} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {grades.map((grade) => (
        <ToggleButton
          key={grade}
          value={grade}
          selected={chosen.includes(grade)}
          aria-label={t('exams.grades', { list: grade })}
          onChange={() => onChange(chosen.includes(grade) ? chosen.filter((one) => one !== grade) : [...chosen, grade])}
          sx={{ minWidth: 48, borderRadius: '8px !important', border: '1px solid' }}
        >
          {grade}
        </ToggleButton>
      ))}
    </Box>
  );
};
