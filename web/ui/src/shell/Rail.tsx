import { useTranslation } from 'react-i18next';
import { modes, writeLink, type Mode } from '../state/url';
import { useView } from '../state/view';
import { Icon } from '../ui/Icon';

/** The four modes. Real links, so that they open in a new tab too. */
export function Rail() {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t('mode.nav')}>
      {modes.map((mode, i) => (
        <RailLink key={mode} mode={mode} shortcut={String(i + 1)} />
      ))}
    </nav>
  );
}

function RailLink({ mode, shortcut }: { mode: Mode; shortcut: string }) {
  const { t } = useTranslation();
  const isCurrent = useView((v) => v.mode === mode);
  const link = useView((v) => writeLink({ ...v, mode }));
  const goTo = useView((v) => v.goTo);
  return (
    <a
      href={link}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={shortcut}
      title={`${t(`mode.${mode}`)} (${shortcut})`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(mode);
      }}
    >
      <Icon name={mode} size={20} />
      <span>{t(`mode.${mode}`)}</span>
    </a>
  );
}
