import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface LimitedProps<Item> {
  items: Item[];
  limit: number;
  className: string;
  children: (item: Item, index: number) => ReactNode;
}

/** A list that shows its first items and says how many more there are. */
export function Limited<Item>({ items, limit, className, children }: LimitedProps<Item>) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const rest = items.length - limit;
  const isCut = rest > 0 && !isWhole;
  return (
    <>
      <ul className={className}>{(isCut ? items.slice(0, limit) : items).map(children)}</ul>
      {isCut ? (
        <Button className="text-button more" onPress={() => setWhole(true)}>
          {t('more', { count: rest })}
        </Button>
      ) : null}
    </>
  );
}
