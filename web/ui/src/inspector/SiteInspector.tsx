import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSite } from '../api/queries';
import { useAddSites } from '../add/useAddSites';
import type { RankedSite, SiteDetail } from '../api/types';
import * as format from '../format/format';
import { textIn } from '../format/title';
import { IllustrativeBadge } from '../shell/IllustrativeBadge';
import { useCurrentRanking } from '../state/ranking';
import { MOST_COMPARED, useLang, useView } from '../state/view';
import { Failure, Loading } from '../ui/States';
import { openEnd } from '../ui/ScoreBar';
import { StatusChip } from '../ui/Status';
import { Contributions } from './Contributions';
import { FactList } from './FactList';
import { FindingTree } from './FindingTree';
import { CopyCoordinates } from './CopyCoordinates';
import { HeadroomSection } from './HeadroomSection';
import { TieLines } from './LayersHere';
import { RobustnessSection } from './RobustnessSection';
import { WhyNotFirst } from './WhyNotFirst';
import { dots } from '../format/dots';
import { placeOf } from '../ui/SiteName';

export function SiteInspector({ id }: { id: string }) {
  const { t } = useTranslation();
  const site = useSite(id);
  const { byId } = useCurrentRanking();
  const goTo = useView((v) => v.goTo);
  const ranked = byId.get(id);
  if (site.error) return <Failure error={site.error} onRetry={() => void site.refetch()} />;
  return (
    <>
      <div className="inspector-body">
        <SiteHead id={id} ranked={ranked} detail={site.data} />
        {ranked ? <ScoreSection site={ranked} /> : null}
        {ranked ? <WhyNotFirst site={ranked} /> : null}
        {site.data ? <Details detail={site.data} ranked={ranked} /> : <Loading />}
      </div>
      <div className="foot">
        <CompareButton id={id} />
        <Button className="button primary" onPress={() => goTo('permits')}>
          {t('site.openPermits')}
        </Button>
        <Dossier id={id} />
        {site.data?.isAdded ? <RemoveButton id={id} /> : null}
      </div>
    </>
  );
}

/** The whole story of a site on one page that prints and can be passed on. */
function Dossier({ id }: { id: string }) {
  const { t } = useTranslation();
  const lang = useLang();
  const units = useView((v) => v.units);
  return (
    <a
      className="button"
      href={`/api/reports/sites/${encodeURIComponent(id)}?format=html&language=${lang}&units=${units}`}
      target="_blank"
      rel="noreferrer"
    >
      {t('export.dossier')}
    </a>
  );
}

function RemoveButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { remove } = useAddSites();
  return (
    <Button className="button" onPress={() => void remove(id)}>
      {t('add.remove')}
    </Button>
  );
}

function CompareButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const compare = useView((v) => v.compare);
  const toggle = useView((v) => v.toggleCompare);
  const isIn = compare.includes(id);
  return (
    <Button className="button" isDisabled={!isIn && compare.length >= MOST_COMPARED} onPress={() => toggle(id)}>
      {t(isIn ? 'compare.out' : 'compare.add')}
    </Button>
  );
}

interface SiteHeadProps {
  id: string;
  ranked: RankedSite | undefined;
  /** Without it the head leaves the reason to what follows. */
  detail: SiteDetail | undefined;
}

export function SiteHead({ id, ranked, detail }: SiteHeadProps) {
  const lang = useLang();
  const place = ranked ?? detail;
  return (
    <div className="section inspector-head">
      <div className="section-head">
        <h2 className="title">{place?.name ?? id}</h2>
        {ranked ? <StatusChip status={ranked.status} /> : null}
      </div>
      <p className="caption place-line">
        {dots(id, ranked && placeOf(ranked))}
        {place ? <CopyCoordinates lon={place.lon} lat={place.lat} /> : null}
      </p>
      {ranked && detail ? <p className="caption reason">{textIn(ranked.statusReason, lang)}</p> : null}
      <IllustrativeBadge />
    </div>
  );
}

function ScoreSection({ site }: { site: RankedSite }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { sites } = useCurrentRanking();
  const ranked = sites.filter((s) => s.rank !== null).length;
  const high = openEnd(site);
  return (
    <div className="section">
      <div className="big-number">
        <strong>{site.score === null ? '–' : format.score(site.score)}</strong>
        {high === null ? null : <strong className="open-end">–{format.score(high)}</strong>}
        <span className="caption">
          {site.rank === null
            ? t('site.notRanked')
            : t('site.rankOf', { rank: site.rank, total: format.integer(ranked, lang) })}
        </span>
      </div>
      {site.score === null ? null : <Contributions site={site} />}
      {high === null ? null : <p className="caption">{t('site.interval')}</p>}
      <RobustnessSection key={site.id} site={site} />
    </div>
  );
}

function Details({ detail, ranked }: { detail: SiteDetail; ranked: RankedSite | undefined }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { determination } = detail;
  return (
    <>
      <HeadroomSection detail={detail} requestedMw={ranked?.requestedMw ?? null} />
      <TieLines lines={detail.tieLines} />
      <div className="section">
        <div className="section-head">
          <h2>{t('site.permits')}</h2>
          <span className="micro">
            {t('site.rules', {
              version: determination.packs[0]?.version ?? '–',
              date: format.date(determination.asOf, lang),
            })}
          </span>
        </div>
        <FindingTree findings={determination.findings} />
      </div>
      <FactList facts={detail.facts} areaHa={detail.areaHa} />
    </>
  );
}
