/** Live updates: one long poll after another, and patience when the sandbox is away. */

import { api, Trouble } from './api.js';
import { takeClock } from './time.js';

const FIRST_WAIT = 500; // milliseconds before the first new attempt
const LONGEST_WAIT = 8000;

const pause = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

function spread(answer, ctx) {
  const { store, refresh } = ctx;
  if (answer.clock) takeClock(store, answer.clock);
  const open = store.get('chat');
  const touched = answer.chats ?? [];
  refresh.state();
  refresh.chats();
  const here =
    open && (touched.includes(open.id) || (open.bot && touched.includes(store.get('me'))));
  if (!open || (touched.length > 0 && !here)) return;
  refresh.messages();
  refresh.members();
}

/** Everything anew: after a reset of the sandbox, or a time without it. */
async function catchUp(ctx) {
  const { refresh } = ctx;
  await refresh.state();
  await Promise.all([refresh.chats(), refresh.messages(), refresh.members(), refresh.commands()]);
}

/** Never returns; started once. `arrive` fills the page the first time. */
export async function watch(ctx, arrive) {
  const { store, notice } = ctx;
  let since; // the version is asked for before the facts, so nothing falls between the two
  let fill = arrive;
  let wait = FIRST_WAIT;
  for (;;) {
    try {
      const answer = await api.watch(since);
      if (since === undefined) {
        if (wait > FIRST_WAIT) notice.toast(store.get('t')('error.back'));
        takeClock(store, answer.clock);
        await fill();
        fill = () => catchUp(ctx);
      } else if (answer.version !== since) spread(answer, ctx);
      since = answer.version;
      wait = FIRST_WAIT;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (wait === FIRST_WAIT) notice.toast(store.get('t')('error.unreachable'));
      since = undefined;
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }
}
