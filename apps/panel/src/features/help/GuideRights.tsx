import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Guide } from '@plumbline/workflows';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color } from '../../theme/tokens.ts';
import { Facts } from './Facts.tsx';
import type { GuideWords } from './useGuideWords.ts';

type Props = { guide: Guide; words: GuideWords };

const Matrix = ({ guide, words }: Props) => {
  const t = useT();
  return (
    <Table sx={{ '& th': { whiteSpace: 'normal', verticalAlign: 'bottom' } }}>
      <TableHead>
        <TableRow>
          <TableCell>{t('guide.post')}</TableCell>
          {guide.rights.map(({ permission, steps }) => (
            <TableCell key={permission} align="center">
              {words.list(steps)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {guide.roles.map(({ code, title }) => (
          <TableRow key={code} sx={{ '&:last-child td, &:last-child th': { borderBottom: 0 } }}>
            <TableCell component="th" scope="row">
              {words.one(title)}
            </TableCell>
            {guide.rights.map(({ permission, roles }) => (
              <TableCell key={permission} align="center">
                {roles.includes(code) ? (
                  <CheckRounded titleAccess={t('frame.yes')} sx={{ fontSize: 20, color: color.primary }} />
                ) : null}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const rightsList = ({ guide, words }: Props, stop: string) =>
  guide.rights.map(({ steps, roles }) => [words.list(steps), [roles.map(words.role).join(stop)]] as const);

const stepsOf = ({ steps }: Guide, words: GuideWords, which: (who: Guide['steps'][number]['who']) => boolean) =>
  words.list(steps.filter(({ who }) => which(who)).map(({ title }) => title));

/** Which posts may do what, who is barred from it by separation of duties, and who reads. */
export const GuideRights = ({ guide, words }: Props) => {
  const t = useT();
  const wide = useMediaQuery('(min-width:960px)', { noSsr: true });
  const barred = guide.rights.filter((right) => right.barred.length > 0);
  return (
    <>
      <Section title={t('guide.rights')}>
        {wide ? (
          <Matrix guide={guide} words={words} />
        ) : (
          <Box sx={{ p: 2 }}>
            <Facts rows={rightsList({ guide, words }, t('guide.stop'))} />
          </Box>
        )}
      </Section>
      <Section title={t('guide.separation')} padded>
        <Facts
          rows={[
            ...barred.map(
              (right) => [words.list(right.barred), [t('guide.mayNot', { steps: words.list(right.steps) })]] as const,
            ),
          ]}
        />
      </Section>
      <Section title={t('guide.standIns')} padded>
        <Facts
          rows={[
            [t('guide.personal'), [stepsOf(guide, words, ({ personal }) => personal) || t('guide.none')]],
            [t('guide.overridable'), [stepsOf(guide, words, ({ overridable }) => overridable) || t('guide.none')]],
          ]}
        />
      </Section>
      <Section title={t('guide.readers')} padded>
        <Facts
          rows={[
            [t('guide.readTown'), [words.list(guide.readers.town)]],
            [t('guide.readUnit'), [words.list(guide.readers.unit)]],
            [t('guide.readOthers'), [t('guide.readOwn')]],
          ]}
        />
      </Section>
    </>
  );
};
