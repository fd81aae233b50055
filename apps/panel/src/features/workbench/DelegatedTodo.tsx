import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { startStandingIn } from '../../data/standIn.ts';
import { useDocument } from '../../data/useDocument.ts';
import { type Frame, useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { type TodoItem, WorkbenchQuery } from './documents.ts';

/** Rows of somebody absent that are shown before one stands in for them. */
const shown = 5;

type Delegation = Frame['viewer']['delegations'][number];

/** What waits for those whom the person may stand in for, a group each; opening one acts in that name from then on. */
export const DelegatedTodo = () => {
  const { viewer } = useFrame();
  if (viewer.onBehalfOf) return null;
  return (
    <>
      {viewer.delegations.map((delegation) => (
        <Group key={delegation.id} delegation={delegation} />
      ))}
    </>
  );
};

const Group = ({ delegation }: { delegation: Delegation }) => {
  const t = useT();
  const { id, principal } = delegation;
  const { data, error, refetch } = useDocument(WorkbenchQuery, { first: shown }, { behalf: id });
  const open = (address: string) => startStandingIn({ id, name: principal.name }, `/#${address}`);
  const todo = data?.workbench.todo;
  const rest = (todo?.totalCount ?? 0) - (todo?.nodes.length ?? 0);
  return (
    <Section
      title={t('delegations.todoFor', { name: principal.name })}
      beside={
        <>
          <SwapHorizRounded aria-hidden sx={{ color: color.review }} />
          {todo ? (
            <Typography component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
              {t('delegations.todoCount', { n: todo.totalCount })}
            </Typography>
          ) : null}
        </>
      }
      right={
        <Button variant="text" onClick={() => open('/')}>
          {t('delegations.enter')}
        </Button>
      }
    >
      {error && !todo ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {todo ? null : error ? null : <Skeleton height={64} sx={{ mx: 2.5 }} />}
      {todo && todo.nodes.length === 0 ? (
        <Typography sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted }}>
          {t('delegations.todoNone')}
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {todo?.nodes.map((item) => (
          <Row key={item.record.id} item={item} onOpen={() => open(recordLink(item.record, item.step?.name))} />
        ))}
      </Box>
      {rest > 0 ? (
        <Typography sx={{ px: { xs: 2, sm: 2.5 }, py: 1.25, color: color.muted, fontSize: rem(15) }}>
          {t('delegations.todoMore', { n: rest })}
        </Typography>
      ) : null}
    </Section>
  );
};

const Row = ({ item, onOpen }: { item: TodoItem; onOpen: () => void }) => {
  const t = useT();
  const { record, step } = item;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        rowGap: 1,
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>{record.title}</Box>
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
            color: color.muted,
            fontSize: rem(14),
          }}
        >
          {record.number}
          <StateTag title={record.stateTitle} tone={record.tone} />
          <DueBadge due={item} badgeOnly />
        </Box>
      </Box>
      {step ? (
        <Button variant="outlined" onClick={onOpen}>
          {step.title}
        </Button>
      ) : (
        <Box sx={{ color: color.muted, fontSize: rem(15) }}>{t('delegations.inPerson')}</Box>
      )}
    </Box>
  );
};
