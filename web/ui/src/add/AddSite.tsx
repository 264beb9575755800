import { Button, Dialog, DialogTrigger, DropZone, FileTrigger, Popover } from 'react-aria-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, type Tool } from '../state/draft';
import { Icon } from '../ui/Icon';
import { Failure } from '../ui/States';
import { ByCoordinates } from './ByCoordinates';
import { useAddSites } from './useAddSites';
import { dots } from '../format/dots';

const FILE_TYPES = ['.csv', '.kml', '.geojson', '.json', 'text/csv', 'application/geo+json'];

/** Draw a site on the map, type its coordinates, or drop a file of sites. */
export function AddSite() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const start = (tool: Tool) => {
    useDraft.getState().start(tool);
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button small">
        <Icon name="plus" size={13} />
        {t('add.title')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="add-dialog" aria-label={t('add.title')}>
          <p className="caption">{t('add.lead')}</p>
          <div className="add-tools">
            <Button className="button" onPress={() => start('point')}>
              <Icon name="target" size={14} />
              {t('add.point')}
            </Button>
            <Button className="button" onPress={() => start('polygon')}>
              <Icon name="polygon" size={14} />
              {t('add.polygon')}
            </Button>
          </div>
          <ByCoordinates onAdded={() => setOpen(false)} />
          <DropFile onAdded={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function DropFile({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();
  const { upload, error, uploaded, isBusy } = useAddSites(onAdded);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void upload(file);
  };
  return (
    <>
      <DropZone
        className="drop"
        aria-label={t('add.drop')}
        onDrop={(event) => {
          const [item] = event.items;
          if (item?.kind === 'file') void item.getFile().then(upload);
        }}
      >
        <p className="caption">{t(isBusy ? 'add.busy' : 'add.drop')}</p>
        <FileTrigger acceptedFileTypes={FILE_TYPES} onSelect={take}>
          <Button className="text-button">{t('add.choose')}</Button>
        </FileTrigger>
      </DropZone>
      {error ? <Failure error={error} /> : null}
      {uploaded ? (
        <div role="status">
          <p className="caption">{t('add.added', { count: uploaded.added })}</p>
          <ul className="diagnostics caption">
            {uploaded.diagnostics.map((d, i) => (
              <li key={i}>{dots(d.where, d.what, d.remedy)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
