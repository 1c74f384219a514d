/** The conversation: rows kept in step with the messages, place kept, new ones announced. */

import { h, iconButton } from './dom.js';
import { bubble, dayRow, serviceRow } from './bubble.js';
import { gist, inTopic, isPrivate, rowsOf, senderOf } from './model.js';
import { floatDay, followEnd, holdPlace, isAtEnd, reconcile } from './scroll.js';

const INSIDE = 'a, button, input, label, summary, .spoiler';

function signer(store) {
  const members = store.get('members');
  const head = `${store.get('language')}${store.get('zone')}${store.get('chat')?.type}`;
  return (row) => {
    if (row.kind === 'day') return `${head}${row.at}${store.get('today')}`;
    const member = members.get(row.message.from?.id);
    return `${head}${row.first}${row.last}${member?.status}${member?.title}${member?.tag}${JSON.stringify(row.message)}`;
  };
}

function drawer(ctx) {
  const { store, act } = ctx;
  const [t, time, members] = [store.get('t'), store.get('time'), store.get('members')];
  const crowd = !isPrivate(store.get('chat'));
  return (row) => {
    if (row.kind === 'day') return dayRow(row, time, store.get('clock').now);
    if (row.kind === 'service') return serviceRow(row, t);
    return bubble(row, { t, time, act, crowd, member: members.get(row.message.from?.id) });
  };
}

/** Tells of what came after the last drawn row and was not said by oneself; answers how much. */
function announceNew(ctx, rows, shown) {
  const known = rows.findLastIndex((row) => shown.has(row.key));
  const fresh = rows.slice(known + 1).filter((row) => row.kind !== 'day' && !row.message.own);
  const newest = fresh.at(-1)?.message;
  if (!newest) return 0;
  const t = ctx.store.get('t');
  ctx.notice.announce([senderOf(newest).name, gist(newest, t)].join(': '));
  return fresh.length;
}

function walk(event, list) {
  const rows = [...list.querySelectorAll('.row')];
  const at = rows.indexOf(document.activeElement);
  const next = {
    ArrowUp: at < 0 ? rows.length - 1 : at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: rows.length - 1,
  }[event.key];
  if (next === undefined || event.target.closest(INSIDE)) return;
  event.preventDefault();
  rows[next]?.focus();
}

function listen(list, ctx) {
  const rowOf = (event) => event.target.closest('.row');
  const open = (event) => ctx.act.openActionsOf(rowOf(event).dataset.key, event);
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('.row')) {
      walk(event, list);
      return;
    }
    event.preventDefault(); // otherwise this Enter also presses what the menu focuses
    open(event);
  });
  list.addEventListener('contextmenu', (event) => {
    if (event.pointerType === 'touch' || !rowOf(event) || event.target.closest('a')) return;
    event.preventDefault();
    open(event);
  });
  list.addEventListener('click', (event) => {
    const command = event.target.closest('[data-command]');
    const address = event.target.closest('[data-link]');
    if (command) ctx.act.say({ text: command.dataset.command, ephemeral: 'auto' });
    else if (address) ctx.act.followLink(event, address.dataset.link);
    else if (
      event.pointerType === 'touch' &&
      rowOf(event) &&
      !event.target.closest(INSIDE) &&
      getSelection().isCollapsed
    )
      open(event);
  });
}

/** Which conversation, seen by whom, is on the screen. */
const placeOf = (store) => `${store.get('chat').key} ${store.get('me')} ${store.get('topic')}`;

function createFeed(ctx, { box, list, jump, empty, end }) {
  const { store } = ctx;
  const screen = { shown: new Map(), place: null, unseen: 0 };
  const clear = (place) => {
    list.replaceChildren();
    Object.assign(screen, { shown: new Map(), place, unseen: 0 });
  };
  const mark = () => {
    if (isAtEnd(box)) screen.unseen = 0;
    jump.hidden = isAtEnd(box);
    jump.dataset.count = screen.unseen || '';
  };
  const draw = () => {
    const messages = store.get('messages');
    if (!store.get('chat') || !messages) {
      clear(null);
      empty.hidden = true;
      return;
    }
    const fresh = placeOf(store) !== screen.place;
    if (fresh) clear(placeOf(store));
    const stick = fresh || end.isOn() || store.get('follow');
    const restore = stick ? end.go : holdPlace(box, list);
    const rows = rowsOf(inTopic(messages, store.get('topic')), store.get('time').day);
    if (!fresh) screen.unseen += announceNew(ctx, rows, screen.shown);
    reconcile(list, rows, screen.shown, signer(store), drawer(ctx));
    empty.hidden = rows.length > 0 || !store.get('chat').in;
    restore();
    if (store.get('follow')) store.put({ follow: false });
    mark();
  };
  box.addEventListener('scroll', mark, { passive: true });
  return draw;
}

export function mountFeed(ctx) {
  const { store } = ctx;
  const t = store.get('t');
  const list = h('ol', { class: 'feed', tabindex: '0', 'aria-label': t('chat.feed') });
  const box = h('div', { class: 'scroller' }, list);
  const jump = iconButton('down', t('chat.latest'), () => {}, {
    class: 'round jump',
    hidden: true,
  });
  const empty = h('p', { class: 'nothing', hidden: true }, h('span', {}, t('chat.empty')));
  listen(list, ctx);
  const pill = h('span', { class: 'floating', 'aria-hidden': 'true' });
  const end = followEnd(box, list);
  floatDay(box, pill);
  box.addEventListener('scroll', () => box.scrollTop < 80 && ctx.act.loadOlder(), {
    passive: true,
  });
  jump.addEventListener('click', end.go);
  const draw = createFeed(ctx, { box, list, jump, empty, end });
  store.on(['messages', 'members', 'topic', 'chat', 'zone', 'today'], draw);
  return h('div', { class: 'middle' }, empty, box, pill, jump);
}

/** Scrolls to a message that is on the screen; false when it is not loaded. */
export function showMessage(id) {
  const row = document.querySelector(`.feed [data-key="m${Number(id)}"]`);
  if (!row) return false;
  row.scrollIntoView({ block: 'center' });
  row.classList.add('flash');
  row.addEventListener('animationend', () => row.classList.remove('flash'), { once: true });
  return true;
}
