import { useT } from '../../i18n/useT.ts';
import { color } from '../../theme/tokens.ts';
import { stagesOf } from './stages.ts';

type Props = { title: string; expected: number; drafted: number; offered: number; signed: number };

/** Green is signed, blue waits for signatures, grey is drafted, white has none. The numbers stand beside it. */
export const looks = {
  signed: { fill: color.done, stroke: color.done },
  sent: { fill: color.info, stroke: color.info },
  made: { fill: color.chartGrey, stroke: color.chartGrey },
  none: { fill: color.surface, stroke: color.field },
} as const;

/** How far agreements of a kind are, as shares of those expected. */
export const CoverageBar = (props: Props) => {
  const t = useT();
  const { title, expected, drafted, offered, signed } = props;
  return (
    <svg
      role="img"
      aria-label={t('agreements.coverageWords', { title, expected, drafted, offered, signed })}
      width="100%"
      height={18}
      style={{ display: 'block' }}
    >
      {stagesOf(props).map(({ stage, start, width }) => (
        <rect key={stage} x={`${start}%`} width={`${width}%`} y={1} height={16} strokeWidth={1} {...looks[stage]} />
      ))}
    </svg>
  );
};
