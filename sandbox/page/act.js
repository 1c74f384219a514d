/** What the person at the page can do; every failure ends as a toast, never as an exception. */

import { messageMenu } from './actions.js';
import { api, Trouble } from './api.js';
import { remember } from './i18n.js';
import { openMenu } from './menu.js';
import { gist, keyOf } from './model.js';
import { moving } from './moving.js';
import { takeClock } from './time.js';
import { writing } from './writing.js';

/** Runs `work`; its result, or undefined after telling the person what went wrong. */
function attempting(ctx) {
  return async (work) => {
    try {
      return (await work()) ?? true;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      const t = ctx.store.get('t');
      const known = error.message === 'unreachable';
      ctx.notice.toast(known ? t('error.unreachable') : t('error.failed', { text: error.message }));
      return undefined;
    }
  };
}

function joining(ctx, attempt) {
  const { store, refresh } = ctx;
  const all = () =>
    Promise.all([
      refresh.state(),
      refresh.chats(),
      refresh.messages(),
      refresh.members(),
      refresh.commands(),
    ]);
  return {
    async join() {
      const [chat, me] = [store.get('chat'), store.get('me')];
      const asked = chat.approval && (await attempt(() => api.request(chat, me)));
      if (asked) ctx.notice.toast(store.get('t')('chat.asked'));
      else if (!chat.approval) await attempt(() => api.join(chat, me));
      await all();
    },
    async leave() {
      await attempt(() => api.leave(store.get('chat'), store.get('me')));
      await all();
    },
    membersOf: async (chat) => {
      const answer = await api.members(chat, store.get('me')).catch(() => []);
      return answer.members ?? answer;
    },
  };
}

function timing(ctx, attempt) {
  const { store } = ctx;
  return {
    async turn(change) {
      store.put({ turning: true });
      const clock = await attempt(() => api.turn(change));
      store.put({ turning: false });
      if (clock?.now) takeClock(store, { ...store.get('clock'), ...clock });
    },
    speak(language) {
      remember(language);
      ctx.rebuild(language);
    },
  };
}

function menus(ctx) {
  const { store } = ctx;
  return {
    openActions(message, event) {
      const { items, faces } = messageMenu(message, ctx);
      if (items.length === 0) return;
      const box = event.target.closest('.row')?.querySelector('.bubble').getBoundingClientRect();
      const [x, y] = event.clientX ? [event.clientX, event.clientY] : [box.left + 24, box.top + 24];
      openMenu(
        x,
        y,
        `${store.get('t')('say.actions')}: ${gist(message, store.get('t'))}`,
        items,
        faces,
      );
    },
    openActionsOf(key, event) {
      const message = store.get('messages').find((one) => keyOf(one) === key);
      if (message) this.openActions(message, event);
    },
    /** Links to a bot of the sandbox stay inside: they open its private chat and start it. */
    followLink(event, address) {
      const match =
        /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)(\w+)(?:[?&]start=([\w-]*))?/i.exec(
          address,
        );
      const bot =
        match &&
        store
          .get('state')
          .bots.find((one) => one.username?.toLowerCase() === match[1].toLowerCase());
      if (!bot) {
        if (!event) open(address, '_blank', 'noopener,noreferrer');
        return;
      }
      event?.preventDefault();
      this.start(bot, match[2]);
    },
    async start(bot, payload) {
      const { joined, bots } = store.get('chats');
      const chat = [...joined, ...bots].find(
        (one) => one.type === 'private' && (one.bot?.id ?? bot.id) === bot.id,
      );
      await this.open(chat?.key);
      if (payload !== undefined) await this.say({ text: `/start ${payload}`.trim() });
    },
  };
}

export function createActions(ctx) {
  const attempt = attempting(ctx);
  return {
    ...moving(ctx),
    ...writing(ctx, attempt),
    ...joining(ctx, attempt),
    ...timing(ctx, attempt),
    ...menus(ctx),
  };
}
