import { Button } from 'react-aria-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useWhatIf } from '../../api/queries';
import type { Flip } from '../../api/types';
import { inLang, titleOf } from '../../format/title';
import { useFactWords } from '../../format/useFactWords';
import { usePermitQuestion } from '../../state/permits';
import type { Stated } from '../../state/url';
import { useLang, useView } from '../../state/view';
import { Limited } from '../../ui/Limited';
import { Loading } from '../../ui/States';

/** The smallest changes of the project that would change the answer, each to be tried with one press. */
export function WhatIf({ site }: { site: string }) {
  const { t } = useTranslation();
  const whatIf = useWhatIf(usePermitQuestion(site));
  if (whatIf.error) return null;
  return (
    <div className="section">
      <h2>{t('whatIf.title')}</h2>
      {whatIf.data ? null : <Loading />}
      {whatIf.data?.changes.length === 0 ? <p className="caption">{t('whatIf.none')}</p> : null}
      <Limited className="flips" items={whatIf.data?.changes ?? []} limit={5}>
        {(flip, i) => <FlipLine key={i} flip={flip} />}
      </Limited>
    </div>
  );
}

function FlipLine({ flip }: { flip: Flip }) {
  const { t } = useTranslation();
  const lang = useLang();
  const words = useFactWords();
  const target = useTarget();
  const facts = useView((v) => v.facts);
  const set = useView((v) => v.set);
  const stated = Object.fromEntries(
    flip.facts.flatMap(({ id, to }) => (to === null ? [] : [[id, Array.isArray(to) ? to.map(String) : to]])),
  ) as Stated;
  const canTry = Object.keys(stated).length === flip.facts.length;
  return (
    <li>
      {flip.facts.map((f) => (
        <p key={f.id}>
          <span className="strong">{titleOf(f, lang)}</span>{' '}
          <span className="caption">
            {words.value(f.from, f.unit)} → {target(f)}
          </span>
        </p>
      ))}
      <p className="caption">
        {flip.about === 'level'
          ? t('whatIf.level', { was: levelText(flip.was, t), becomes: levelText(flip.becomes, t) })
          : t('whatIf.permit', {
              title: inLang(flip.title ?? flip.about, flip.titleZh, lang),
              becomes: t(`whatIf.permitIs.${flip.becomes}`, { defaultValue: flip.becomes }),
            })}{' '}
        <Clauses list={flip.because} />
      </p>
      {canTry ? (
        <Button className="text-button" onPress={() => set({ facts: { ...facts, ...stated } })}>
          {t('whatIf.try')}
        </Button>
      ) : null}
    </li>
  );
}

const CLAUSES_SHOWN = 3;

/** The first clauses that turn; all of them under the pointer. */
function Clauses({ list }: { list: string[] }) {
  const { t } = useTranslation();
  const more = list.length - CLAUSES_SHOWN;
  return (
    <span title={list.join('; ')}>
      {list.slice(0, CLAUSES_SHOWN).join('; ')}
      {more > 0 ? ` ${t('whatIf.moreClauses', { count: more })}` : null}
    </span>
  );
}

const levelText = (level: string, t: TFunction) => t(`permits.levels.${level}`, { defaultValue: level });

/** What the fact would have to be: the value itself, or anything past the limit that it lies just past. */
function useTarget() {
  const { t } = useTranslation();
  const words = useFactWords();
  return ({ to, unit, above, below }: Flip['facts'][number]): string => {
    const limit = above ?? below;
    return limit === null || limit === undefined
      ? words.value(to, unit)
      : t(above === limit ? 'whatIf.above' : 'whatIf.below', { limit: words.value(limit, unit) });
  };
}
