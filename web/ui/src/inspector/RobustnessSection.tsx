import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRobustness } from '../api/queries';
import type { RankedSite } from '../api/types';
import * as format from '../format/format';
import { useCurrentRanking } from '../state/ranking';
import { useLang } from '../state/view';

/** How often the site comes first, second and so on when the weights are drawn at random. */
export function RobustnessSection({ site }: { site: RankedSite }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { request } = useCurrentRanking();
  const [isAsked, setAsked] = useState(false);
  const answer = useRobustness(isAsked ? request : null);
  const line = answer.data?.sites.find((s) => s.id === site.id);
  if (site.rank === null) return null;
  if (!isAsked)
    return (
      <Button className="text-button" onPress={() => setAsked(true)}>
        {t('robust.ask')}
      </Button>
    );
  if (answer.error) return <p className="caption">{answer.error.message}</p>;
  if (!line || !answer.data) return <p className="caption">{t('robust.drawing')}</p>;
  const most = Math.max(...line.rankAcceptability, 0.01);
  return (
    <div>
      <p className="caption">
        {t('robust.first', {
          percent: format.percent(line.firstRankShare * 100, lang, 1),
          draws: format.integer(answer.data.draws, lang),
          mean: format.decimal(line.meanRank, lang, 1),
        })}
      </p>
      <ol className="acceptability" aria-label={t('robust.ranks')}>
        {line.rankAcceptability.map((share, i) => (
          <li key={i} title={`#${i + 1}: ${format.percent(share * 100, lang, 1)}`}>
            <i style={{ height: `${(share / most) * 100}%` }} aria-hidden="true" />
            <span className="micro">{i + 1}</span>
            <span className="visually-hidden">{format.percent(share * 100, lang, 1)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
