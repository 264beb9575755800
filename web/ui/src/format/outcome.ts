import type { TFunction } from 'i18next';
import type { Language, Text } from '../api/types';
import { colon } from './format';
import { textIn } from './title';
import { words } from './words';

/** Rules say what follows as `Permit(land authorisation)`: the kind in words, then what it is about. */
export function outcomeIn(outcome: Text, lang: Language, t: TFunction): string {
  const text = textIn(outcome, lang);
  const [, kind, about, rest] = /^([A-Z][A-Za-z]+)\((.*?)\)(.*)$/s.exec(text) ?? [];
  if (kind && about !== undefined)
    return `${t(`outcome.${kind}`, { defaultValue: words(kind) })}${colon[lang]}${about}${rest ?? ''}`;
  const [, constant, more] = /^([A-Z][A-Z_]+)\b\s*(.*)$/s.exec(text) ?? [];
  if (constant)
    return `${t(`outcome.${constant}`, { defaultValue: words(constant) })}${more ? `${colon[lang]}${more}` : ''}`;
  return text;
}
