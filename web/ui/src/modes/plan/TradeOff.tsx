import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanResult } from '../../api/types';
import { Scatter } from '../../charts/Scatter';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { useCurrentRanking } from '../../state/ranking';
import { useLang } from '../../state/view';

/** Plans that are traded often differ by little: one digit would make them look alike. */
const DIGITS = 3;

/** Score against cost: no other plan is better in both. */
export function TradeOff({ points }: { points: NonNullable<PlanResult['pareto']> }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { byId } = useCurrentRanking();
  const [chosen, choose] = useState<string | null>(null);
  if (points.length === 0) return null;
  if (points.length === 1) return <NothingToTrade />;
  const names = (sites: string[]) =>
    format.list(
      sites.map((id) => byId.get(id)?.name ?? id),
      lang,
    );
  const point = points[Number(chosen ?? -1)];
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('plan.pareto')}</h2>
        <Exports
          name="trade-off"
          heads={['score', 'costUsd', 'sites']}
          rows={() => points.map((p) => [p.score, p.costUsd, p.sites.join('; ')])}
        />
      </div>
      <Scatter
        summary={t('plan.paretoSummary', { count: points.length })}
        dots={points.map((p, i) => ({
          key: String(i),
          x: p.costUsd,
          y: p.score,
          name: `${p.score.toFixed(3)} · ${format.dollars(p.costUsd, lang, DIGITS)} · ${names(p.sites)}`,
          isChosen: chosen === String(i),
        }))}
        xTitle={t('plan.cost')}
        yTitle={t('plan.objective')}
        xLabel={(usd) => format.dollars(usd, lang, DIGITS)}
        yLabel={(score) => score.toFixed(2)}
        onChoose={choose}
      />
      <p className="caption" role="status">
        {point
          ? t('plan.paretoPoint', {
              score: point.score.toFixed(3),
              cost: format.dollars(point.costUsd, lang, DIGITS),
              sites: names(point.sites),
            })
          : t('plan.paretoHint')}
      </p>
    </div>
  );
}

/** One plan is best in both: said in words, so that nobody looks for a chart. */
function NothingToTrade() {
  const { t } = useTranslation();
  return (
    <div className="section">
      <h2>{t('plan.pareto')}</h2>
      <p className="caption">{t('plan.paretoNone')}</p>
    </div>
  );
}
