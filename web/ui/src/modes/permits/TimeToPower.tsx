import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api/types';
import * as format from '../../format/format';
import { useLang } from '../../state/view';

/** From the start to power: the middle of the favourable case, and the slow end of the unfavourable one. */
export function TimeToPower({ pathway }: { pathway: Pathway }) {
  const { t } = useTranslation();
  const lang = useLang();
  const [low, high] = [pathway.shortest.timeToPower, pathway.longest.timeToPower];
  if (!low || !high) return <p className="caption">{t('pathway.noTime')}</p>;
  const share = (days: number) => `${(days / high.p90Days) * 100}%`;
  const [p50, most] = [format.months(low.p50Days, lang), format.months(high.p50Days, lang)];
  const text = t(p50 === most ? 'pathway.timeSettled' : 'pathway.timeToPower', {
    p10: format.months(low.p10Days, lang),
    low: p50,
    high: most,
    p90: format.months(high.p90Days, lang),
  });
  return (
    <div className="time-to-power">
      <span className="caption">{text}</span>
      <span className="band" aria-hidden="true">
        <i className="wide" style={{ left: share(low.p10Days), right: 0 }} />
        <i style={{ left: share(low.p50Days), width: `${((high.p50Days - low.p50Days) / high.p90Days) * 100}%` }} />
        <b style={{ left: share(low.p50Days) }} />
        <b style={{ left: share(high.p50Days) }} />
      </span>
    </div>
  );
}
