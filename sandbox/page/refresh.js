/** Fetching facts into the store, each kind at most once at a time and not too often. */

import { api, MOST_MESSAGES, Trouble } from './api.js';
import { chatsOf, findChat } from './model.js';
import { takeClock } from './time.js';

const GAP = { messages: 120, chats: 300, members: 1500, state: 2000 }; // milliseconds between two fetches
export const STEP = 200; // messages in the first view, and more at each step back

const pause = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A refusal leaves the old facts standing; the watch tells when the sandbox is away. */
function forgive(error) {
  if (!(error instanceof Trouble)) throw error;
}

/** `work` runs alone; calls during a run lead to exactly one more, `gap` milliseconds later. */
export function oneAtATime(work, gap) {
  let running = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work().catch(forgive);
      if (again) await pause(gap);
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

const place = (store) => `${store.get('me')} ${store.get('chat')?.key}`;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function sortedByTime(chats) {
  return [...chats].sort((one, other) => (other.last?.date ?? 0) - (one.last?.date ?? 0));
}

function settle(store, mine) {
  const chats = chatsOf(store.get('state'), sortedByTime(mine), store.get('me'));
  const old = store.get('chat');
  const now = old && findChat(chats, old.key);
  const changes = { mine };
  if (!same(chats, store.get('chats'))) changes.chats = chats;
  if (old && now && !same(old, now)) changes.chat = now;
  store.put(changes);
}

/** The person `me` if there still is one, otherwise the first. */
function personIn(state, me) {
  const people = state.users.filter((user) => !user.is_bot);
  return people.some((user) => user.id === me)
    ? {}
    : { me: people[0]?.id ?? null, mine: [], chat: null };
}

async function loadState(store) {
  const state = await api.state();
  store.put({ state, ...personIn(state, store.get('me')) });
  takeClock(store, state.clock);
  settle(store, store.get('mine'));
}

async function loadChats(store) {
  const me = store.get('me');
  if (me === null) return;
  const { chats } = await api.chats(me);
  if (store.get('me') === me) settle(store, chats);
}

async function loadMessages(store) {
  const [chat, here, limit] = [store.get('chat'), place(store), store.get('limit')];
  if (!chat) return;
  if (!chat.in) {
    store.put({ messages: [], more: false }); // only members read
    return;
  }
  const { messages } = await api.messages(chat, store.get('me'), limit).catch((error) => {
    if (error.status >= 400 && error.status < 500) return { messages: [] }; // not for this person's eyes
    throw error;
  });
  if (place(store) === here)
    store.put({ messages, more: messages.length >= limit && limit < MOST_MESSAGES });
}

async function loadMembers(store) {
  const [chat, here] = [store.get('chat'), place(store)];
  if (!chat || chat.type === 'private') return;
  const answer = await api.members(chat, store.get('me')).catch(() => []);
  const members = new Map((answer.members ?? answer).map((member) => [member.id, member]));
  if (place(store) === here && !same([...members], [...store.get('members')]))
    store.put({ members });
}

async function loadCommands(store) {
  const [chat, here] = [store.get('chat'), place(store)];
  if (!chat) return;
  const { commands } = await api.commands(chat, store.get('me')).catch(() => ({ commands: [] }));
  if (place(store) === here) store.put({ commands: commands ?? [] });
}

export function createRefresh(store) {
  return {
    state: oneAtATime(() => loadState(store), GAP.state),
    chats: oneAtATime(() => loadChats(store), GAP.chats),
    messages: oneAtATime(() => loadMessages(store), GAP.messages),
    members: oneAtATime(() => loadMembers(store), GAP.members),
    commands: oneAtATime(() => loadCommands(store), GAP.members),
  };
}
