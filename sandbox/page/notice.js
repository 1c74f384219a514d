/** Short notices: toasts, an alert to confirm, and the line that is read out for new messages. */

import { h } from './dom.js';

const STAY = 3500; // milliseconds a toast is shown

export function createNotice(toasts, news, store) {
  return {
    toast(text) {
      const note = h('div', { class: 'toast' }, text);
      toasts.append(note);
      while (toasts.children.length > 3) toasts.firstChild.remove();
      setTimeout(() => note.remove(), STAY);
    },
    alert(text) {
      const t = store.get('t');
      const box = h(
        'dialog',
        { class: 'box alert', 'aria-label': text, close: () => box.remove() },
        h('p', {}, text),
        h(
          'form',
          { method: 'dialog' },
          h('button', { class: 'main', autofocus: true }, t('alert.close')),
        ),
      );
      document.body.append(box);
      box.showModal();
    },
    /** Read out by screen readers, not shown. */
    announce(text) {
      news.textContent = text;
    },
  };
}
