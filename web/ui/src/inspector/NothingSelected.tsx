import { useTranslation } from 'react-i18next';
import { useView } from '../state/view';

/** Says what can be done here instead of leaving an empty column. */
export function NothingSelected() {
  const { t } = useTranslation();
  const mode = useView((v) => v.mode);
  return (
    <div className="nothing">
      <p className="strong">{t(`hint.${mode}.title`)}</p>
      <p className="caption">{t(`hint.${mode}.text`)}</p>
      <dl className="keys">
        {(['modes', 'search', 'rows', 'close'] as const).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`hint.keys.${key}.key`)}</kbd>
            </dt>
            <dd>{t(`hint.keys.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
