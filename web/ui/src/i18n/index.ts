import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types';
import { en } from './en';
import { zh } from './zh';

const htmlLang: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, zh: { translation: zh } },
  lng: 'en',
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
});

export function showIn(lang: Language) {
  document.documentElement.lang = htmlLang[lang];
  if (lang === 'zh') void import('../theme/chinese.css');
  if (i18next.language !== lang) void i18next.changeLanguage(lang);
}
