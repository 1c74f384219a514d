/** Starts the page: facts, actions, parts, live updates - in this order. */

import { createActions } from './act.js';
import { mountComposer } from './composer.js';
import { h } from './dom.js';
import { mountFeed } from './feed.js';
import { mountHead } from './head.js';
import { firstLanguage, wordsOf } from './i18n.js';
import { mountInfo } from './info.js';
import { createNotice } from './notice.js';
import { placeBefore } from './place.js';
import { createRefresh, STEP } from './refresh.js';
import { mountSide } from './side.js';
import { createStore } from './store.js';
import { createTime, tick } from './time.js';
import { watch } from './watch.js';

const byId = (id) => document.getElementById(id);

const facts = () => ({
  language: 'en',
  t: null,
  time: null,
  zone: '',
  askedZone: '',
  clock: { now: 0 },
  today: '',
  turning: false,
  state: { users: [], bots: [], chats: [] },
  mine: [],
  chats: { joined: [], bots: [], others: [] },
  me: null,
  chat: null,
  messages: null,
  members: new Map(),
  commands: [],
  topic: null,
  reply: null,
  edit: null,
  more: false,
  limit: STEP,
  masked: false,
  follow: false,
  panel: false,
  drafts: new Map(),
});

function welcome(store) {
  const t = store.get('t');
  const box = h(
    'div',
    { class: 'welcome' },
    h('h2', {}, t('chat.pick')),
    h('p', {}, t('chat.pickHint')),
  );
  store.on(['chat'], () => {
    box.hidden = Boolean(store.get('chat'));
  });
  return box;
}

/** All parts anew in `language`; the facts stay. */
function build(ctx, language) {
  const { store } = ctx;
  const t = wordsOf(language);
  store.silence();
  const time = createTime(language, store.get('zone'), t);
  store.put({ language, t, time, today: time.day(store.get('clock').now) });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('page.title');
  byId('side').replaceChildren(...mountSide(ctx));
  byId('talk').replaceChildren(welcome(store), mountHead(ctx), mountFeed(ctx), mountComposer(ctx));
  mountInfo(byId('info'), ctx);
  store.on(['chat'], () => {
    byId('app').dataset.screen = store.get('chat') ? 'talk' : 'list';
  });
}

async function arrive(ctx, place) {
  const { store, refresh, act } = ctx;
  store.put({ me: place.as });
  await refresh.state();
  await refresh.chats();
  const wide = matchMedia('(min-width: 760px)').matches;
  const first = store.get('chats').joined[0]?.key;
  const key = place.chat ?? (wide ? first : null);
  if (key) await act.open(key);
  byId('app').removeAttribute('aria-busy');
}

async function begin() {
  const store = createStore(facts());
  const place = placeBefore();
  const ctx = {
    store,
    refresh: createRefresh(store),
    notice: createNotice(byId('toasts'), byId('news'), store),
  };
  ctx.act = createActions(ctx);
  ctx.rebuild = (language) => build(ctx, language);
  store.put({ askedZone: place.tz ?? '', zone: place.tz ?? '' });
  build(ctx, ['zh', 'en'].includes(place.lang) ? place.lang : firstLanguage());
  tick(store);
  await watch(ctx, () => arrive(ctx, place));
}

begin();
