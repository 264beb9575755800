import { useEffect } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { download } from '../export/download';
import { usePicture } from '../export/usePicture';
import { useLiveMapStore } from '../map/liveMap';
import { useView } from '../state/view';
import { useToast } from '../ui/toast';

/** The map as a PNG or on paper; the data behind tables and charts is offered beside each of them. */
export function ExportMenu() {
  const { t } = useTranslation();
  const picture = usePicture();
  usePrinting(picture);
  const say = useToast((s) => s.say);
  const act = (key: string | number) => {
    if (!picture) return say(t('export.noMap'));
    if (key === 'png') picture().toBlob((blob) => blob && download('planner-map.png', blob));
    else void printLight();
  };
  return (
    <MenuTrigger>
      <Button className="button" aria-label={t('export.title')}>
        {t('export.title')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={act} aria-label={t('export.title')}>
          <MenuItem id="png" className="menu-item">
            {t('export.png')}
          </MenuItem>
          <MenuItem id="print" className="menu-item">
            {t('export.print')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Paper is white: a dark map is drawn light first, and dark again once it is printed. */
async function printLight() {
  const { map } = useLiveMapStore.getState();
  const { theme, preferredTheme, set } = useView.getState();
  if (map && (theme ?? preferredTheme) === 'dark') {
    window.addEventListener('afterprint', () => set({ theme }), { once: true });
    set({ theme: 'light' });
    await drawnAnew(map);
  }
  window.print();
}

/** The page takes up the theme before the next frame, and the map after it. */
const drawnAnew = (map: MapLibreMap) =>
  new Promise<void>((done) =>
    requestAnimationFrame(() => {
      void map.once('idle').then(() => done());
      map.triggerRepaint();
    }),
  );

/** Ctrl+P, ⌘P. */
function onPrintKey(event: KeyboardEvent) {
  if (event.key !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void printLight();
}

/** Paper gets the picture in place of the page, from the menu and by Ctrl+P alike: a live WebGL canvas prints empty. */
function usePrinting(picture: (() => HTMLCanvasElement) | null) {
  useEffect(() => {
    let figure: HTMLCanvasElement | undefined;
    const put = () => {
      figure = picture?.();
      if (!figure) return;
      figure.className = 'print-figure';
      document.body.append(figure);
    };
    const takeAway = () => figure?.remove();
    window.addEventListener('keydown', onPrintKey);
    window.addEventListener('beforeprint', put);
    window.addEventListener('afterprint', takeAway);
    return () => {
      window.removeEventListener('keydown', onPrintKey);
      window.removeEventListener('beforeprint', put);
      window.removeEventListener('afterprint', takeAway);
    };
  }, [picture]);
}
