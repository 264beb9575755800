import { Button } from 'react-aria-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useWhatIf } from '../../api/queries';
import type { FactValue, Flip } from '../../api/types';
import { idInWords } from '../../format/words';
import { textIn } from '../../format/title';
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
          <span className="strong">{f.title ? textIn(f.title, lang) : idInWords(f.id)}</span>{' '}
          <span className="caption">
            {valueText(f.from, t)} → {valueText(f.to, t)}
          </span>
        </p>
      ))}
      <p className="caption">
        {flip.about === 'level'
          ? t('whatIf.level', { was: levelText(flip.was, t), becomes: levelText(flip.becomes, t) })
          : t('whatIf.permit', {
              title: textIn(flip.title ?? flip.about, lang),
              becomes: t(`truth.${flip.becomes}`, { defaultValue: flip.becomes }),
            })}{' '}
        {flip.because.join('; ')}
      </p>
      {canTry ? (
        <Button className="text-button" onPress={() => set({ facts: { ...facts, ...stated } })}>
          {t('whatIf.try')}
        </Button>
      ) : null}
    </li>
  );
}

const levelText = (level: string, t: TFunction) => t(`permits.levels.${level}`, { defaultValue: level });

function valueText(value: FactValue, t: (key: string) => string): string {
  if (value === null) return t('status.unknown');
  if (typeof value === 'boolean') return t(value ? 'site.yes' : 'site.no');
  return Array.isArray(value) ? value.join(', ') : String(value);
}
