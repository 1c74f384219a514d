/** The left column: who one speaks as, the chats, the virtual clock. */

import { h, icon, iconButton } from './dom.js';
import { avatar, nameOf } from './names.js';
import { isPrivate, isService, serviceLine } from './model.js';
import { openPicker } from './picker.js';

function head(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const as = h('button', {
    type: 'button',
    class: 'as',
    'aria-haspopup': 'dialog',
    click: () => openPicker(ctx),
  });
  const tongue = h(
    'button',
    {
      type: 'button',
      class: 'tongue',
      'aria-label': t('page.otherLabel'),
      lang: store.get('language') === 'zh' ? 'en' : 'zh',
      click: () => ctx.act.speak(store.get('language') === 'zh' ? 'en' : 'zh'),
    },
    t('page.other'),
  );
  store.on(['state', 'me', 'members'], () => {
    const user = store.get('state').users.find((one) => one.id === store.get('me'));
    const name = user ? nameOf(user) : t('me.nobody');
    as.replaceChildren(
      avatar(user?.id ?? 0, name, 'small'),
      h('span', { class: 'aswords' }, h('small', {}, t('me.as')), h('b', {}, name)),
      icon('down'),
    );
    as.setAttribute('aria-label', `${t('me.as')}: ${name}`);
  });
  return h('header', { class: 'sidehead' }, as, tongue);
}

function lastLine(chat, ctx) {
  const t = ctx.store.get('t');
  const last = chat.last;
  if (!last) return isPrivate(chat) ? t('chat.bot') : t('chat.members', { n: chat.members ?? 0 });
  if (isService(last)) return serviceLine(last, t);
  const name = last.name ?? last.from?.name;
  const told = isPrivate(chat) || !name || last.text.startsWith(name);
  return told ? last.text : [h('b', {}, `${name}: `), last.text];
}

function chatRow(chat, ctx) {
  const { store, act } = ctx;
  const t = store.get('t');
  const open = store.get('chat')?.key === chat.key;
  const title = chat.title || chat.bot?.name || '';
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: open ? 'chat open' : 'chat',
        'data-chat': chat.key,
        'aria-current': open ? 'true' : undefined,
        click: () => act.open(chat.key),
      },
      avatar(chat.bot?.id ?? chat.id, title),
      h(
        'span',
        { class: 'chatline' },
        h('span', { class: 'chattitle' }, title),
        chat.last?.date &&
          h('time', {}, store.get('time').brief(chat.last.date, store.get('clock').now)),
      ),
      h(
        'span',
        { class: 'chatline' },
        h('span', { class: 'lastline' }, lastLine(chat, ctx)),
        chat.unread > 0 &&
          h(
            'span',
            { class: 'unread', 'aria-label': t('list.unread', { n: chat.unread }) },
            chat.unread > 999 ? '999+' : String(chat.unread),
          ),
      ),
    ),
  );
}

function section(title, chats, ctx) {
  if (chats.length === 0) return null;
  return [
    title && h('h2', {}, title),
    h(
      'ul',
      {},
      chats.map((chat) => chatRow(chat, ctx)),
    ),
  ];
}

function list(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const find = h('input', {
    type: 'search',
    class: 'search',
    placeholder: t('list.search'),
    'aria-label': t('list.search'),
  });
  const box = h('nav', { class: 'chats', 'aria-label': t('list.chats') });
  const draw = () => {
    const focused = box.contains(document.activeElement)
      ? document.activeElement.dataset.chat
      : null;
    const words = find.value.trim().toLowerCase();
    const fits = (chat) => (chat.title || '').toLowerCase().includes(words);
    const { joined, bots, others } = store.get('chats');
    const parts = [
      section('', joined.filter(fits), ctx),
      section(t('list.bots'), bots.filter(fits), ctx),
      section(t('list.others'), others.filter(fits), ctx),
    ];
    box.replaceChildren(...parts.flat(2).filter(Boolean));
    if (!box.firstChild) box.append(h('p', { class: 'nothing' }, t('list.none')));
    if (focused)
      box.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  };
  find.addEventListener('input', draw);
  store.on(['chats', 'chat', 'today', 'zone'], draw);
  return [h('div', { class: 'find' }, icon('search'), find), box];
}

function clock(ctx) {
  const { store, act } = ctx;
  const t = store.get('t');
  const date = h('span', { class: 'date' });
  const hour = h('b', { class: 'hour' });
  const turn = (change) => act.turn(change);
  const buttons = [
    h(
      'button',
      { type: 'button', class: 'turn', click: () => turn({ advance: 3600 }) },
      t('clock.hour'),
    ),
    h(
      'button',
      { type: 'button', class: 'turn main', click: () => turn({ days: 1 }) },
      icon('day'),
      t('clock.day'),
    ),
  ];
  store.on(['clock', 'zone', 'turning'], () => {
    const { now } = store.get('clock');
    hour.textContent = store.get('time').clock(now);
    date.textContent = store.get('turning') ? t('clock.busy') : store.get('time').date(now);
    for (const button of buttons) button.disabled = store.get('turning');
  });
  return h(
    'footer',
    { class: 'clock', role: 'group', 'aria-label': t('clock.label') },
    h('span', { class: 'now' }, hour, date),
    buttons,
  );
}

export function mountSide(ctx) {
  return [head(ctx), list(ctx), clock(ctx)].flat();
}
