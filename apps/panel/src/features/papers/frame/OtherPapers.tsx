import Button from '@mui/material/Button';
import { Link } from 'react-router';

type Props<Name extends string> = {
  names: readonly Name[];
  present: Name;
  titleOf: (name: Name) => string;
  linkOf: (name: Name) => string;
};

/** The papers of the same record, one beside the other; the one in view is marked. */
export const OtherPapers = <Name extends string>({ names, present, titleOf, linkOf }: Props<Name>) =>
  names.map((name) => (
    <Button
      key={name}
      component={Link}
      to={linkOf(name)}
      replace
      variant={name === present ? 'tonal' : 'text'}
      {...(name === present ? { 'aria-current': 'page' as const } : {})}
    >
      {titleOf(name)}
    </Button>
  ));
