/** Where one was: in the address (to share) and on this machine (to come back). */

const KEPT = 'sandbox.place';

function recall() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

/** {as, chat, lang, tz} from `#as=1&chat=-100`, what is missing from the last visit. */
export function placeBefore() {
  const now = new URLSearchParams(location.hash.slice(1));
  const then = new URLSearchParams(recall());
  const named = now.has('as') || now.has('chat');
  const from = named ? now : then;
  return {
    as: Number(from.get('as')) || null,
    chat: from.get('chat'),
    lang: now.get('lang'),
    tz: now.get('tz'),
  };
}

export function keepPlace(store) {
  const words = new URLSearchParams();
  if (store.get('me') !== null) words.set('as', store.get('me'));
  if (store.get('chat')) words.set('chat', store.get('chat').key);
  history.replaceState(null, '', `#${words}`);
  try {
    localStorage.setItem(KEPT, words.toString());
  } catch {
    // The address alone then remembers.
  }
}
