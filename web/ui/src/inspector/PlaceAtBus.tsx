import { Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { withChange } from '../state/changes';
import { loadAt } from '../state/estimate';
import { useCurrentFlow, useMoving } from '../state/flow';
import { useView } from '../state/view';
import { PlaceGeneration } from './PlaceGeneration';

/** Where the slider ends, unless more was typed. */
const USUAL_MOST_MW = 1_500;
const STEP_MW = 5;

/** A load of any size at this bus: the map follows slider and figure at once, the full solve follows when they rest. */
export function PlaceAtBus({ bus, headroomMw }: { bus: number; headroomMw: number | null }) {
  const { t } = useTranslation();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  const { moving, move } = useMoving();
  const mw = moving?.bus === bus ? moving.mw : loadAt(changes, bus);
  const place = (to: number) => set({ changes: withChange(changes, { kind: 'load', bus, mw: to }) });
  const type = (to: number) => {
    move({ bus, mw: to || 0 });
    place(to || 0);
  };
  return (
    <div className="section">
      <div className="place-load">
        <NumberField className="field beside" value={mw} onChange={type} minValue={0}>
          <Label>{t('place.load')}</Label>
          <Input />
        </NumberField>
        <LoadSlider mw={mw} headroomMw={headroomMw} onMove={(to) => move({ bus, mw: to })} onPlace={place} />
      </div>
      <Outcome mw={mw} />
      <PlaceGeneration bus={bus} />
    </div>
  );
}

interface LoadSliderProps {
  mw: number;
  headroomMw: number | null;
  onMove: (mw: number) => void;
  onPlace: (mw: number) => void;
}

function LoadSlider({ mw, headroomMw, onMove, onPlace }: LoadSliderProps) {
  const { t } = useTranslation();
  const mostMw = Math.max(USUAL_MOST_MW, Math.ceil(mw / STEP_MW) * STEP_MW);
  return (
    <Slider
      aria-label={t('place.load')}
      value={mw}
      minValue={0}
      maxValue={mostMw}
      step={STEP_MW}
      onChange={onMove}
      onChangeEnd={onPlace}
    >
      <SliderTrack className="weight-track">
        {({ state }) => (
          <>
            {headroomMw !== null && headroomMw < mostMw ? (
              <span className="headroom-mark" style={{ left: `${(headroomMw / mostMw) * 100}%` }} />
            ) : null}
            <span className="weight-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="weight-thumb" />
          </>
        )}
      </SliderTrack>
    </Slider>
  );
}

/** What the load does: estimated while it moves, solved when it rests. */
function Outcome({ mw }: { mw: number }) {
  const { t } = useTranslation();
  const { flow, base, isEstimate, isUpdating } = useCurrentFlow();
  return (
    <p className="caption" role="status">
      {isEstimate ? t('place.estimate') : isUpdating ? t('place.solving') : null}
      {flow && base && (mw > 0 || isEstimate)
        ? ` ${t('place.overloads', { count: flow.overloadedCount, before: base.overloadedCount })}`
        : null}
    </p>
  );
}
