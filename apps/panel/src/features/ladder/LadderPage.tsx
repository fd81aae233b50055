import { useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { AskedPersonQuery } from '../eligibility/documents.ts';
import { AskReason } from '../personal/AskReason.tsx';
import { SanctionLadder } from './SanctionLadder.tsx';

/** `/ladder/:person`: the years of a person. */
const LadderPage = () => {
  const t = useT();
  const { viewer } = useFrame();
  const { person = '' } = useParams();
  const { data } = useDocument(AskedPersonQuery, { id: person });
  const name = data?.node && 'name' in data.node ? data.node.name : null;
  return (
    <Page
      title={name ? t('eligibility.ladderOf', { name }) : t('eligibility.ladder')}
      lead={t('eligibility.ladderLead')}
      back={{ to: `/eligibility?person=${encodeURIComponent(person)}`, title: t('eligibility.title') }}
    >
      <Section title={t('eligibility.ladder')}>
        {viewer.person.id === person ? (
          <SanctionLadder personId={person} reason={null} />
        ) : (
          <AskReason key={person}>{(reason) => <SanctionLadder personId={person} reason={reason} />}</AskReason>
        )}
      </Section>
    </Page>
  );
};

export default LadderPage;
