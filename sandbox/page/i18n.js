/** The page's own words in the chosen language; what people and bots write is left as it is. */

import { EN } from './words.en.js';
import { ZH } from './words.zh.js';

const BOOKS = { zh: ZH, en: EN };
const KEPT = 'sandbox.language';

/** The language chosen before on this machine, or the browser's. */
export function firstLanguage() {
  const kept = recall();
  if (kept in BOOKS) return kept;
  return (navigator.language || 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function recall() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export function remember(language) {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

/** English says "1 member": a phrase may have a form of its own for one, under `key.one`. */
function phrase(book, key, values) {
  return (values.n === 1 && book[`${key}.one`]) || (book[key] ?? key);
}

/** `t('chat.members', {n: 3})`: the phrase with its `{n}` filled; an unknown key is shown as it is. */
export function wordsOf(language) {
  const book = BOOKS[language];
  return (key, values = {}) =>
    phrase(book, key, values).replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? String(values[name]) : whole,
    );
}
