import { useTranslation } from 'react-i18next';
import type { RankedSite } from '../api/types';
import { useWeighedCriteria } from '../state/ranking';
import { useLang } from '../state/view';
import { openEnd } from '../ui/ScoreBar';

const PARTS = 10;
const partColour = (i: number) => `var(--part-${(i % PARTS) + 1})`;

/** The score as a bar: what each criterion adds, what is unknown (hatched), and what was not reached. */
export function Contributions({ site }: { site: RankedSite }) {
  const { t } = useTranslation();
  const lang = useLang();
  const high = openEnd(site);
  const open = high === null || site.score === null ? 0 : high - site.score;
  const parts = useWeighedCriteria().map((criterion, i) => ({
    id: criterion.id,
    title: criterion.title[lang],
    colour: partColour(i),
    value: site.contributions[criterion.id] ?? null,
  }));
  const rest = Math.max(0, 1 - (site.score ?? 0) - open);
  return (
    <>
      <div className="stack" role="img" aria-label={t('site.contributions')}>
        {parts.map((p) =>
          p.value ? <i key={p.id} style={{ flexGrow: p.value, background: p.colour }} title={p.title} /> : null,
        )}
        {open > 0 ? <i className="open" style={{ flexGrow: open }} title={t('site.unknownShare')} /> : null}
        {rest > 0 ? <i className="rest" style={{ flexGrow: rest }} title={t('site.lost')} /> : null}
      </div>
      <ul className="parts">
        {parts.map((p) => (
          <li key={p.id}>
            <i style={{ background: p.colour }} aria-hidden="true" />
            <span>{p.title}</span>
            <span className="value">{p.value === null ? t('site.unknownShare') : p.value.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
