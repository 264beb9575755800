import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { GridChange } from '../../api/types';
import * as format from '../../format/format';
import { withChange, writeChanges } from '../../state/changes';
import { useCurrentFlow } from '../../state/flow';
import { useScenarios, type KeptScenario } from '../../state/scenarios';
import { useLang, useView } from '../../state/view';
import { useChangeText } from './useChangeText';

/** A hot week: more load to cool, less rating in the heat. Planner's own round figures, shown on the change itself. */
const HEAT_WAVE: GridChange = { kind: 'heat-wave', loadFactor: 1.08, ratingFactor: 0.93 };

/** Base and kept scenarios, and what the one in view changes. */
export function ScenarioSection() {
  const { t } = useTranslation();
  const lang = useLang();
  const { base, flow, hasScenario, isEstimate, isUpdating } = useCurrentFlow();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  const { kept, keep, forget } = useScenarios();
  const current = writeChanges(changes);
  const isKept = kept.some((k) => writeChanges(k.changes) === current);
  const isChanged = changes.length > 0 || isEstimate;
  const shown = hasScenario ? flow : undefined;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('scenario.title')}</h2>
        <span className="caption" role="status">
          {isEstimate ? t('scenario.estimate') : null}
        </span>
      </div>
      <ul className="scenarios">
        <Line
          name={t('scenario.base')}
          isCurrent={!isChanged}
          loadMw={base?.totalLoadMw}
          overloads={base?.overloadedCount}
          onChoose={() => set({ changes: [] })}
        />
        {kept.map((k) => (
          <Line
            key={k.name}
            name={k.name}
            isCurrent={writeChanges(k.changes) === current}
            loadMw={k.totalLoadMw}
            overloads={k.overloadedCount}
            onChoose={() => set({ changes: k.changes })}
            onForget={() => forget(k.name)}
          />
        ))}
        {isChanged && !isKept ? (
          <Line name={t('scenario.current')} isCurrent loadMw={shown?.totalLoadMw} overloads={shown?.overloadedCount} />
        ) : null}
      </ul>
      <Changes changes={changes} />
      <div className="scenario-actions">
        <Button className="button small" onPress={() => set({ changes: withChange(changes, HEAT_WAVE) })}>
          {t('scenario.addHeatWave')}
        </Button>
        <Button
          className="button small"
          isDisabled={!shown || isKept || isEstimate || isUpdating}
          onPress={() => {
            if (!shown) return;
            const { totalLoadMw, overloadedCount } = shown;
            keep({
              name: freeName((name) => t('scenario.name', { name }), kept),
              changes,
              totalLoadMw,
              overloadedCount,
            });
          }}
        >
          {t('scenario.keep')}
        </Button>
      </div>
      {base && shown ? (
        <p className="caption">
          {t('scenario.difference', {
            count: shown.overloadedCount - base.overloadedCount,
            more: signed(shown.overloadedCount - base.overloadedCount),
            mw: format.megawatts(shown.totalLoadMw - base.totalLoadMw, lang),
          })}
        </p>
      ) : (
        <p className="micro">{t('scenario.hint')}</p>
      )}
    </div>
  );
}

/** The first letter after A, which the base case has in all but name, that no kept scenario bears. */
const freeName = (nameOf: (letter: string) => string, kept: KeptScenario[]) =>
  Array.from('BCDEFGHIJKLMNOPQRSTUVWXYZ', nameOf).find((name) => !kept.some((k) => k.name === name)) ?? nameOf('Z');

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '±0');

interface LineProps {
  name: string;
  isCurrent: boolean;
  loadMw: number | undefined;
  overloads: number | undefined;
  onChoose?: () => void;
  onForget?: () => void;
}

function Line({ name, isCurrent, loadMw, overloads, onChoose, onForget }: LineProps) {
  const { t } = useTranslation();
  const lang = useLang();
  return (
    <li className={isCurrent ? 'scenario current' : 'scenario'}>
      <button type="button" aria-pressed={isCurrent} onClick={onChoose}>
        <i aria-hidden="true" />
        <span className="scenario-name">{name}</span>
        <span className="dim">{loadMw === undefined ? '' : format.gigawatts(loadMw, lang)}</span>
        <span className={overloads ? 'dim overloaded' : 'dim'}>
          {overloads === undefined ? '' : t('scenario.over', { count: overloads })}
        </span>
      </button>
      {onForget ? (
        <Button className="text-button remove" aria-label={t('scenario.forget', { name })} onPress={onForget}>
          ×
        </Button>
      ) : null}
    </li>
  );
}

function Changes({ changes }: { changes: GridChange[] }) {
  const { t } = useTranslation();
  const set = useView((v) => v.set);
  const text = useChangeText();
  if (changes.length === 0) return null;
  return (
    <ul className="changes" aria-label={t('scenario.changes')}>
      {changes.map((change, i) => (
        <li key={i}>
          <span>{text(change)}</span>
          <Button
            className="text-button remove"
            aria-label={t('scenario.undo', { change: text(change) })}
            onPress={() => set({ changes: changes.filter((_, at) => at !== i) })}
          >
            ×
          </Button>
        </li>
      ))}
    </ul>
  );
}
