/** Where one writes: text, reply and edit, attachment, commands; or why one may not write. */

import { carried, createAttachment } from './attach.js';
import { h, icon, iconButton } from './dom.js';
import { gist, isPrivate, keyOf, senderOf } from './model.js';
import { createSlash } from './slash.js';

function writingField(t) {
  return h('textarea', {
    id: 'text',
    class: 'field',
    rows: '1',
    maxlength: '4096',
    placeholder: t('text.place'),
    'aria-label': t('text.label'),
    autocomplete: 'off',
    enterkeyhint: 'send',
    dir: 'auto',
    'aria-controls': 'slash',
    'aria-expanded': 'false',
    role: 'combobox',
    'aria-autocomplete': 'list',
  });
}

function grow(field) {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${Math.min(field.scrollHeight, 160)}px`);
}

/** The strip above the field that says what is replied to or edited. */
function contextBar(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const bar = h('div', { class: 'bar', hidden: true });
  store.on(['reply', 'edit'], () => {
    const message = store.get('edit') ?? store.get('reply');
    bar.hidden = !message;
    if (!message) return;
    const editing = Boolean(store.get('edit'));
    const title = editing ? t('text.edit') : t('text.reply', { name: senderOf(message).name });
    bar.replaceChildren(
      icon(editing ? 'edit' : 'reply'),
      h('span', { class: 'barwords' }, h('b', {}, title), h('span', {}, gist(message, t))),
      iconButton('close', t('text.cancel'), () => ctx.act.calm()),
    );
  });
  return bar;
}

/** For administrators who may hide behind the group's name. */
function maskButton(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const button = iconButton(
    'mask',
    t('text.mask'),
    () => store.put({ masked: !store.get('masked') }),
    { class: 'round mask', 'aria-pressed': 'false' },
  );
  store.on(['masked', 'members', 'chat', 'me'], () => {
    const me = store.get('members').get(store.get('me'));
    const staff = ['creator', 'administrator'].includes(me?.status);
    button.hidden = !staff || store.get('chat')?.type !== 'supergroup';
    button.setAttribute('aria-pressed', String(store.get('masked')));
    button.title = t(store.get('masked') ? 'text.masked' : 'text.mask');
    button.setAttribute('aria-label', button.title);
  });
  return button;
}

function createSender(ctx, field, attachment, settle) {
  const { store, act } = ctx;
  const refill = (text) => {
    field.value = text;
    settle();
  };
  return async () => {
    const text = field.value.trim();
    const [file, editing] = [attachment.get(), store.get('edit')];
    if (editing && text) await act.edit(editing, text);
    if (editing || (!text && !file)) return;
    const what = file
      ? { ...(await carried(file)), ...(text && { caption: text }) }
      : { text, ephemeral: 'auto' };
    refill('');
    if (await act.say(what)) attachment.drop();
    else if (!field.value) refill(text);
  };
}

function listen(ctx, form, field, slash, attachment, send) {
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return; // a pinyin choice is not yet a message
    if (slash.take(event)) event.preventDefault();
    else if (event.key === 'Escape') ctx.act.calm();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  });
  field.addEventListener('paste', (event) => {
    const file = event.clipboardData?.files[0];
    if (file) attachment.take(file);
  });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    attachment.take(event.dataTransfer.files[0]);
  });
}

/** Each person has an unsent text in each chat; editing borrows the field and gives it back. */
function keepDrafts(ctx, field, changed) {
  const { store } = ctx;
  const drafts = store.get('drafts');
  const place = () => `${store.get('me')} ${store.get('chat')?.key}`;
  let shown = null;
  store.on(['chat', 'me', 'edit'], () => {
    const editing = store.get('edit');
    const now = `${place()} ${editing ? keyOf(editing) : ''}`;
    if (now === shown) return;
    shown = now;
    field.value = (editing ? (editing.text ?? editing.caption) : drafts.get(place())) ?? '';
    changed();
    if (editing) field.focus();
  });
  store.on(['reply'], () => store.get('reply') && field.focus());
  return () => store.get('edit') || drafts.set(place(), field.value);
}

function writing(ctx) {
  const t = ctx.store.get('t');
  const field = writingField(t);
  const settle = () => {
    grow(field);
    const idle = !field.value.trim() && !attachment.get();
    button.disabled = idle;
    slash.update();
    keep();
  };
  let keep = () => {};
  const attachment = createAttachment(ctx, () => settle());
  const slash = createSlash(ctx, field, (word) => {
    field.value = `${word} `;
    settle();
    field.focus();
  });
  const send = createSender(ctx, field, attachment, () => settle());
  const button = h(
    'button',
    {
      type: 'submit',
      class: 'round send',
      'aria-label': t('text.send'),
      title: t('text.send'),
      disabled: true,
    },
    icon('send'),
  );
  const form = h(
    'form',
    {
      class: 'composer',
      submit: (event) => {
        event.preventDefault();
        send();
        field.focus();
      },
    },
    slash.list,
    contextBar(ctx),
    attachment.bar,
    h(
      'div',
      { class: 'writing' },
      attachment.button,
      attachment.input,
      field,
      maskButton(ctx),
      button,
    ),
  );
  field.addEventListener('input', settle);
  listen(ctx, form, field, slash, attachment, send);
  keep = keepDrafts(ctx, field, settle);
  settle();
  return form;
}

/** Instead of the field: the way in, or the reason for silence. */
function doorOf(store) {
  const chat = store.get('chat');
  if (!chat) return null;
  const me = store.get('members').get(store.get('me'));
  if (chat.status === 'kicked' || me?.status === 'kicked') return { text: 'chat.banned' };
  if (isPrivate(chat))
    return chat.fresh && !store.get('messages')?.length
      ? { text: 'chat.start', go: (act) => act.say({ text: '/start' }) }
      : null;
  if (!chat.in) return { text: chat.approval ? 'chat.ask' : 'chat.join', go: (act) => act.join() };
  if (chat.type === 'channel' && !['creator', 'administrator'].includes(me?.status))
    return { text: 'chat.readonly' };
  if (me?.status === 'restricted' && me.permissions?.can_send_messages === false)
    return { text: 'chat.mute' };
  return null;
}

export function mountComposer(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const form = writing(ctx);
  const door = h('div', { class: 'door' });
  store.on(['chat', 'members', 'messages', 'me'], () => {
    const found = doorOf(store);
    form.hidden = Boolean(found) || !store.get('chat');
    door.hidden = !found;
    if (!found) return;
    door.replaceChildren(
      found.go
        ? h(
            'button',
            { type: 'button', class: 'main wide', click: () => found.go(ctx.act) },
            t(found.text),
          )
        : h('p', {}, t(found.text)),
    );
  });
  return h('div', { class: 'foot' }, form, door);
}
