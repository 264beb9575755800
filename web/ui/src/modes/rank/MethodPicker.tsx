import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { rankMethods, type RankMethod } from '../../api/types';
import { useView } from '../../state/view';

/** How criteria become an order; the one in use explains itself. */
export function MethodPicker() {
  const { t } = useTranslation();
  const method = useView((v) => v.method);
  const set = useView((v) => v.set);
  return (
    <div className="section method">
      <div className="section-head">
        <h2>{t('method.title')}</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label={t('method.title')}
          disallowEmptySelection
          selectedKeys={[method]}
          onSelectionChange={(keys) => set({ method: [...keys][0] as RankMethod })}
        >
          {rankMethods.map((m) => (
            <ToggleButton key={m} id={m}>
              {t(`method.${m}.name`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <p className="caption">{t(`method.${method}.what`)}</p>
    </div>
  );
}
