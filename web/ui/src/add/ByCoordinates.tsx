import { useState, type FormEvent } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readCoordinates } from '../format/coordinates';
import { useDraft } from '../state/draft';

/** The way to a site without a pointer: latitude and longitude as text. */
export function ByCoordinates({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const place = readCoordinates(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!place) return;
    const draft = useDraft.getState();
    draft.start('point');
    draft.add([place.lon, place.lat]);
    onAdded();
  };
  return (
    <form className="add-coordinates" onSubmit={submit}>
      <TextField className="field" value={text} onChange={setText}>
        <Label>{t('add.coordinates')}</Label>
        <Input placeholder="31.220, -97.350" />
      </TextField>
      <Button type="submit" className="button" isDisabled={!place}>
        {t('add.place')}
      </Button>
    </form>
  );
}
