import { useMemo, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { flyTo } from '../map/useFlyTo';
import { useView } from '../state/view';
import { Icon, type IconName } from '../ui/Icon';
import { StatusIcon } from '../ui/Status';
import { find, type Entry, type Goal } from './find';
import { useEntries } from './useEntries';

export const SEARCH_ID = 'planner-search';

/** Every object on the map can be reached from here too, and so can places and rules. */
export function Search() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isUsed, setUsed] = useState(false);
  const entries = useEntries(isUsed);
  const found = useMemo(() => find(entries, text), [entries, text]);
  const choose = (key: Key | null) => {
    const entry = found.find((e) => e.key === key);
    if (!entry) return;
    setText('');
    reach(entry.goal);
    // The box takes the focus back as its list closes; after that it goes where the choice is shown.
    requestAnimationFrame(() => focusAfter(entry.goal));
  };
  return (
    <ComboBox
      className="search"
      aria-label={t('top.searchLabel')}
      inputValue={text}
      onInputChange={setText}
      items={found}
      value={null}
      onChange={choose}
      allowsEmptyCollection
      menuTrigger="input"
      onFocus={() => setUsed(true)}
    >
      <Icon name="search" size={15} />
      <Input id={SEARCH_ID} placeholder={t('top.search')} />
      <kbd aria-hidden="true">/</kbd>
      <Popover className="popover search-popover" offset={6}>
        <ListBox<Entry> className="search-list" renderEmptyState={() => (text.trim() ? t('top.searchNone') : null)}>
          {(entry) => (
            <ListBoxItem id={entry.key} textValue={entry.name} className="search-item">
              {entry.status ? <StatusIcon status={entry.status} /> : <Icon name={iconOf(entry.goal)} size={13} />}
              <span>{entry.name}</span>
              <span className="micro">{entry.note}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

const iconOf = (goal: Goal): IconName =>
  (({ select: 'grid', fit: 'fit', place: 'target', open: 'link' }) as const)[goal.kind];

/** Else the next key, `/` among them, would be typed into the box. */
function focusAfter(goal: Goal) {
  document.getElementById(SEARCH_ID)?.blur();
  if (goal.kind === 'select') document.getElementById('inspector')?.focus({ preventScroll: true });
  else document.querySelector<HTMLElement>('.maplibregl-canvas')?.focus({ preventScroll: true });
}

function reach(goal: Goal) {
  if (goal.kind === 'select') useView.getState().select(goal.selection);
  else if (goal.kind === 'fit') flyTo({ bounds: goal.bounds });
  else if (goal.kind === 'place') flyTo({ lon: goal.lon, lat: goal.lat });
  else window.open(goal.url, '_blank', 'noreferrer');
}
