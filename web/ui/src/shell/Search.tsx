import { useMemo, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFlow, useHeadroom } from '../api/queries';
import type { Selection } from '../state/url';
import { useBranches } from '../state/branches';
import { useCurrentRanking } from '../state/ranking';
import { useView } from '../state/view';
import { Icon } from '../ui/Icon';
import { StatusIcon } from '../ui/Status';
import { find, type Entry } from './find';

export const SEARCH_ID = 'planner-search';

/** Every object on the map can be reached from here too. */
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
    useView.getState().select(entry.selection);
    document.getElementById(SEARCH_ID)?.blur();
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
              {entry.status ? <StatusIcon status={entry.status} /> : <Icon name="grid" size={13} />}
              <span>{entry.name}</span>
              <span className="micro">{entry.note}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function useEntries(isUsed: boolean): Entry[] {
  const { sites } = useCurrentRanking();
  const buses = useHeadroom(isUsed).data?.buses;
  const heaviest = useFlow().data?.heaviest;
  const known = useBranches((b) => b.known);
  return useMemo(() => {
    const entry = (selection: Selection, name: string, note: string): Entry => ({
      key: `${selection.kind}:${selection.id}`,
      selection,
      name,
      note,
    });
    const branches = new Map<number, Entry>();
    const addBranch = (id: number, name: string, kv?: number) =>
      branches.set(id, entry({ kind: 'branch', id }, name, kv === undefined ? '' : `${kv} kV`));
    heaviest?.forEach((b) => addBranch(b.id, b.name, b.kv));
    known.forEach((b) => b.name && addBranch(b.id, b.name, b.kv));
    return [
      ...sites.map((s) => ({
        ...entry({ kind: 'site', id: s.id }, s.name, [s.id, s.county, s.state].filter(Boolean).join(' · ')),
        status: s.status,
      })),
      ...branches.values(),
      ...(buses ?? []).map((b) => entry({ kind: 'bus', id: b.bus }, b.busName, `${b.bus} · ${b.kv} kV`)),
    ];
  }, [sites, buses, heaviest, known]);
}
