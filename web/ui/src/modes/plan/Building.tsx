import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlanResult } from '../../api/types';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { useTechnologyName } from '../../format/useTechnologyName';
import { useLang, useView } from '../../state/view';
import { dots } from '../../format/dots';

/** What stands at the end of each year. */
export function Years({ years }: { years: NonNullable<PlanResult['years']> }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (years.length === 0) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('plan.byYear')}</h2>
        <Exports
          name="years"
          heads={['year', 'loadMw', 'capitalUsd', 'emissionsTons']}
          rows={() => years.map((y) => [y.year, y.loadMw, y.capitalUsd, y.emissionsTons])}
        />
      </div>
      <ul className="plain">
        {years.map((y) => (
          <li key={y.year} className="limit">
            <span className="strong">{y.year}</span>
            <span className="caption">
              {dots(
                format.megawatts(y.loadMw, lang),
                y.capitalUsd === null ? null : format.dollars(y.capitalUsd, lang),
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Generators that the plan builds, and retirements that it puts off. */
export function Building({ result }: { result: PlanResult }) {
  const { t } = useTranslation();
  const lang = useLang();
  const technology = useTechnologyName();
  const select = useView((v) => v.select);
  const [built, deferred] = [result.built ?? [], result.deferred ?? []];
  return (
    <>
      {built.length > 0 ? (
        <div className="section">
          <h2>{t('plan.built')}</h2>
          <ul className="plain">
            {built.map((b) => (
              <li key={`${b.id}-${b.year}`} className="limit">
                <Button className="link-button" onPress={() => select({ kind: 'bus', id: b.bus })}>
                  {technology(b.technology)}
                </Button>
                <span className="caption">
                  {b.year} · {format.megawatts(b.mw, lang)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {deferred.length > 0 ? (
        <div className="section">
          <h2>{t('plan.deferred')}</h2>
          <ul className="plain">
            {deferred.map((d) => (
              <li key={d.generator} className="limit">
                <span>{d.name}</span>
                <span className="caption">{d.untilYear}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
