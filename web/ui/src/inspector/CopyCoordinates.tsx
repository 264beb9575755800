import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import * as format from '../format/format';
import { Icon } from '../ui/Icon';
import { useToast } from '../ui/toast';

/** The place as people read it; the clipboard gets it as programs do. */
export function CopyCoordinates({ lon, lat }: { lon: number; lat: number }) {
  const { t } = useTranslation();
  const say = useToast((s) => s.say);
  const text = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  const shown = format.coordinates(lon, lat);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(t('top.coordinatesCopied', { text })),
      () => say(text),
    );
  return (
    <Button
      className="copy-coordinates"
      aria-label={t('top.copyCoordinates', { text: shown })}
      onPress={() => void copy()}
    >
      {shown}
      <Icon name="copy" size={12} />
    </Button>
  );
}
