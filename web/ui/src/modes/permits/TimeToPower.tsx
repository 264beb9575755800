import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api/types';
import * as format from '../../format/format';
import { useLang } from '../../state/view';

/** From the start to power: the middle estimate, and the band that eight in ten projects would fall into. */
export function TimeToPower({ time }: { time: NonNullable<Pathway['timeToPower']> }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { p10Days, p50Days, p90Days } = time;
  const share = (days: number) => `${(days / p90Days) * 100}%`;
  const text = t('pathway.timeToPower', {
    p10: format.months(p10Days, lang),
    p50: format.months(p50Days, lang),
    p90: format.months(p90Days, lang),
  });
  return (
    <div className="time-to-power">
      <span className="caption">{text}</span>
      <span className="band" aria-hidden="true">
        <i style={{ left: share(p10Days), right: 0 }} />
        <b style={{ left: share(p50Days) }} />
      </span>
    </div>
  );
}
