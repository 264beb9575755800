import { useEffect, useState } from 'react';

/** The value as it was when it last rested for `ms`; whatever comes after an empty one is taken at once. */
export function useDebounced<T>(value: T, ms: number, isEmpty: (rested: T) => boolean = () => false): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return isEmpty(rested) ? value : rested;
}
