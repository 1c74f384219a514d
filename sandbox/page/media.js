/** Pictures, stickers, documents and other attachments inside a bubble. */

import { h, icon, iconButton } from './dom.js';

/** Only the sandbox's own files are shown; anything else in an address is refused. */
function ownFile(address) {
  try {
    const url = new URL(address, document.baseURI);
    return url.origin === location.origin || url.protocol === 'data:' ? url.href : null;
  } catch {
    return null;
  }
}

function openPicture(source, alt, t) {
  const box = h(
    'dialog',
    { class: 'lightbox', 'aria-label': alt, click: () => box.close(), close: () => box.remove() },
    h('img', { src: source, alt }),
    iconButton('close', t('info.close'), () => box.close()),
  );
  document.body.append(box);
  box.showModal();
}

export function picture(message, t) {
  const source = ownFile(message.photo_url);
  const alt = message.caption || t('say.picture');
  if (!source) return null;
  const broken = (event) => event.currentTarget.closest('.picture').classList.add('broken');
  return h(
    'button',
    {
      type: 'button',
      class: 'picture',
      'aria-label': `${t('say.open')}: ${alt}`,
      click: () => openPicture(source, alt, t),
    },
    h('img', { src: source, alt: '', decoding: 'async', error: broken }),
  );
}

function sizeWord(bytes) {
  if (!bytes) return '';
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`;
}

export function attachment(file, t) {
  const address = ownFile(file.url);
  const name = file.name || file.file_name || t('say.file');
  const inside = [
    h('span', { class: 'fileicon' }, icon('file')),
    h(
      'span',
      { class: 'filetext' },
      h('b', {}, name),
      h('small', {}, sizeWord(file.size ?? file.file_size) || t('say.file')),
    ),
  ];
  return address
    ? h('a', { class: 'file', href: address, download: name }, inside)
    : h('div', { class: 'file' }, inside);
}
