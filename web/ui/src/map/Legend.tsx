import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Status } from '../api/types';
import { useCurrentRanking } from '../state/ranking';
import { useLang, useView } from '../state/view';
import { Icon } from '../ui/Icon';
import { StatusIcon } from '../ui/Status';
import { headroomClasses, loadingClasses, voltageClasses } from './loading';
import { MOST_AS_GEOJSON } from './siteLayers';
import { Swatch } from './Swatch';
import { useConstraints, useSelectedTieLines, useShownLayers } from './useMapLook';

/** On a phone the legend waits to be opened, or it would cover the map. */
const PHONE_PX = 600;

const statuses: Status[] = ['eligible', 'review', 'excluded', 'unknown'];

/** Made from the same tables and drawings as the style, so that legend and map cannot differ. */
export function Legend() {
  const lang = useLang();
  const { t } = useTranslation();
  const colour = useView((v) => v.branchColour);
  const shown = useShownLayers();
  const isThinned = useCurrentRanking().sites.length > MOST_AS_GEOJSON;
  const constraints = useConstraints().filter((c) => shown.includes(c.info.id));
  return (
    <Disclosure className="float map-legend" defaultExpanded={window.innerWidth >= PHONE_PX}>
      <Heading level={2} className="legend-head">
        <Button slot="trigger" className="legend-toggle">
          {shown.includes('branch') ? t(`map.${colour}Title`) : t('map.legend')}
          <Icon name="chevron" size={14} />
        </Button>
      </Heading>
      <DisclosurePanel>
        {shown.includes('branch') ? colour === 'voltage' ? <VoltageRamp /> : <LoadingRamp /> : null}
        {shown.includes('headroom') ? <HeadroomRamp /> : null}
        {shown.includes('site') ? <Statuses /> : null}
        {isThinned && shown.includes('site') ? <p className="caption">{t('map.thinned')}</p> : null}
        <TieLineKey />
        {constraints.length > 0 ? (
          <ul className="legend-layers">
            {constraints.map((look) => (
              <li key={look.info.id}>
                <Swatch look={look} />
                {look.info.title[lang]}
              </li>
            ))}
          </ul>
        ) : null}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Statuses() {
  const { t } = useTranslation();
  return (
    <ul className="legend-statuses" aria-label={t('map.symbols')}>
      {statuses.map((status) => (
        <li key={status}>
          <StatusIcon status={status} />
          {t(`statusShort.${status}`)}
        </li>
      ))}
    </ul>
  );
}

/** Only while one is drawn: the route of the selected site. */
function TieLineKey() {
  const { t } = useTranslation();
  const lines = useSelectedTieLines();
  return lines.length > 0 ? (
    <p className="legend-tie">
      <i aria-hidden="true" />
      {t('map.tieLine')}
    </p>
  ) : null;
}

const LOADING_HEIGHT_PX = [3, 4, 5, 6, 8];
const VOLTAGE_HEIGHT_PX = [2, 3, 4, 6, 8];

const LoadingRamp = () => (
  <Ramp
    steps={loadingClasses.map((c, i) => ({
      label: c.label,
      colour: `var(--load-${i + 1})`,
      height: LOADING_HEIGHT_PX[i] ?? 3,
    }))}
  />
);

const VoltageRamp = () => (
  <Ramp
    steps={voltageClasses.map((c, i) => ({
      label: c.label,
      colour: `var(--kv-${i + 1})`,
      height: VOLTAGE_HEIGHT_PX[i] ?? 3,
    }))}
  />
);

const HeadroomRamp = () => {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="ramp-title">{t('map.headroomTitle')}</h3>
      <Ramp
        steps={headroomClasses.map((c, i) => ({ label: c.label, colour: `var(--room-${i + 1})`, height: 4 + i }))}
      />
    </>
  );
};

const Ramp = ({ steps }: { steps: { label: string; colour: string; height: number }[] }) => (
  <ul className="ramp">
    {steps.map((step) => (
      <li key={step.label}>
        <span className="ramp-line">
          <i style={{ background: step.colour, height: step.height }} />
        </span>
        {step.label}
      </li>
    ))}
  </ul>
);
