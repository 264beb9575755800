import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../api/types';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { completeWeights, normalise, sumOf } from '../../state/weights';

const FULL = 100;

export function Weights() {
  const { t } = useTranslation();
  const { criteria } = useCurrentRanking();
  const chosen = useView((v) => v.weights);
  const setWeights = useView((v) => v.setWeights);
  const weights = completeWeights(criteria, chosen);
  const sum = sumOf(weights);
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
      {criteria.map((criterion) => (
        <WeightSlider
          key={criterion.id}
          criterion={criterion}
          value={weights[criterion.id] ?? 0}
          onChange={(value) => setWeights(normalise(criteria, { ...weights, [criterion.id]: value }))}
        />
      ))}
      {sum === 0 ? (
        <p className="note" role="alert">
          {t('rank.sumZero')}
        </p>
      ) : null}
    </div>
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
