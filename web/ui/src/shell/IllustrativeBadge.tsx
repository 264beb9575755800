import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import { useLang } from '../state/view';
import { Icon } from '../ui/Icon';

/** Invented data must never pass for real: shown wherever the data is. */
export function IllustrativeBadge() {
  const { t } = useTranslation();
  const lang = useLang();
  const workspace = useWorkspace().data;
  if (!workspace?.illustrative) return null;
  return (
    <span className="illustrative" title={workspace.illustrativeNote?.[lang] ?? t('top.illustrativeNote')}>
      <Icon name="warn" size={13} />
      {t('top.illustrative')}
    </span>
  );
}
