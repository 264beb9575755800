import { idInWords } from './words';
import type { Fact, Language, Text } from '../api/types';

/** What we titled ourselves comes in both languages; rule texts may stay in their source's. */
export const textIn = (text: Text, lang: Language) => (typeof text === 'string' ? text : text[lang]);

/** A stated fact has no title: its id in words is its name. */
export const factTitle = (fact: Pick<Fact, 'id' | 'title'>, lang: Language) =>
  fact.title === null ? idInWords(fact.id) : textIn(fact.title, lang);

/** A rule's title in the reader's language, where its pack has it. */
export const titleOf = ({ title, titleZh }: { title: Text; titleZh?: string | null }, lang: Language) =>
  lang === 'zh' && titleZh ? titleZh : textIn(title, lang);
