import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLang } from '../state/view';

/** Words of the law stay in its language: read out as English, and marked where the page around them is not. */
export function Original({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const lang = useLang();
  return (
    <>
      {lang === 'en' ? null : (
        <span className="original" title={t('finding.originalTitle')}>
          {t('finding.original')}
        </span>
      )}
      <span lang="en">{children}</span>
    </>
  );
}
