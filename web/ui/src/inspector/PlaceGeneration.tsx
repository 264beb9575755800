import { useState, type FormEvent } from 'react';
import { Button, Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useTechnologies } from '../api/queries';
import { useTechnologyName } from '../format/useTechnologyName';
import { withChange } from '../state/changes';
import { useView } from '../state/view';

/** New generation at the bus: its technology tells what it costs to run, without which no dispatch can place it. */
export function PlaceGeneration({ bus }: { bus: number }) {
  const { t } = useTranslation();
  const nameOf = useTechnologyName();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  const [mw, setMw] = useState(NaN);
  const [chosen, setChosen] = useState<string | null>(null);
  const generating = useGenerating();
  const technology = chosen ?? generating[0]?.id;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (mw > 0 && technology) set({ changes: withChange(changes, { kind: 'generation', bus, mw, technology }) });
  };
  return (
    <form className="place-generation" onSubmit={add}>
      <label className="field technology">
        <span className="field-label">{t('place.technology')}</span>
        <select className="plain-select" value={technology} onChange={(event) => setChosen(event.target.value)}>
          {generating.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <NumberField className="field" value={mw} onChange={setMw} minValue={1}>
        <Label>{t('place.generation')}</Label>
        <Input />
      </NumberField>
      {/* Not disabled while empty: the field gives its figure when it is left, and a disabled button never takes the focus. */}
      <Button type="submit" className="button" isDisabled={!technology}>
        {t('place.add')}
      </Button>
    </form>
  );
}

/** What generates and has a known running cost: the server refuses the others. */
const useGenerating = () =>
  useTechnologies().data?.technologies.filter(
    ({ kind, runningUsdPerMwh }) => (kind === 'dispatchable' || kind === 'variable') && runningUsdPerMwh !== null,
  ) ?? [];
