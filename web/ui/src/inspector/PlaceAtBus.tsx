import { useState } from 'react';
import {
  Button,
  Input,
  Label,
  NumberField,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { GridChange } from '../api/types';
import * as format from '../format/format';
import { withChange } from '../state/changes';
import { loadAt } from '../state/estimate';
import { useCurrentFlow, useMoving } from '../state/flow';
import { useLang, useView } from '../state/view';

const MOST_MW = 1_500;
const STEP_MW = 5;

/** A load of any size at this bus: the map follows the slider at once, the full solve follows when it rests. */
export function PlaceAtBus({ bus, headroomMw }: { bus: number; headroomMw: number | null }) {
  const { t } = useTranslation();
  const lang = useLang();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  const { moving, move } = useMoving();
  const { flow, base, isEstimate, isUpdating } = useCurrentFlow();
  const mw = moving?.bus === bus ? moving.mw : loadAt(changes, bus);
  const place = (to: number) => set({ changes: withChange(changes, { kind: 'load', bus, mw: to }) });
  return (
    <div className="section">
      <Slider
        className="place-load"
        value={mw}
        minValue={0}
        maxValue={MOST_MW}
        step={STEP_MW}
        onChange={(to) => move({ bus, mw: to })}
        onChangeEnd={place}
      >
        <Label>{t('place.load')}</Label>
        <SliderOutput>{format.megawatts(mw, lang)}</SliderOutput>
        <SliderTrack className="weight-track">
          {({ state }) => (
            <>
              {headroomMw !== null && headroomMw < MOST_MW ? (
                <span className="headroom-mark" style={{ left: `${(headroomMw / MOST_MW) * 100}%` }} />
              ) : null}
              <span className="weight-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className="weight-thumb" />
            </>
          )}
        </SliderTrack>
      </Slider>
      <p className="caption" role="status">
        {isEstimate ? t('place.estimate') : isUpdating ? t('place.solving') : null}
        {flow && base && (mw > 0 || isEstimate)
          ? ` ${t('place.overloads', { count: flow.overloadedCount, before: base.overloadedCount })}`
          : null}
      </p>
      <PlaceGeneration bus={bus} changes={changes} />
    </div>
  );
}

/** New generation at the bus, as a figure: it is placed once and seldom moved. */
function PlaceGeneration({ bus, changes }: { bus: number; changes: GridChange[] }) {
  const { t } = useTranslation();
  const set = useView((v) => v.set);
  const [mw, setMw] = useState(NaN);
  return (
    <form
      className="place-generation"
      onSubmit={(event) => {
        event.preventDefault();
        if (mw > 0) set({ changes: withChange(changes, { kind: 'generation', bus, mw }) });
      }}
    >
      <NumberField className="field" value={mw} onChange={setMw} minValue={1}>
        <Label>{t('place.generation')}</Label>
        <Input />
      </NumberField>
      <Button type="submit" className="button" isDisabled={!(mw > 0)}>
        {t('place.add')}
      </Button>
    </form>
  );
}
