import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types';
import { en } from './en';

const htmlLang: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en } },
  lng: 'en',
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
});

/** Chinese comes when it is asked for; until its words are here, the page stays as it is. */
export async function showIn(lang: Language) {
  document.documentElement.lang = htmlLang[lang];
  if (lang === 'zh') {
    void import('../theme/chinese.css');
    const { zh } = await import('./zh');
    i18next.addResourceBundle('zh', 'translation', zh);
  }
  const isStillWanted = document.documentElement.lang === htmlLang[lang];
  if (isStillWanted && i18next.language !== lang) await i18next.changeLanguage(lang);
}
