import { useTranslation } from 'react-i18next';
import { useSite } from '../api/queries';
import type { OpenGround } from '../api/types';
import { factTitle, textIn } from '../format/title';
import { useLang } from '../state/view';

const none: OpenGround[] = [];

/** What may rule the site out and is not known of its ground: no statement about the project settles it. */
export const useOpenGround = (site: string | null) => useSite(site).data?.openGround ?? none;

/** The layer or fact that is missing, and what to get. */
export function OpenGroundList({ site }: { site: string }) {
  const { t } = useTranslation();
  const lang = useLang();
  const open = useOpenGround(site);
  if (open.length === 0) return null;
  return (
    <ul className="unknowns" aria-label={t('ground.title')}>
      {open.map(({ reason, fact, layer }) => (
        <li key={fact.id}>
          <span className="strong">{t('ground.whether', { reason: textIn(reason, lang) })}</span>
          <span className="caption">
            {factTitle(fact, lang)}
            {t('ground.because', { reason: fact.reason ? textIn(fact.reason, lang) : t('status.unknown') })}
          </span>
          <span className="caption">
            {layer ? t('ground.layer', { layer: textIn(layer, lang) }) : t('ground.noLayer')}
          </span>
          {fact.whatToGet ? <span className="caption get">→ {textIn(fact.whatToGet, lang)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
