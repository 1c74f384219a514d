/** A picture or file on its way into the conversation: chosen, pasted or dropped. */

import { h, icon, iconButton } from './dom.js';

const MOST_MEGABYTES = 10;

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** The part of a `say` body that carries the file: a picture as photo, anything else as document. */
export async function carried(file) {
  const kind = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? 'photo' : 'document';
  return { [kind]: { base64: await base64Of(file), name: file.name || 'picture.png' } };
}

/** Holds at most one file; `changed` is called whenever that changes. */
export function createAttachment(ctx, changed) {
  const t = ctx.store.get('t');
  const input = h('input', {
    type: 'file',
    class: 'heard',
    tabindex: '-1',
    'aria-hidden': 'true',
    change: () => take(input.files[0]),
  });
  const bar = h('div', { class: 'bar attached', hidden: true });
  let file = null;
  let preview = null;

  function drop() {
    if (preview) URL.revokeObjectURL(preview);
    [file, preview, input.value, bar.hidden] = [null, null, '', true];
    changed();
  }
  function take(chosen) {
    if (!chosen) return;
    if (chosen.size > MOST_MEGABYTES * 1024 * 1024) {
      ctx.notice.toast(t('error.large', { n: MOST_MEGABYTES }));
      return;
    }
    drop();
    file = chosen;
    const isPicture = chosen.type.startsWith('image/') && chosen.type !== 'image/svg+xml';
    preview = isPicture ? URL.createObjectURL(chosen) : null;
    bar.replaceChildren(
      preview ? h('img', { src: preview, alt: '' }) : icon('file'),
      h('span', { class: 'barwords' }, h('b', {}, chosen.name || t('say.picture'))),
      iconButton('close', t('text.drop'), drop),
    );
    bar.hidden = false;
    changed();
  }
  const button = iconButton('clip', t('text.attach'), () => input.click(), { class: 'round clip' });
  return { input, bar, button, take, drop, get: () => file };
}
