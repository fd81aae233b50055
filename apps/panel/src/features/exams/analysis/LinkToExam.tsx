import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../../data/request.ts';
import { useT } from '../../../i18n/useT.ts';
import { troubleText } from '../../../shared/Trouble.tsx';
import { LinkFindingMutation } from './documents.ts';

/** Notes on the session that a finding was recorded from its analysis; says how it went. The same link twice is one. */
export const LinkToExam = ({ exam, caseId }: { exam: { id: string }; caseId: string }) => {
  const t = useT();
  const [words, setWords] = useState('');
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    request(LinkFindingMutation, { input: { exam: exam.id, case: caseId } })
      .then(({ examLinkFinding: { problems } }) =>
        setWords(problems[0] ? t('exams.linkFailed', { why: problems[0].message }) : t('exams.linked')),
      )
      .catch((error: unknown) => setWords(t('exams.linkFailed', { why: troubleText(error, t) })));
  }, [exam.id, caseId, t]);
  return words ? <Box>{words}</Box> : null;
};
