import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSite } from '../api/queries';
import type { RankedSite } from '../api/types';
import * as format from '../format/format';
import { useMeasure } from '../format/useMeasure';
import { useWeighedCriteria } from '../state/ranking';
import { useLang, useView } from '../state/view';
import { openEnd, scoreText } from '../ui/ScoreBar';
import { StatusChip } from '../ui/Status';

/** Rows are what is compared, columns the sites; the best contribution of each row is marked. */
export function CompareTable({ sites }: { sites: RankedSite[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const weighed = useWeighedCriteria();
  return (
    <div className="tray-body" tabIndex={0} role="region" aria-label={t('compare.table')}>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('compare.what')}</span>
            </th>
            {sites.map((s) => (
              <SiteHead key={s.id} site={s} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Row title={t('compare.status')} sites={sites} cell={(s) => <StatusChip status={s.status} />} />
          <Row
            title={t('rank.score')}
            sites={sites}
            cell={(s) => scoreText(s.score, openEnd(s))}
            value={(s) => s.score}
          />
          <Row
            title={t('site.headroom')}
            sites={sites}
            cell={(s) => (s.headroomMw === null ? t('status.unknown') : format.megawatts(s.headroomMw, lang))}
            value={(s) => s.headroomMw}
          />
          <Row title={t('site.poi')} sites={sites} cell={(s) => <PoiOf id={s.id} />} />
          {weighed.map(({ id, title }) => (
            <Row
              key={id}
              title={title[lang]}
              isPart
              sites={sites}
              cell={(s) => contribution(s.contributions[id], t('status.unknown'))}
              value={(s) => s.contributions[id] ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const contribution = (value: number | null | undefined, unknown: string) =>
  typeof value === 'number' ? value.toFixed(3) : unknown;

function SiteHead({ site }: { site: RankedSite }) {
  const { t } = useTranslation();
  const select = useView((v) => v.select);
  const toggle = useView((v) => v.toggleCompare);
  return (
    <th scope="col">
      <Button className="link-button" onPress={() => select({ kind: 'site', id: site.id })}>
        {site.rank === null ? '' : `#${site.rank} `}
        {site.name}
      </Button>
      <Button
        className="text-button remove"
        aria-label={t('compare.remove', { name: site.name })}
        onPress={() => toggle(site.id)}
      >
        ×
      </Button>
    </th>
  );
}

interface RowProps {
  title: string;
  sites: RankedSite[];
  cell: (site: RankedSite) => React.ReactNode;
  /** Where more is better; the best is marked when it is not shared. */
  value?: (site: RankedSite) => number | null;
  isPart?: boolean;
}

function Row({ title, sites, cell, value, isPart = false }: RowProps) {
  const { t } = useTranslation();
  const best = value ? bestOf(sites, value) : null;
  return (
    <tr className={isPart ? 'part' : undefined}>
      <th scope="row">{title}</th>
      {sites.map((s) => (
        <td key={s.id} className={s === best ? 'best' : undefined}>
          {cell(s)}
          {s === best ? <span className="visually-hidden"> ({t('compare.best')})</span> : null}
        </td>
      ))}
    </tr>
  );
}

function bestOf(sites: RankedSite[], value: (site: RankedSite) => number | null): RankedSite | null {
  const known = sites.filter((s) => value(s) !== null).sort((a, b) => (value(b) ?? 0) - (value(a) ?? 0));
  const [first, second] = known;
  return first && second && value(first) !== value(second) ? first : null;
}

function PoiOf({ id }: { id: string }) {
  const measure = useMeasure();
  const poi = useSite(id).data?.poi;
  return <>{poi ? `${poi.busName} · ${measure.kilometers(poi.distanceKm)}` : '–'}</>;
}
