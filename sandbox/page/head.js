/** The top of a conversation: title, pinned message, topics. */

import { h, icon, iconButton } from './dom.js';
import { openMenu } from './menu.js';
import { gist, isPrivate } from './model.js';
import { avatar } from './names.js';

export function subtitleOf(chat, t) {
  if (isPrivate(chat)) return chat.bot ? t('chat.bot') : t('chat.private');
  return t(chat.type === 'channel' ? 'chat.subscribers' : 'chat.members', { n: chat.members ?? 0 });
}

function menuFor(ctx, event) {
  const { store, act } = ctx;
  const t = store.get('t');
  const chat = store.get('chat');
  const group = !isPrivate(chat);
  const items = [
    { icon: 'day', label: t('clock.day'), go: () => act.turn({ days: 1 }) },
    group && { icon: 'people', label: t('chat.info'), go: () => store.put({ panel: true }) },
    group &&
      chat.in && { icon: 'out', label: t('chat.leave'), danger: true, go: () => act.leave() },
    group && !chat.in && { icon: 'people', label: t('chat.join'), go: () => act.join() },
  ];
  const { right, bottom } = event.currentTarget.getBoundingClientRect();
  openMenu(right, bottom, t('chat.menu'), items.filter(Boolean));
}

function bar(ctx) {
  const { store, act } = ctx;
  const t = store.get('t');
  const title = h('button', {
    type: 'button',
    class: 'whom',
    'aria-haspopup': 'true',
    click: () => isPrivate(store.get('chat')) || store.put({ panel: !store.get('panel') }),
  });
  const when = h('time', { class: 'when', title: t('clock.label') });
  const head = h(
    'header',
    { class: 'talkhead' },
    iconButton('back', t('chat.back'), () => act.back(), { class: 'round backwards' }),
    title,
    when,
    iconButton('more', t('chat.menu'), (event) => menuFor(ctx, event), {
      'aria-haspopup': 'menu',
      class: 'round dots',
    }),
  );
  store.on(['chat', 'state'], () => {
    const chat = store.get('chat');
    head.hidden = !chat;
    if (!chat) return;
    const name = chat.title || chat.bot?.name || '';
    title.replaceChildren(
      avatar(chat.bot?.id ?? chat.id, name, 'small'),
      h('span', { class: 'whomwords' }, h('h1', {}, name), h('small', {}, subtitleOf(chat, t))),
    );
  });
  store.on(['clock', 'zone'], () => {
    when.textContent = store.get('time').clock(store.get('clock').now);
  });
  return head;
}

function pinned(ctx) {
  const { store, act } = ctx;
  const t = store.get('t');
  const strip = h('button', { type: 'button', class: 'pinned', hidden: true });
  let latest = null;
  strip.addEventListener('click', () => act.jump(latest));
  store.on(['messages', 'chat'], () => {
    latest = (store.get('messages') ?? []).filter((message) => message.pinned).at(-1) ?? null;
    strip.hidden = !latest;
    if (latest)
      strip.replaceChildren(
        icon('pin'),
        h('span', {}, h('b', {}, t('chat.pinned')), h('span', {}, gist(latest, t))),
      );
  });
  return strip;
}

/** Topics the chat lists, and any the messages name besides. */
function topicsOf(store, t) {
  const listed = new Map(
    (store.get('chat').topics ?? []).map((topic) => [topic.message_thread_id, topic.name]),
  );
  listed.delete(1);
  return [[null, t('chat.all')], [1, t('chat.general')], ...listed];
}

function topics(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const tabs = h('div', {
    class: 'topics',
    role: 'tablist',
    'aria-label': t('chat.topics'),
    hidden: true,
  });
  const tab = ([id, name]) => {
    const on = store.get('topic') === id;
    return h(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(on),
        tabindex: on ? '0' : '-1',
        click: () => store.put({ topic: id }),
      },
      name,
    );
  };
  tabs.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 'nextSibling', ArrowLeft: 'previousSibling' }[event.key];
    const next = step && event.target[step];
    if (!next) return;
    next.click();
    tabs.querySelector('[aria-selected=true]').focus();
  });
  store.on(['chat', 'topic'], () => {
    const chat = store.get('chat');
    tabs.hidden = !chat?.is_forum;
    tabs.replaceChildren(...(tabs.hidden ? [] : topicsOf(store, t).map(tab)));
  });
  return tabs;
}

export function mountHead(ctx) {
  return h('div', { class: 'top' }, bar(ctx), topics(ctx), pinned(ctx));
}
