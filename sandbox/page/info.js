/** The panel about a group: what it is, who is in it. */

import { h, icon, iconButton } from './dom.js';
import { subtitleOf } from './head.js';
import { isPrivate } from './model.js';
import { avatar, roleWord } from './names.js';

const MOST = 300; // members listed at once; the search reaches the rest
const ORDER = { creator: 0, administrator: 1, member: 2, restricted: 3 };

function badgeOf(member, t) {
  const role = roleWord(member, t);
  if (role) return h('span', { class: `badge ${member.status}` }, role);
  if (member.status === 'restricted') return h('span', { class: 'badge' }, t('role.restricted'));
  return null;
}

function memberRow(member, t) {
  const name = member.name || [member.first_name, member.last_name].filter(Boolean).join(' ');
  const below = [member.username && `@${member.username}`, member.is_bot && t('role.bot')]
    .filter(Boolean)
    .join(' · ');
  return h(
    'li',
    { class: 'person' },
    avatar(member.id, name, 'small'),
    h(
      'span',
      { class: 'personwords' },
      h('b', {}, name),
      h('small', {}, below || `ID ${member.id}`),
    ),
    member.tag && h('span', { class: 'tag' }, member.tag),
    badgeOf(member, t),
  );
}

function sorted(members) {
  const here = [...members.values()].filter(
    (member) => !['left', 'kicked'].includes(member.status),
  );
  return here.sort((one, other) => (ORDER[one.status] ?? 4) - (ORDER[other.status] ?? 4));
}

function listOf(ctx, find) {
  const { store } = ctx;
  const t = store.get('t');
  const words = find.value.trim().toLowerCase();
  const fits = (member) =>
    `${member.name ?? ''} @${member.username ?? ''} ${member.tag ?? ''}`
      .toLowerCase()
      .includes(words);
  return sorted(store.get('members'))
    .filter(fits)
    .slice(0, MOST)
    .map((member) => memberRow(member, t));
}

function about(chat, ctx) {
  const t = ctx.store.get('t');
  return [
    avatar(chat.id, chat.title ?? '', 'large'),
    h('h3', {}, chat.title ?? ''),
    h('small', {}, subtitleOf(chat, t)),
    chat.description && h('p', {}, chat.description),
    h(
      'button',
      {
        type: 'button',
        class: chat.in ? 'wide danger' : 'wide main',
        click: () => (chat.in ? ctx.act.leave() : ctx.act.join()),
      },
      icon(chat.in ? 'out' : 'people'),
      t(chat.in ? 'chat.leave' : 'chat.join'),
    ),
  ];
}

export function mountInfo(root, ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const find = h('input', {
    type: 'search',
    class: 'search',
    placeholder: t('info.find'),
    'aria-label': t('info.find'),
  });
  const head = h('div', { class: 'about' });
  const list = h('ul', { class: 'people' });
  const draw = () => list.replaceChildren(...listOf(ctx, find));
  find.addEventListener('input', draw);
  root.setAttribute('aria-label', t('info.title'));
  root.replaceChildren(
    h(
      'header',
      { class: 'infohead' },
      h('h2', {}, t('info.title')),
      iconButton('close', t('info.close'), () => store.put({ panel: false })),
    ),
    h(
      'div',
      { class: 'infobody' },
      head,
      h('h4', {}, t('info.people')),
      h('div', { class: 'find' }, icon('search'), find),
      list,
    ),
  );
  root.addEventListener(
    'keydown',
    (event) => event.key === 'Escape' && store.put({ panel: false }),
  );
  store.on(['panel', 'chat', 'members'], () => {
    const chat = store.get('chat');
    root.hidden = !store.get('panel') || !chat || isPrivate(chat);
    document.getElementById('app').classList.toggle('informed', !root.hidden);
    if (root.hidden) return;
    head.replaceChildren(...about(chat, ctx).filter(Boolean));
    draw();
  });
}
