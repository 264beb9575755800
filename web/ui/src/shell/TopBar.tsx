import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import * as format from '../format/format';
import { useLang, useTheme, useView } from '../state/view';
import { IconButton } from '../ui/Buttons';
import { Icon } from '../ui/Icon';
import { IllustrativeBadge } from './IllustrativeBadge';
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
        <IllustrativeBadge />
      </div>
      <Search />
      <ShareButton />
      <IconButton label={t('top.language')} onPress={() => setLang(lang === 'en' ? 'zh' : 'en')}>
        <span className="language">{lang === 'en' ? '中' : 'EN'}</span>
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

const COPIED_FOR_MS = 2_000;

/** The address bar always holds the whole view; this copies it. */
function ShareButton() {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );
  return (
    <>
      <Button className="button share" aria-label={t('top.share')} onPress={() => void copy()}>
        <Icon name="share" size={15} />
        <span>{t('top.share')}</span>
      </Button>
      <span className={said ? 'toast shown' : 'toast'} role="status">
        {said ? t(`top.${said}`) : ''}
      </span>
    </>
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
