import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import * as format from '../format/format';
import { useLang, useTheme, useView } from '../state/view';
import { IconButton } from '../ui/Buttons';
import { Icon } from '../ui/Icon';
import { IllustrativeBadge } from './IllustrativeBadge';
import { useToast } from '../ui/toast';
import { ExportMenu } from './ExportMenu';
import { Search } from './Search';

export function TopBar() {
  const { t } = useTranslation();
  const lang = useLang();
  const theme = useTheme();
  const setLang = useView((v) => v.setLang);
  const setTheme = useView((v) => v.setTheme);
  const workspace = useWorkspace().data;
  return (
    <header className="top">
      <span className="logo">
        <Logo />
      </span>
      <div className="crumb">
        <h1>{workspace?.title[lang] ?? t('app.name')}</h1>
        {workspace ? (
          <span className="caption as-of">{t('top.asOf', { date: format.date(workspace.asOf, lang) })}</span>
        ) : null}
        <ScenarioCrumb />
        <IllustrativeBadge />
      </div>
      <Search />
      <ShareButton />
      <ExportMenu />
      <UnitsButton />
      <IconButton label={t('top.language')} onPress={() => setLang(lang === 'en' ? 'zh' : 'en')}>
        {/* Drawn, not written: one character would fetch a whole Chinese font. */}
        {lang === 'en' ? <Icon name="chinese" /> : <span className="language">EN</span>}
      </IconButton>
      <IconButton
        label={theme === 'light' ? t('top.toDark') : t('top.toLight')}
        onPress={() => setTheme(theme === 'light' ? 'dark' : 'light')}
      >
        <Icon name={theme === 'light' ? 'moon' : 'sun'} />
      </IconButton>
    </header>
  );
}

/** What differs from the base case, wherever the reader is. */
function ScenarioCrumb() {
  const { t } = useTranslation();
  const count = useView((v) => v.changes.length);
  const goTo = useView((v) => v.goTo);
  if (count === 0) return null;
  return (
    <Button className="link-button scenario-crumb" onPress={() => goTo('grid')}>
      {t('scenario.crumb', { count })}
    </Button>
  );
}

/** The address bar always holds the whole view; this copies it. */
function ShareButton() {
  const { t } = useTranslation();
  const say = useToast((s) => s.say);
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => say(t('top.copied')),
      () => say(t('top.copyFailed')),
    );
  return (
    <Button className="button share" aria-label={t('top.share')} onPress={() => void copy()}>
      <Icon name="share" size={15} />
      <span>{t('top.share')}</span>
    </Button>
  );
}

/** Kilometres and hectares, or miles and acres. */
function UnitsButton() {
  const { t } = useTranslation();
  const units = useView((v) => v.units);
  const setUnits = useView((v) => v.setUnits);
  return (
    <IconButton
      label={t(units === 'metric' ? 'top.toUs' : 'top.toMetric')}
      onPress={() => setUnits(units === 'metric' ? 'us' : 'metric')}
    >
      <span className="language">{units === 'metric' ? 'km' : 'mi'}</span>
    </IconButton>
  );
}

const Logo = () => (
  <svg
    width="22"
    height="22"
    viewBox="0 0 22 22"
    fill="none"
    stroke="var(--accent)"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M4 16l5-10 4 7 5-8" />
    <circle cx="4" cy="16" r="1.6" fill="var(--accent)" />
    <circle cx="18" cy="5" r="1.6" fill="var(--accent)" />
  </svg>
);
