/** Questions about the facts in the store, without any drawing. */

import { nameOf } from './names.js';

const TOGETHER = 300; // seconds between two messages that still share one group of bubbles

export const keyOf = (message) =>
  message.ephemeral_message_id ? `e${message.ephemeral_message_id}` : `m${message.message_id}`;

/** How calls name a message: an ephemeral one has no message id. */
export const placeOf = (message) =>
  message.ephemeral_message_id
    ? { ephemeral: message.ephemeral_message_id }
    : { message: message.message_id };

/** Joins, titles, pins: lines in the middle, said by nobody. */
export const isService = (message) => Boolean(message.event || message.service);

export const isPrivate = (chat) => chat.type === 'private';

/** A private chat is known by its bot, whoever one speaks as; any other by its id. */
const keyed = (chat) => ({ ...chat, key: chat.bot ? `bot${chat.bot.id}` : String(chat.id) });

function botOf(chat, bots) {
  const bot = bots.find((one) => one.id === (chat.bot?.id ?? chat.bot));
  return bot ? { bot: { ...bot, name: nameOf(bot) } } : {};
}

/** The chat with a bot nobody has written to yet: with the first bot it has the person's id. */
function newTalk(bot, first, me) {
  const id = bot.id === first.id ? me : bot.id;
  return keyed({ id, type: 'private', title: nameOf(bot), bot, in: true, fresh: true });
}

/** Every chat of the person `me`: those they are in, bots to write to, groups to join. */
export function chatsOf(state, mine, me) {
  const known = new Map(state.chats.map((chat) => [chat.id, chat]));
  const whole = (chat) => ({
    ...known.get(chat.id),
    ...chat,
    ...botOf(chat, state.bots),
    in: true,
  });
  const joined = mine.map((chat) => keyed(whole(chat)));
  const there = new Set(joined.map((chat) => chat.key));
  const bots = state.bots.map((bot) => newTalk(bot, state.bots[0], me));
  const others = state.chats
    .filter((chat) => chat.type !== 'private' && !chat.migrated_to)
    .map((chat) => keyed({ ...chat, in: false }));
  const missing = (chat) => !there.has(chat.key);
  return { joined, bots: bots.filter(missing), others: others.filter(missing) };
}

export function findChat(chats, key) {
  return [...chats.joined, ...chats.bots, ...chats.others].find((chat) => chat.key === key);
}

/** The sender shown above a bubble: the chat when somebody writes in its name. */
export function senderOf(message) {
  const chat = message.sender_chat;
  if (chat) return { id: chat.id, name: chat.title || chat.name || '', chat: true };
  const from = message.from ?? {};
  return { id: from.id ?? 0, name: from.name ?? '', bot: from.is_bot };
}

function isTogether(one, other) {
  if (!one || !other || isService(one) || isService(other)) return false;
  return (
    senderOf(one).id === senderOf(other).id &&
    Boolean(one.own) === Boolean(other.own) &&
    Boolean(one.ephemeral) === Boolean(other.ephemeral) &&
    Math.abs(other.date - one.date) < TOGETHER
  );
}

/** Messages as rows: a heading for each day, service lines, bubbles that know their neighbours. */
export function rowsOf(messages, dayOf) {
  const rows = [];
  let day = null;
  messages.forEach((message, index) => {
    const today = dayOf(message.date);
    if (today !== day) rows.push({ kind: 'day', key: `d${keyOf(message)}`, at: message.date });
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const first = today !== day || !isTogether(before, message);
    const last = !isTogether(message, after) || dayOf(after.date) !== today;
    rows.push({
      kind: isService(message) ? 'service' : 'bubble',
      key: keyOf(message),
      message,
      first,
      last,
    });
    day = today;
  });
  return rows;
}

/** The messages of one topic; topic 1 is General, whose messages carry no thread. */
export function inTopic(messages, topic) {
  if (topic === null) return messages;
  return messages.filter((message) => (message.thread || 1) === topic);
}

/** Text or caption; what is shown as picture, file or poll needs no word for itself. */
export function wordsOf(message) {
  const shown = message.photo_url || message.document || message.poll;
  return message.caption || (shown ? '' : message.text);
}

const LONGEST_GIST = 200; // characters
const LONGEST_SUBJECT = 32;

function shortened(text, most) {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : signs.join('');
}

/** A few words that stand for a message in lists, quotes and announcements. */
export function gist(message, t) {
  if (isService(message)) return serviceLine(message, t);
  const text = wordsOf(message);
  if (text) return shortened(text, LONGEST_GIST);
  if (message.poll) return `${t('say.poll')}: ${message.poll.question}`;
  if (message.photo_url) return t('say.picture');
  return message.document?.name || t(message.document ? 'say.file' : 'say.message');
}

/** What a service message says: its `event` in the page's language, or the sandbox's own line. */
export function serviceLine(message, t) {
  const event = message.event ?? {};
  const key = `service.${event.kind}`;
  const who = (event.who ?? []).join(', ');
  const text = shortened(event.text ?? '', LONGEST_SUBJECT);
  const line = t(key, { by: event.by, who, text });
  return line === key ? message.service || '…' : line;
}
