import { useEffect } from 'react';

/** Milliseconds after which a record that others change meanwhile is read again. */
const freshAgain = 30_000;

/** Reads again from time to time, and when the page comes back into view. */
export const useFreshAgain = (again: () => void): void => {
  useEffect(() => {
    const timer = setInterval(again, freshAgain);
    const onShow = () => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [again]);
};
