import {
  Button,
  Checkbox,
  Dialog,
  DialogTrigger,
  Popover,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLayers, useWorkspace } from '../api/queries';
import type { LayerInfo } from '../api/types';
import * as format from '../format/format';
import type { BranchColour } from '../state/url';
import { useLang, useView } from '../state/view';
import { Icon } from '../ui/Icon';
import { Swatch } from './Swatch';
import { useConstraints, useShownLayers } from './useMapLook';

/** Top left on the map: how branches are coloured, and which layers are shown. */
export function LayerBar() {
  const { t } = useTranslation();
  const colour = useView((v) => v.branchColour);
  const set = useView((v) => v.set);
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  return (
    <div className="float map-layers">
      {hasGrid ? (
        <ToggleButtonGroup
          className="segments"
          aria-label={t('map.colourBy')}
          disallowEmptySelection
          selectedKeys={[colour]}
          onSelectionChange={(keys) => set({ branchColour: [...keys][0] as BranchColour })}
        >
          <ToggleButton id="loading">{t('map.byLoading')}</ToggleButton>
          <ToggleButton id="outage">{t('map.byOutage')}</ToggleButton>
          <ToggleButton id="voltage">{t('map.byVoltage')}</ToggleButton>
        </ToggleButtonGroup>
      ) : null}
      <DialogTrigger>
        <Button className="segment-button">
          <Icon name="layers" size={15} />
          {t('map.layers')}
        </Button>
        <Popover placement="bottom start" className="popover">
          <Dialog className="layer-dialog" aria-label={t('map.layers')}>
            <LayerList />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

function LayerList() {
  const lang = useLang();
  const { t } = useTranslation();
  const shown = useShownLayers();
  const setLayers = useView((v) => v.setLayers);
  const constraints = useConstraints();
  const absent = useLayers().data?.layers.filter((l) => !l.isPresent) ?? [];
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  const toggle = (id: string) => setLayers(shown.includes(id) ? shown.filter((l) => l !== id) : [...shown, id]);
  return (
    <>
      {hasGrid ? <VoltageFilter /> : null}
      <h2>{t('map.shownLayers')}</h2>
      <ul className="layer-list">
        {(hasGrid ? ['site', 'branch', 'bus', 'percent', 'headroom'] : ['site']).map((id) => (
          <li key={id}>
            <LayerCheck id={id} title={t(`layer.${id}`)} isShown={shown.includes(id)} onToggle={toggle} />
          </li>
        ))}
        {constraints.map((look) => (
          <li key={look.info.id}>
            <LayerCheck
              id={look.info.id}
              title={look.info.title[lang]}
              isShown={shown.includes(look.info.id)}
              onToggle={toggle}
            />
            <Swatch look={look} />
            <LayerNote info={look.info} />
          </li>
        ))}
        {absent.map((info) => (
          <li key={info.id} className="absent">
            <span>{info.title[lang]}</span>
            <p className="micro">{t('map.absent')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

const FROM_KV = [0, 100, 200, 300, 500];

function VoltageFilter() {
  const { t } = useTranslation();
  const leastKv = useView((v) => v.leastKv);
  const set = useView((v) => v.set);
  return (
    <>
      <h2>{t('map.voltageFilter')}</h2>
      <ToggleButtonGroup
        className="segments wide"
        aria-label={t('map.voltageFilter')}
        disallowEmptySelection
        selectedKeys={[String(leastKv ?? 0)]}
        onSelectionChange={(keys) => set({ leastKv: Number([...keys][0]) || null })}
      >
        {FROM_KV.map((kv) => (
          <ToggleButton key={kv} id={String(kv)}>
            {kv === 0 ? t('map.allKv') : `≥ ${kv}`}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </>
  );
}

interface LayerCheckProps {
  id: string;
  title: string;
  isShown: boolean;
  onToggle: (id: string) => void;
}

const LayerCheck = ({ id, title, isShown, onToggle }: LayerCheckProps) => (
  <Checkbox className="check" isSelected={isShown} onChange={() => onToggle(id)}>
    <span className="check-box" aria-hidden="true">
      <Icon name="check" size={12} />
    </span>
    {title}
  </Checkbox>
);

function LayerNote({ info }: { info: LayerInfo }) {
  const { t, i18n } = useTranslation();
  const lang = useLang();
  const text = t('map.layerOf', {
    features: format.integer(info.featureCount, lang),
    vintage: info.vintage,
    licence: info.licence,
  });
  return (
    <p className="micro">
      {i18n.exists(`kinds.${info.kind}`) ? <span className="layer-meaning">{t(`kinds.${info.kind}`)}</span> : null}
      {info.sourceUrl ? (
        <a href={info.sourceUrl} target="_blank" rel="noreferrer">
          {info.source}
        </a>
      ) : (
        info.source
      )}{' '}
      · {text}
      {info.illustrative ? ` · ${t('top.illustrative')}` : null}
    </p>
  );
}
