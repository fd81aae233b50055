import type { PhoneRecord } from '../data/documents.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

/** What may not be done yet, with the reasons. */
export const ClosedSteps = ({ steps }: { steps: PhoneRecord['blockedSteps'] }) => {
  const t = useWords();
  if (steps.length === 0) return null;
  return (
    <details>
      <summary className="sm mut" style={{ padding: '14px 0' }}>
        {t('closedSteps')}
        {t('colon')}
        {steps.map(({ title }) => title).join(t('comma'))}
      </summary>
      <ul>
        {steps.map(({ name, title, reason }) => (
          <li key={name} className="sm row" style={{ alignItems: 'flex-start' }}>
            <Icon name="lock" size="s" />
            <span className="grow">
              <b>{title}</b>
              {t('colon')}
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
