import { useState, type FormEvent } from 'react';
import { Button, Input, Label, NumberField, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import * as format from '../format/format';
import { geometryOf, LEAST_CORNERS, useDraft } from '../state/draft';
import { useView } from '../state/view';
import { Failure } from '../ui/States';
import { useAddSites } from './useAddSites';

/** On the map while a site is drawn: what to do next, then its name. */
export function DraftBar() {
  const tool = useDraft((d) => d.tool);
  const isDone = useDraft((d) => d.isDone);
  if (!tool) return null;
  return isDone ? <NameIt /> : <Drawing />;
}

function Drawing() {
  const { t } = useTranslation();
  const { tool, corners, undo, finish, drop } = useDraft();
  return (
    <div className="float draft-bar" role="status">
      <span>{t(tool === 'point' ? 'add.clickPoint' : 'add.clickCorners', { count: corners.length })}</span>
      {tool === 'polygon' ? (
        <>
          <Button className="button" onPress={undo} isDisabled={corners.length === 0}>
            {t('add.undo')}
          </Button>
          <Button className="button primary" onPress={finish} isDisabled={corners.length < LEAST_CORNERS}>
            {t('add.finish')}
          </Button>
        </>
      ) : null}
      <Button className="button" onPress={drop}>
        {t('plan.cancel')}
      </Button>
    </div>
  );
}

function NameIt() {
  const { t } = useTranslation();
  const { corners, drop } = useDraft();
  const tool = useDraft((d) => d.tool);
  const defaultMw = useWorkspace().data?.requestedMwDefault;
  const viewMw = useView((v) => v.requestedMw);
  const [name, setName] = useState('');
  const [mw, setMw] = useState(viewMw ?? defaultMw ?? NaN);
  const { draw, error, isBusy } = useAddSites();
  const geometry = geometryOf({ tool, corners });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!geometry || !name.trim()) return;
    const properties = { name: name.trim(), ...(mw > 0 ? { requestedMw: mw } : {}) };
    void draw({ type: 'Feature', properties, geometry });
  };
  const [first] = corners;
  return (
    <form className="float draft-bar naming" onSubmit={submit}>
      <TextField className="field" value={name} onChange={setName} autoFocus>
        <Label>{t('add.name')}</Label>
        <Input />
      </TextField>
      <NumberField className="field short" value={mw} onChange={setMw} minValue={1}>
        <Label>{t('rank.load')}, MW</Label>
        <Input />
      </NumberField>
      <Button type="submit" className="button primary" isDisabled={!name.trim() || isBusy}>
        {t(isBusy ? 'add.busy' : 'add.rank')}
      </Button>
      <Button className="button" onPress={drop}>
        {t('plan.cancel')}
      </Button>
      {first ? <p className="micro">{format.coordinates(first[0], first[1])}</p> : null}
      {error ? <Failure error={error} /> : null}
    </form>
  );
}
