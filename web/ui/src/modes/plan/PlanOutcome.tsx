import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanResult, Text } from '../../api/types';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { textIn } from '../../format/title';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { ChosenTable } from './ChosenTable';
import { Building, Years } from './Building';
import { Costs, Limits, Upgrades } from './PlanDetails';
import { TradeOff } from './TradeOff';

/** isCut: the search was cancelled, so this is the best it had and no answer that is kept for others. */
export function PlanOutcome({ result, isCut }: { result: PlanResult; isCut: boolean }) {
  const { t } = useTranslation();
  const lang = useLang();
  const isAnswer = result.status === 'optimal' || result.status === 'feasible';
  return (
    <>
      <div className="section">
        <h2>{t(`plan.status.${result.status}`)}</h2>
        <Figures result={result} />
        {result.stopped ? (
          <p className="note">{t(`plan.stopped.${result.stopped}`, { defaultValue: result.stopped })}</p>
        ) : null}
        {result.note ? <p className="caption">{textIn(result.note, lang)}</p> : null}
      </div>
      <Words title={t('plan.conflict')} texts={result.conflict} className="conflict" />
      <Words title={t('plan.relax')} texts={result.relaxations} className="plain caption" />
      {result.chosen.length > 0 ? <ChosenTable chosen={result.chosen} /> : null}
      <Upgrades upgrades={result.upgrades ?? []} />
      <Costs costs={result.costs ?? []} />
      <Years years={result.years ?? []} />
      <Building result={result} />
      {isAnswer ? <Limits limits={result.bindingLimits} words={result.binding ?? []} /> : null}
      <TradeOff points={result.pareto ?? []} />
      <Alternatives result={result} />
      {isCut ? null : <Report />}
    </>
  );
}

function Words({ title, texts, className }: { title: string; texts: Text[]; className: string }) {
  const lang = useLang();
  if (texts.length === 0) return null;
  return (
    <div className="section">
      <h2>{title}</h2>
      <ul className={className}>
        {texts.map((text, i) => (
          <li key={i}>{textIn(text, lang)}</li>
        ))}
      </ul>
    </div>
  );
}

function Figures({ result }: { result: PlanResult }) {
  const { t } = useTranslation();
  const lang = useLang();
  const number = (value: number | null) => (value === null ? '–' : format.decimal(value, lang, 3));
  return (
    <>
      <dl className="figures">
        <div>
          <dt className="micro">{t('plan.objective')}</dt>
          <dd>{number(result.objective)}</dd>
        </div>
        <div>
          <dt className="micro">{t('plan.bound')}</dt>
          <dd>{number(result.bound)}</dd>
        </div>
        <div>
          <dt className="micro">{t('plan.gap')}</dt>
          <dd>{result.gap === null ? '–' : format.percent(result.gap * 100, lang, 2)}</dd>
        </div>
      </dl>
      <p className="micro">
        {t('plan.backend')} {result.backend} · {t('plan.seed', { seed: result.seed })}
      </p>
    </>
  );
}

/** Other sets of sites that are nearly as good, and what sets each apart. */
function Alternatives({ result }: { result: PlanResult }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { byId } = useCurrentRanking();
  const set = useView((v) => v.set);
  const list = result.alternatives ?? [];
  const always = result.inEveryPlan ?? [];
  if (list.length === 0) return null;
  const best = result.objective;
  const names = (sites: string[]) =>
    format.list(
      sites.map((id) => byId.get(id)?.name ?? id),
      lang,
    );
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('plan.alternativesTitle')}</h2>
        <Exports
          name="alternatives"
          heads={['objective', 'sites']}
          rows={() => list.map((a) => [a.objective, a.sites.join('; ')])}
        />
      </div>
      {always.length > 0 ? <p className="caption">{t('plan.always', { names: names(always) })}</p> : null}
      <ol className="alternatives">
        {list.map((a, i) => (
          <li key={i}>
            <span className="strong">{names(a.sites)}</span>
            <span className="caption">
              {a.objective.toFixed(3)}
              {best !== null ? ` · ${t('plan.less', { points: (best - a.objective).toFixed(3) })}` : ''}
              {a.adds?.length ? ` · +${names(a.adds)}` : ''}
              {a.drops?.length ? ` · −${names(a.drops)}` : ''}
            </span>
            <Button className="text-button" onPress={() => set({ compare: a.sites.slice(0, 4) })}>
              {t('plan.compareThese')}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Report() {
  const { t } = useTranslation();
  const lang = useLang();
  const job = useView((v) => v.job);
  const units = useView((v) => v.units);
  if (!job) return null;
  return (
    <div className="section">
      <a
        href={`/api/reports/plans/${encodeURIComponent(job)}?format=html&language=${lang}&units=${units}`}
        target="_blank"
        rel="noreferrer"
      >
        {t('export.planReport')}
      </a>
    </div>
  );
}
