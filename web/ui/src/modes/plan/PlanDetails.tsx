import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanResult, Upgrade } from '../../api/types';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { textIn } from '../../format/title';
import { words } from '../../format/words';
import { useLang, useView } from '../../state/view';
import { dots } from '../../format/dots';

const BranchLink = ({ id, name }: { id: number; name: string }) => {
  const select = useView((v) => v.select);
  return (
    <Button className="link-button" onPress={() => select({ kind: 'branch', id })}>
      {name}
    </Button>
  );
};

interface LimitsProps {
  limits: PlanResult['bindingLimits'];
  words: NonNullable<PlanResult['binding']>;
}

/** Limits in words where the server gives them; branch limits otherwise. */
export function Limits({ limits, words }: LimitsProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const isEmpty = limits.length === 0 && words.length === 0;
  return (
    <div className="section limits">
      <h2>{t('plan.binding')}</h2>
      {isEmpty ? <p className="caption">{t('plan.bindingNone')}</p> : null}
      <ul className="plain">
        {words.map((w, i) => (
          <li key={i} className="caption">
            {typeof w.branchId === 'number' ? (
              <BranchLink id={w.branchId} name={textIn(w.text, lang)} />
            ) : (
              textIn(w.text, lang)
            )}
          </li>
        ))}
        {(words.length > 0 ? [] : limits).map((limit, i) => (
          <li key={`${limit.kind}-${limit.branchId}-${i}`} className="limit">
            <BranchLink id={limit.branchId} name={limit.name} />
            <span className="caption">
              {format.megawatts(limit.flowMw, lang)} / {format.megawatts(limit.rateMw, lang)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What must be built for the plan, branch by branch. */
export function Upgrades({ upgrades }: { upgrades: Upgrade[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (upgrades.length === 0) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('plan.upgrades')}</h2>
        <Exports
          name="upgrades"
          heads={['branchId', 'name', 'year', 'addMw', 'costUsd']}
          rows={() => upgrades.map((u) => [u.branchId, u.name, u.year ?? null, u.addMw, u.costUsd])}
        />
      </div>
      <ul className="plain">
        {upgrades.map((u) => (
          <li key={`${u.branchId}-${u.year}`} className="limit">
            <BranchLink id={u.branchId} name={u.name} />
            <span className="caption">
              {dots(
                u.year,
                u.addMw === null ? null : `+${format.megawatts(u.addMw, lang)}`,
                u.costUsd === null ? null : format.dollars(u.costUsd, lang),
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the plan costs, part by part, with the sum. */
export function Costs({ costs }: { costs: { kind: string; usd: number }[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (costs.length === 0) return null;
  const total = costs.reduce((sum, c) => sum + c.usd, 0);
  const most = Math.max(...costs.map((c) => c.usd), 1);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('plan.costs')}</h2>
        <span className="strong">{format.dollars(total, lang)}</span>
        <Exports name="costs" heads={['kind', 'usd']} rows={() => costs.map((c) => [c.kind, c.usd])} />
      </div>
      <ul className="cost-bars">
        {costs.map((c) => (
          <li key={c.kind}>
            <span>{t(`plan.costKind.${c.kind}`, { defaultValue: words(c.kind) })}</span>
            <span className="cost-bar" aria-hidden="true">
              <i style={{ width: `${(c.usd / most) * 100}%` }} />
            </span>
            <span className="value">{format.dollars(c.usd, lang)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
