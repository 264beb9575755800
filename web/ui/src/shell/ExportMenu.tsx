import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { download } from '../export/download';
import { usePicture } from '../export/usePicture';
import { useToast } from '../ui/toast';

/** The map as a PNG or on paper; the data behind tables and charts is offered beside each of them. */
export function ExportMenu() {
  const { t } = useTranslation();
  const picture = usePicture();
  const say = useToast((s) => s.say);
  const act = (key: string | number) => {
    if (!picture) return say(t('export.noMap'));
    const canvas = picture();
    if (key === 'png') canvas.toBlob((blob) => blob && download('planner-map.png', blob));
    else print(canvas);
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

/** Paper gets the picture in place of the page: a live WebGL canvas prints empty. */
function print(canvas: HTMLCanvasElement) {
  const figure = document.createElement('img');
  figure.className = 'print-figure';
  figure.alt = '';
  figure.onload = () => {
    document.body.append(figure);
    window.print();
    figure.remove();
  };
  figure.src = canvas.toDataURL('image/png');
}
