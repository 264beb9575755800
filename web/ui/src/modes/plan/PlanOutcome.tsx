import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanResult } from '../../api/types';
import * as format from '../../format/format';
import { useLang, useView } from '../../state/view';
import { ChosenTable } from './ChosenTable';

export function PlanOutcome({ result }: { result: PlanResult }) {
  const { t } = useTranslation();
  const hasLimits = result.bindingLimits.length > 0;
  return (
    <>
      <div className="section">
        <h2>{t(`plan.status.${result.status}`)}</h2>
        <Figures result={result} />
        {result.note ? <p className="caption">{result.note}</p> : null}
      </div>
      {result.conflict.length > 0 ? (
        <div className="section">
          <h2>{t('plan.conflict')}</h2>
          <ul className="conflict">
            {result.conflict.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {result.relaxations.length > 0 ? (
        <div className="section">
          <h2>{t('plan.relax')}</h2>
          <ul className="plain caption">
            {result.relaxations.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {result.chosen.length > 0 ? <ChosenTable chosen={result.chosen} /> : null}
      {result.status === 'optimal' || result.status === 'feasible' ? (
        <div className="section limits">
          <h2>{t('plan.binding')}</h2>
          {hasLimits ? <Limits result={result} /> : <p className="caption">{t('plan.bindingNone')}</p>}
        </div>
      ) : null}
    </>
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

function Limits({ result }: { result: PlanResult }) {
  const lang = useLang();
  const select = useView((v) => v.select);
  return (
    <ul className="plain">
      {result.bindingLimits.map((limit) => (
        <li key={`${limit.kind}-${limit.branchId}`} className="limit">
          <Button className="link-button" onPress={() => select({ kind: 'branch', id: limit.branchId })}>
            {limit.name}
          </Button>
          <span className="caption">
            {format.megawatts(limit.flowMw, lang)} / {format.megawatts(limit.rateMw, lang)}
          </span>
        </li>
      ))}
    </ul>
  );
}
