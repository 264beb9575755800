import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useComparison } from '../../api/queries';
import type { Language, RuleChange, Text } from '../../api/types';
import { outcomeIn } from '../../format/outcome';
import { textIn } from '../../format/title';
import { usePermitQuestion } from '../../state/permits';
import { useLang, useView } from '../../state/view';
import { Limited } from '../../ui/Limited';
import { Failure, Loading } from '../../ui/States';
import { dots } from '../../format/dots';

/** What the other regime or day changes for this site, clause by clause. */
export function LawDifference({ site }: { site: string }) {
  const { t } = useTranslation();
  const withRegime = useView((v) => v.withRegime);
  const withAsOf = useView((v) => v.withAsOf);
  const question = usePermitQuestion(site);
  const comparison = useComparison(question, withRegime, withAsOf);
  if (withRegime === null) return null;
  const { data, error, refetch } = comparison;
  return (
    <div className="section">
      <h2>{t('compareLaw.title')}</h2>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <p>
            <strong>{t(`permits.levels.${data.before}`)}</strong>
            {' → '}
            <strong>{t(`permits.levels.${data.after}`)}</strong>
          </p>
          {data.changes.length === 0 ? <p className="caption">{t('compareLaw.same')}</p> : null}
          <Limited className="law-changes" items={data.changes} limit={10}>
            {(change, i) => <Change key={`${change.ruleId}-${i}`} change={change} />}
          </Limited>
        </>
      ) : null}
    </div>
  );
}

/** Levels and truths have words of their own; anything else is an outcome. */
function sideIn(text: Text | null, lang: Language, t: TFunction): string {
  if (text === null || text === 'not in force') return t('compareLaw.absent');
  const plain = textIn(text, lang);
  const named = t(`permits.levels.${plain}`, { defaultValue: t(`truth.${plain}`, { defaultValue: '' }) });
  return named || outcomeIn(text, lang, t);
}

function Change({ change }: { change: RuleChange }) {
  const { t } = useTranslation();
  const lang = useLang();
  const side = (text: Text | null) => sideIn(text, lang, t);
  return (
    <li>
      <span className="strong">{textIn(change.title, lang)}</span>
      <p className="law-sides">
        <del>{side(change.before)}</del>
        <ins>{side(change.after)}</ins>
      </p>
      <p className="micro">{dots(change.citation, change.because ? textIn(change.because, lang) : null)}</p>
    </li>
  );
}
