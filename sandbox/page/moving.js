/** Going about: opening a chat, going back, becoming somebody else, looking further up. */

import { showMessage } from './feed.js';
import { findChat } from './model.js';
import { keepPlace } from './place.js';
import { STEP } from './refresh.js';

const EMPTY = {
  messages: null,
  members: new Map(),
  commands: [],
  topic: null,
  reply: null,
  edit: null,
  more: false,
  limit: STEP,
  masked: false,
};

export function moving(ctx) {
  const { store, refresh } = ctx;
  const fill = () =>
    Promise.all([refresh.messages(), refresh.members(), refresh.commands(), refresh.chats()]);
  return {
    async open(key) {
      const chat = findChat(store.get('chats'), String(key));
      if (!chat) return;
      store.put({ ...EMPTY, chat });
      keepPlace(store);
      await fill();
    },
    back() {
      store.put({ ...EMPTY, chat: null, panel: false });
      keepPlace(store);
    },
    async speakAs(id) {
      const key = store.get('chat')?.key;
      store.put({ ...EMPTY, me: id, mine: [] });
      await refresh.chats();
      store.put({ chat: (key && findChat(store.get('chats'), key)) ?? null });
      keepPlace(store);
      await fill();
    },
    async loadOlder() {
      if (!store.get('more')) return;
      store.put({ more: false, limit: store.get('limit') + STEP });
      await refresh.messages();
    },
    jump(target) {
      if (!showMessage(target.message_id)) ctx.notice.toast(store.get('t')('say.missing'));
    },
    calm: () => store.put({ reply: null, edit: null }),
  };
}
