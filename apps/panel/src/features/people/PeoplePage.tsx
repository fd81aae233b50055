import ApartmentRounded from '@mui/icons-material/ApartmentRounded';
import CheckRounded from '@mui/icons-material/CheckRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import KeyRounded from '@mui/icons-material/KeyRounded';
import PersonAddRounded from '@mui/icons-material/PersonAddRounded';
import TuneRounded from '@mui/icons-material/TuneRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ListBase, useListContext, useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { PagedRows } from '../../shared/list/PagedRows.tsx';
import { Page } from '../../shared/Page.tsx';
import { PersonAvatar } from '../../shared/PersonAvatar.tsx';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { useUnits } from '../../shared/UnitPicker.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { CreatePersonMutation, type PersonRow, RolesQuery } from './documents.ts';
import { OneTimePassword } from './OneTimePassword.tsx';
import { type PostDraft, PostFields } from './PostFields.tsx';
import { managePeople } from './permission.ts';
import { SlipsDialog } from './slips/SlipsDialog.tsx';

/** People with their posts, found by name, staff number and pinyin. */
const PeoplePage = () => (
  <ListBase resource="people" perPage={50} filterDefaultValues={{ current: true }} disableAuthentication>
    <People />
  </ListBase>
);

const People = () => {
  const t = useT();
  const may = useMay();
  const { data, filterValues } = useListContext();
  const [adding, setAdding] = useState(false);
  const [handing, setHanding] = useState(false);
  const rows = (data ?? []) as unknown as PersonRow[];
  const add = may(managePeople) ? (
    <>
      <Button component={Link} to="/people/import" startIcon={<UploadFileRounded />} sx={{ fontWeight: 400 }}>
        {t('setup.staffTitle')}
      </Button>
      <Button startIcon={<KeyRounded />} onClick={() => setHanding(true)} sx={{ fontWeight: 400 }}>
        {t('setup.slipsChoose')}
      </Button>
      <Button variant="tonal" startIcon={<PersonAddRounded />} onClick={() => setAdding(true)}>
        {t('people.add')}
      </Button>
    </>
  ) : null;
  const filtered = Object.keys(filterValues).some((name) => name !== 'current');
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <>
          {/* The menu holds seven entries: what belongs to the people is reached from here, too. */}
          <Button component={Link} to="/units" startIcon={<ApartmentRounded />} sx={{ fontWeight: 400 }}>
            {t('frame.units')}
          </Button>
          <Button component={Link} to="/settings" startIcon={<TuneRounded />} sx={{ fontWeight: 400 }}>
            {t('frame.settings')}
          </Button>
          {add}
        </>
      }
    >
      <Filters />
      <PagedRows<PersonRow>
        empty={
          <EmptyState
            title={t(filtered ? 'people.emptyFilter' : 'people.empty')}
            {...(filtered ? {} : { more: t('people.emptyMore') })}
            icon={<GroupsRounded />}
          />
        }
        count={(n) => t('people.count', { n })}
      >
        {(person) => <Row key={person.id} person={person} />}
      </PagedRows>
      {adding ? <NewPerson onClose={() => setAdding(false)} /> : null}
      {handing ? <SlipsDialog people={rows} onClose={() => setHanding(false)} /> : null}
    </Page>
  );
};

