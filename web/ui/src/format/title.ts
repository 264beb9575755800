import type { Fact, Language, Localised } from '../api/types';

/** Rule texts stay in their source's language; what we titled ourselves comes in both. */
export const titleIn = (title: Localised | string, lang: Language) => (typeof title === 'string' ? title : title[lang]);

/** A stated fact has no title: its id is its name. */
export const factTitle = (fact: Pick<Fact, 'id' | 'title'>, lang: Language) =>
  fact.title === null ? fact.id : titleIn(fact.title, lang);
