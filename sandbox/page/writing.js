/** Acts in the open conversation: say, edit, delete, react, vote, pin, press. */

import { api } from './api.js';

function thread(store) {
  const topic = store.get('topic');
  return topic && topic !== 1 ? { thread: topic } : {};
}

function replied(store) {
  const reply = store.get('reply');
  return reply ? { reply_to: reply.message_id } : {};
}

export function writing(ctx, attempt) {
  const { store, refresh } = ctx;
  const here = () => [store.get('chat'), store.get('me')];
  const then = async (work) => {
    const done = await attempt(work);
    if (done) await refresh.messages();
    return done;
  };
  return {
    say(what) {
      const masked = store.get('masked') ? { as: 'anonymous' } : {};
      const body = { ...thread(store), ...replied(store), ...masked, ...what };
      return then(async () => {
        const sent = await api.say(...here(), body);
        store.put({ reply: null, follow: true });
        return sent;
      });
    },
    edit: (message, text) =>
      then(async () => {
        await api.edit(...here(), message.message_id, text);
        store.put({ edit: null });
      }),
    remove: (message) => then(() => api.remove(...here(), message.message_id)),
    react: (message, emoji) => then(() => api.react(...here(), message.message_id, emoji)),
    vote: (message, options) => then(() => api.vote(...here(), message.message_id, options)),
    pin: (message) => then(() => api.pin(...here(), message.message_id)),
    async press(where, key) {
      const result = await then(() => api.press(...here(), where, key.data ?? key.text));
      if (!result) return;
      const answer = result.answer;
      if (!answer) ctx.notice.toast(store.get('t')('press.silent'));
      else if (answer.text && answer.show_alert) ctx.notice.alert(answer.text);
      else if (answer.text) ctx.notice.toast(answer.text);
      if (answer?.url) this.followLink(null, answer.url);
    },
  };
}
