import { Button, Input, NumberField, SearchField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { AddSite } from '../../add/AddSite';
import type { Status } from '../../api/types';
import * as format from '../../format/format';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { StatusIcon } from '../../ui/Status';

const statuses: Status[] = ['eligible', 'review', 'unknown', 'excluded'];

/** Which sites are listed and drawn: by permit status, by name and by headroom. */
export function StatusFilters() {
  const { t } = useTranslation();
  const lang = useLang();
  const { counts, shown, sites } = useCurrentRanking();
  const hidden = useView((v) => v.hidden);
  const toggle = useView((v) => v.toggleStatus);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('rank.candidates')}</h2>
        <span className="caption">
          {t('rank.shown', { shown: format.integer(shown.length, lang), total: format.integer(sites.length, lang) })}
        </span>
        <AddSite />
      </div>
      <div className="filters" role="group" aria-label={t('rank.filters')}>
        {statuses.map((status) => (
          <ToggleButton
            key={status}
            className={`chip ${status}`}
            isSelected={!hidden.includes(status)}
            onChange={() => toggle(status)}
          >
            <StatusIcon status={status} />
            {t(`status.${status}`)} {format.integer(counts[status], lang)}
          </ToggleButton>
        ))}
      </div>
      <TextFilters />
    </div>
  );
}

function TextFilters() {
  const { t } = useTranslation();
  const find = useView((v) => v.find);
  const leastMw = useView((v) => v.leastMw);
  const set = useView((v) => v.set);
  const isUsed = find !== '' || leastMw !== null;
  return (
    <div className="text-filters">
      <SearchField aria-label={t('rank.findHere')} value={find} onChange={(text) => set({ find: text })}>
        <Input placeholder={t('rank.findHere')} />
      </SearchField>
      <NumberField
        aria-label={t('rank.leastMw')}
        value={leastMw ?? NaN}
        minValue={0}
        onChange={(mw) => set({ leastMw: mw > 0 ? mw : null })}
      >
        <Input placeholder={t('rank.leastMw')} />
      </NumberField>
      <Button className="text-button" isDisabled={!isUsed} onPress={() => set({ find: '', leastMw: null })}>
        {t('rank.clearFilters')}
      </Button>
    </div>
  );
}