const Filters = () => {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const { units } = useUnits(['CENTRAL_SCHOOL', 'CAMPUS', 'OFFICE']);
  const { data } = useDocument(RolesQuery, {}, { freshFor: 600_000 });
  const filter = filterValues as Record<string, unknown>;
  const current = filter['current'] === true;
  const put = (name: string, value: unknown) => setFilters({ ...filter, [name]: value || undefined }, undefined, false);
  const select = (name: string, all: string, options: { value: string; title: string }[]) => (
    <TextField
      select
      value={String(filter[name] ?? '')}
      onChange={(event) => put(name, event.target.value)}
      sx={{ minWidth: 150, flex: { xs: '1 1 40%', sm: '0 0 auto' } }}
      slotProps={{ select: { displayEmpty: true }, htmlInput: { 'aria-label': all } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {options.map(({ value, title }) => (
        <MenuItem key={value} value={value}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
      <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 auto' } }}>
        <SearchInput
          value={String(filter['search'] ?? '')}
          label={t('people.search')}
          onSearch={(text) => put('search', text.trim())}
          width="100%"
        />
      </Box>
      {units.length > 0
        ? select(
            'unit',
            t('people.allUnits'),
            units.map(({ id, name }) => ({ value: id, title: name })),
          )
        : null}
      {data
        ? select(
            'role',
            t('people.allRoles'),
            data.roles.map(({ code, title }) => ({ value: code, title })),
          )
        : null}
      <Chip
        clickable
        aria-pressed={current}
        label={t('people.currentOnly')}
        onClick={() => put('current', !current)}
        {...(current ? { icon: <CheckRounded /> } : {})}
        sx={
          current
            ? {
                bgcolor: color.primaryTint,
                borderColor: color.primary,
                color: color.primary,
                fontWeight: 700,
                '& .MuiChip-icon': { color: color.primary },
              }
            : {}
        }
      />
    </Box>
  );
};

const Row = ({ person }: { person: PersonRow }) => {
  const t = useT();
  return (
    <Box component="li" sx={{ borderBottom: `1px solid ${color.line}`, '&:last-child': { borderBottom: 0 } }}>
      <Box
        component={Link}
        to={`/people/${encodeURIComponent(person.id)}`}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          minHeight: 64,
          px: { xs: 2, sm: 2.5 },
          py: 1,
          color: `${color.ink} !important`,
          textDecoration: 'none !important',
          '&:hover': { bgcolor: color.rowHover },
          flexWrap: 'wrap',
        }}
      >
        <PersonAvatar name={person.name} size={36} />
        <Box sx={{ flex: '1 1 150px', minWidth: 0 }}>
          <Box sx={{ fontWeight: 700 }}>
            {person.name}{' '}
            <Box component="span" sx={{ fontWeight: 400, fontSize: rem(14), color: color.muted }}>
              {person.pinyin}
            </Box>
          </Box>
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
            {[person.staffNo, person.login ?? t('people.loginNone')].filter(Boolean).join(' · ')}
          </Box>
        </Box>
        <Box sx={{ flex: '2 1 260px', fontSize: rem(15), lineHeight: rem(24) }}>
          {person.posts.length === 0 ? (
            <Box component="span" sx={{ color: color.muted }}>
              {t('people.noPosts')}
            </Box>
          ) : (
            person.posts.map(({ id, title, unit }) => (
              <Box key={id}>
                {title}{' '}
                <Box component="span" sx={{ color: color.muted }}>
                  {unit.name}
                </Box>
              </Box>
            ))
          )}
        </Box>
      </Box>
    </Box>
  );
};

const NewPerson = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [name, setName] = useState('');
  const [staffNo, setStaffNo] = useState('');
  const [login, setLogin] = useState('');
  const [post, setPost] = useState<PostDraft>({ role: 'teacher', unit: null, title: '', from: town.today });
  const { data: known } = useDocument(RolesQuery, {}, { freshFor: 600_000 });
  const titleOf = (code: string) => known?.roles.find((role) => role.code === code)?.title ?? code;
  const [made, setMade] = useState<{ name: string; login: string | null; password: string } | null>(null);
  const form = useMutationForm(
    CreatePersonMutation,
    ['name', 'staffNo', 'login', 'unit', 'role', 'postTitle', 'title', 'from'],
    () => ({
      input: {
        name: name.trim(),
        login: login.trim(),
        staffNo: staffNo.trim() || null,
        unit: post.unit?.id ?? null,
        role: post.unit ? post.role : null,
        postTitle: post.unit ? post.title.trim() || titleOf(post.role) : null,
        from: post.from || null,
      },
    }),
  );
  const submit = async () => {
    const need = (value: string, key: string, title: string) =>
      value.trim() ? {} : { [key]: t('cases.fieldMissing', { name: title }) };
    const missing = { ...need(name, 'name', t('people.name')), ...need(login, 'login', t('people.login')) };
    if (Object.keys(missing).length > 0) return form.setErrors(missing);
    const answer = await form.submit();
    if (!answer) return;
    notify(t('people.created', { name: name.trim() }), { type: 'success' });
    const { oneTimePassword, person } = answer.createPerson;
    if (oneTimePassword) setMade({ name: name.trim(), login: person?.login ?? login, password: oneTimePassword });
    else onClose();
  };
  if (made) return <OneTimePassword {...made} onClose={onClose} />;
  return (
    <FormDialog
      title={t('people.add')}
      submitText={t('people.add')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('people.name')}
        required
        autoFocus
        value={name}
        onChange={setName}
        error={form.errors['name']}
      />
      <TextInput
        label={t('people.login')}
        required
        value={login}
        onChange={setLogin}
        hint={t('people.loginHint')}
        error={form.errors['login']}
      />
      <TextInput label={t('people.staffNo')} value={staffNo} onChange={setStaffNo} error={form.errors['staffNo']} />
      <PostFields draft={post} onChange={setPost} errors={form.errors} required={false} />
    </FormDialog>
  );
};

export default PeoplePage;
