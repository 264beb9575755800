import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useView } from '../state/view';

const SEEN = 'planner.toured';

/** Three sentences on the first visit. A test run, or a link to something, is not a first visit. */
export function Tour() {
  const { t } = useTranslation();
  const isTest = useView((v) => v.test);
  const [isOpen, setOpen] = useState(() => !isTest && window.localStorage.getItem(SEEN) === null);
  if (!isOpen) return null;
  const close = () => {
    window.localStorage.setItem(SEEN, '1');
    setOpen(false);
  };
  return (
    <section className="tour" aria-label={t('tour.title')}>
      <p>{t('tour.first')}</p>
      <p>{t('tour.second')}</p>
      <p>{t('tour.third')}</p>
      <Button className="button primary" onPress={close} autoFocus>
        {t('tour.close')}
      </Button>
    </section>
  );
}
