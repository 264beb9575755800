import { useState, type ReactNode } from 'react';
import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../api/types';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { byDefault, completeWeights, normalise, sumOf } from '../../state/weights';

const FULL = 100;

export function Weights() {
  const { t } = useTranslation();
  const { criteria } = useCurrentRanking();
  const chosen = useView((v) => v.weights);
  const setWeights = useView((v) => v.setWeights);
  const weights = completeWeights(criteria, chosen);
  const sum = sumOf(weights);
  const { standard, offered } = byDefault(criteria);
  const slider = (criterion: Criterion) => (
    <WeightSlider
      key={criterion.id}
      criterion={criterion}
      value={weights[criterion.id] ?? 0}
      onChange={(value) => setWeights(normalise(criteria, { ...weights, [criterion.id]: value }))}
    />
  );
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('rank.weights')}</h2>
        <span className="caption" role="status">
          {t(sum === FULL ? 'rank.sum' : 'rank.sumShared', { sum })}
        </span>
        <Button className="text-button" isDisabled={chosen === null} onPress={() => setWeights(null)}>
          {t('rank.reset')}
        </Button>
      </div>
      <div className="weights">
        {standard.map(slider)}
        {offered.length > 0 ? (
          <MoreWeights count={offered.length} isRaised={offered.some((c) => (chosen?.[c.id] ?? 0) > 0)}>
            {offered.map(slider)}
          </MoreWeights>
        ) : null}
      </div>
      {sum === 0 ? (
        <p className="note" role="alert">
          {t('rank.sumZero')}
        </p>
      ) : null}
    </div>
  );
}

/** Folded from the start, unless the link raises one of them; lowering it again closes nothing under the hand. */
function MoreWeights({ count, isRaised, children }: { count: number; isRaised: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const [startsOpen] = useState(isRaised);
  return (
    <details className="more-weights" open={startsOpen}>
      <summary>{t('rank.moreWeights', { count })}</summary>
      {children}
    </details>
  );
}

interface WeightSliderProps {
  criterion: Criterion;
  value: number;
  onChange: (value: number) => void;
}

function WeightSlider({ criterion, value, onChange }: WeightSliderProps) {
  const lang = useLang();
  return (
    <Slider className="weight" value={value} minValue={0} maxValue={FULL} step={1} onChange={onChange}>
      <Label>
        <span title={criterion.description[lang]}>{criterion.title[lang]}</span>
      </Label>
      <SliderTrack className="weight-track">
        {({ state }) => (
          <>
            <span className="weight-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="weight-thumb" />
          </>
        )}
      </SliderTrack>
      <SliderOutput className="weight-value" />
    </Slider>
  );
}
