import { useState } from 'react';
import { Button, Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { withChange } from '../state/changes';
import { useCurrentFlow } from '../state/flow';
import { useView } from '../state/view';

/** Put into the scenario: the branch out of service, or its rating raised. */
export function BranchOptions({ id }: { id: number }) {
  const { t } = useTranslation();
  const { base } = useCurrentFlow();
  const changes = useView((v) => v.changes);
  const set = useView((v) => v.set);
  const at = base?.branches.id.indexOf(id) ?? -1;
  const rateMw = (at >= 0 ? base?.branches.rateMw[at] : null) ?? null;
  const [newRate, setNewRate] = useState(NaN);
  return (
    <div className="section options">
      <h3>{t('options.title')}</h3>
      <form
        className="place-generation"
        onSubmit={(event) => {
          event.preventDefault();
          if (newRate > 0) set({ changes: withChange(changes, { kind: 'upgrade', branch: id, rateMw: newRate }) });
        }}
      >
        <NumberField className="field" value={newRate} onChange={setNewRate} minValue={1}>
          <Label>{t('options.newRate')}</Label>
          <Input placeholder={rateMw === null ? '' : String(Math.round(rateMw * 1.5))} />
        </NumberField>
        <Button type="submit" className="button">
          {t('options.upgrade')}
        </Button>
      </form>
      <Button className="button" onPress={() => set({ changes: withChange(changes, { kind: 'outage', branch: id }) })}>
        {t('options.outage')}
      </Button>
    </div>
  );
}
