import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the cursor into the first field that has to be mended, once per attempt.
 * @param wrong whether the last attempt found something wrong
 * @param sending whether an attempt is under way
 * @returns the ref of the form
 */
export const useFocusOnError = (wrong: boolean, sending: boolean): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!wrong || sending) return;
    form.current?.querySelector<HTMLElement>('input[aria-invalid=true], textarea[aria-invalid=true]')?.focus();
  }, [wrong, sending]);
  return form;
};
