import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../api/types';
import * as format from '../../format/format';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { StatusIcon } from '../../ui/Status';

const statuses: Status[] = ['eligible', 'review', 'unknown', 'excluded'];

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
    </div>
  );
}
