/** The control API of the sandbox, one function for each call the page makes. */

/** The sandbox refused, or could not be reached; the message is fit for a person. */
export class Trouble extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Trouble(body.error || `HTTP ${response.status}`, response.status);
  return body;
}

async function reach(path, options) {
  try {
    return await fetch(`sandbox/${path}`, options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Trouble('unreachable');
  }
}

async function get(path, query = {}, signal = undefined) {
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(known).toString();
  return answerOf(await reach(search ? `${path}?${search}` : path, { signal }));
}

async function post(path, body = {}) {
  const headers = { 'Content-Type': 'application/json' };
  return answerOf(await reach(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** How many messages one refresh may bring; the sandbox keeps to the same bound. */
export const MOST_MESSAGES = 2000;

export const api = {
  state: () => get('state'),
  chats: (as) => get('chats', { as }),
  messages: (chat, as, limit) => get('messages', { chat: chat.id, as, limit, read: 1 }),
  members: (chat, as) => get(`chats/${chat.id}/members`, { as }),
  commands: (chat, as) => get('commands', { chat: chat.id, as }),
  watch: (since, signal) => get('watch', { since }, signal),
  say: (chat, user, what) => post('say', { chat: chat.id, user, ...what }),
  edit: (chat, user, message, text) => post('edit', { chat: chat.id, user, message, text }),
  remove: (chat, user, message) => post('delete', { chat: chat.id, user, message }),
  press: (chat, user, where, data) =>
    post('press', { chat: chat.id, user, data, wait: 10, ...where }),
  vote: (chat, user, message, options) => post('vote', { chat: chat.id, user, message, options }),
  react: (chat, user, message, emoji) => post('react', { chat: chat.id, user, message, emoji }),
  pin: (chat, by, message) => post(`chats/${chat.id}/pin`, { message, by }),
  join: (chat, user) => post(`chats/${chat.id}/join`, { user }),
  request: (chat, user) => post(`chats/${chat.id}/request`, { user, query: true }),
  leave: (chat, user) => post(`chats/${chat.id}/leave`, { user }),
  turn: (change) => post('clock', change),
};
