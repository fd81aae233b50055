import { useEffect, useState } from 'react';

/** A value once it has not changed for a while (milliseconds); for searches while typing. */
export const useSettled = <Value>(value: Value, wait = 250): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
};
