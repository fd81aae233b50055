import AddRounded from '@mui/icons-material/AddRounded';
import EditRounded from '@mui/icons-material/EditRounded';
import KeyRounded from '@mui/icons-material/KeyRounded';
import PersonOffRounded from '@mui/icons-material/PersonOffRounded';
import PhonelinkLockRounded from '@mui/icons-material/PhonelinkLockRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useTitle } from '../../shared/Page.tsx';
import { PersonAvatar } from '../../shared/PersonAvatar.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { WayBack } from '../../shared/WayBack.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ResetSecondFactor } from '../account/ResetSecondFactor.tsx';
import { PersonLinks } from '../eligibility/PersonLinks.tsx';
import { PersonalDataSection } from '../personal/PersonalDataSection.tsx';
import { type PersonPost, PersonQuery } from './documents.ts';
import { Appoint, EditPerson, EndPost, ResetPassword } from './PersonDialogs.tsx';
import { PostLine } from './PostLine.tsx';
import { managePeople } from './permission.ts';

type Open =
  | { kind: 'secondFactor' }
  | { kind: 'edit' }
  | { kind: 'appoint' }
  | { kind: 'reset' }
  | { kind: 'end'; post: PersonPost };

/** A person: who they are, and their posts over time. */
const PersonPage = () => {
  const t = useT();
  const may = useMay();
  const { viewer } = useFrame();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(PersonQuery, { id });
  const [open, setOpen] = useState<Open | null>(null);
  const person = data?.node && 'name' in data.node ? data.node : null;
  useTitle(person?.name ?? t('people.title'));
  if (error && !person) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  if (!person)
    return (
      <EmptyState title={t('people.notFound')} icon={<PersonOffRounded />} alone>
        <Button component={Link} to="/people" variant="tonal">
          {t('people.title')}
        </Button>
      </EmptyState>
    );
  const mayManage = may(managePeople) && person.erasedAt === null;
  const close = () => setOpen(null);
  return (
    <>
      <WayBack list={t('people.title')} to="/people" here={person.name} />
      <Card sx={{ p: { xs: 2, sm: 2.5 }, mb: 2, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <PersonAvatar name={person.name} size={56} />
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Typography variant="h1" component="h1">
            {person.name}{' '}
            <Box component="span" sx={{ fontSize: rem(16), fontWeight: 400, color: color.muted }}>
              {person.pinyin}
            </Box>
          </Typography>
          <Box sx={{ color: color.muted, fontSize: rem(15) }}>
            {person.mainPost ?? t('people.noPosts')}
            {' · '}
            {person.staffNo ? `${t('people.staffNo')} ${person.staffNo} · ` : ''}
            {person.login ? `${t('people.login')} ${person.login}` : t('people.loginNone')}
          </Box>
        </Box>
        {mayManage || person.passwordResettable ? (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {mayManage ? (
              <Button startIcon={<EditRounded />} onClick={() => setOpen({ kind: 'edit' })}>
                {t('people.edit')}
              </Button>
            ) : null}
            {person.passwordResettable ? (
              <Button startIcon={<KeyRounded />} onClick={() => setOpen({ kind: 'reset' })}>
                {t('people.reset')}
              </Button>
            ) : null}
            {!mayManage || person.id === viewer.person.id ? null : (
              <Button startIcon={<PhonelinkLockRounded />} onClick={() => setOpen({ kind: 'secondFactor' })}>
                {t('account.resetSecond')}
              </Button>
            )}
          </Box>
        ) : null}
      </Card>
      <PersonLinks id={person.id} />
      <Section
        title={t('people.timeline')}
        right={
          mayManage ? (
            <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setOpen({ kind: 'appoint' })}>
              {t('people.appoint')}
            </Button>
          ) : null
        }
      >
        {person.posts.length === 0 ? <Box sx={{ p: 2.5, color: color.muted }}>{t('people.noPosts')}</Box> : null}
        <PostLine posts={person.posts} />
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {[...person.posts]
            .sort((a, b) => (a.from < b.from ? 1 : -1))
            .map((post) => (
              <PostRow key={post.id} post={post} onEnd={mayManage ? () => setOpen({ kind: 'end', post }) : null} />
            ))}
        </Box>
      </Section>
      {mayManage ? <PersonalDataSection person={person} /> : null}
      {open?.kind === 'edit' ? <EditPerson person={person} onClose={close} /> : null}
      {open?.kind === 'appoint' ? <Appoint person={person} onClose={close} /> : null}
      {open?.kind === 'end' ? <EndPost post={open.post} onClose={close} /> : null}
      {open?.kind === 'secondFactor' ? <ResetSecondFactor person={person} onClose={close} /> : null}
      {open?.kind === 'reset' ? <ResetPassword person={person} onClose={close} /> : null}
    </>
  );
};

const PostRow = ({ post, onEnd }: { post: PersonPost; onEnd: (() => void) | null }) => {
  const t = useT();
  const { town } = useFrame();
  const present = post.from <= town.today && (post.to === null || post.to >= town.today);
  const word = present ? 'people.present' : post.from > town.today ? 'people.future' : 'people.former';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        rowGap: 0.5,
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        minHeight: 64,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          borderRadius: '50%',
          flex: 'none',
          ...(present ? { bgcolor: color.primary } : { border: `2px solid ${color.field}` }),
        }}
      />
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, color: present ? color.ink : color.muted }}>{post.title}</Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[post.roleTitle === post.title ? null : post.roleTitle, post.unit.path || post.unit.name]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <Box sx={{ fontSize: rem(15), color: color.muted, whiteSpace: 'nowrap' }}>
        {post.from} – {post.to ?? t('people.today')}
      </Box>
      <Chip
        size="small"
        label={t(word)}
        sx={{
          bgcolor: present ? color.primaryTint : color.neutralTint,
          color: present ? color.primary : color.neutral,
          '& .MuiChip-label': { pl: '10px' },
        }}
      />
      {onEnd && post.to === null ? (
        <Button variant="text" onClick={onEnd}>
          {t('people.endPost')}
        </Button>
      ) : null}
    </Box>
  );
};

export default PersonPage;
