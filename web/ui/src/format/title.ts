import { idInWords } from './words';
import type { Fact, Language, Text } from '../api/types';

/** What we titled ourselves comes in both languages; rule texts may stay in their source's. */
export const textIn = (text: Text, lang: Language) => (typeof text === 'string' ? text : text[lang]);

/** A text whose Chinese stands beside it, where its pack has it. */
export const inLang = (text: Text, zh: string | null | undefined, lang: Language) =>
  lang === 'zh' && zh ? zh : textIn(text, lang);

/** A stated fact has no title: its id in words is its name. */
export const factTitle = (fact: Pick<Fact, 'id' | 'title' | 'titleZh'>, lang: Language) =>
  fact.title === null ? idInWords(fact.id) : inLang(fact.title, fact.titleZh, lang);

/** A rule's title in the reader's language, where its pack has it. */
export const titleOf = ({ title, titleZh }: { title: Text; titleZh?: string | null }, lang: Language) =>
  inLang(title, titleZh, lang);
