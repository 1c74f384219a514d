/** One message as a row of the conversation. */

import { h, icon, iconButton } from './dom.js';
import { goodLink, formatted, link } from './safe.js';
import { avatar, colourOf, roleWord } from './names.js';
import { attachment, picture } from './media.js';
import { placeOf, senderOf, serviceLine, wordsOf } from './model.js';
import { pollBox } from './poll.js';

/** Telegram's heart comes without the sign that makes it red. */
export const shownEmoji = (emoji) => (emoji === '❤' ? '❤️' : emoji);

function who(message, member, t) {
  const sender = senderOf(message);
  const role = sender.chat ? '' : roleWord(member, t);
  const tag = message.tag || member?.tag;
  const both = tag && tag !== role;
  return h(
    'div',
    { class: 'who' },
    h('span', { class: `name ${colourOf(sender.id)}` }, sender.name),
    sender.bot && h('span', { class: 'badge' }, t('role.bot')),
    both && h('span', { class: 'tag' }, tag),
    role && h('span', { class: 'role' }, role),
  );
}

function quote(reply, act) {
  return h(
    'button',
    {
      type: 'button',
      class: `quote ${reply.id ? colourOf(reply.id) : ''}`,
      click: () => act.jump(reply),
    },
    h('b', {}, reply.name ?? ''),
    h('span', {}, reply.text ?? ''),
  );
}

function keyboardButton(key, message, act) {
  if (key.url)
    return goodLink(key.url) && h('span', { class: 'key' }, link(key.url, key.text, icon('link')));
  const press = async (event) => {
    const button = event.currentTarget;
    button.setAttribute('aria-busy', 'true');
    await act.press(placeOf(message), key);
    button.removeAttribute('aria-busy');
  };
  return h('span', { class: 'key' }, h('button', { type: 'button', click: press }, key.text));
}

function keyboard(message, act) {
  if (!message.buttons?.length) return null;
  return h(
    'div',
    { class: 'keys' },
    message.buttons.map((line) =>
      h(
        'div',
        { class: 'line' },
        line.map((key) => keyboardButton(key, message, act)),
      ),
    ),
  );
}

function reactions(message, act, t) {
  if (!message.reactions?.length) return null;
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map(({ emoji, count, mine }) =>
      h(
        'button',
        {
          type: 'button',
          class: mine ? 'reaction mine' : 'reaction',
          'aria-pressed': String(Boolean(mine)),
          'aria-label': t('say.reaction', { emoji, n: count }),
          click: () => act.react(message, mine ? [] : [emoji]),
        },
        h('span', { 'aria-hidden': 'true' }, shownEmoji(emoji)),
        h('span', { 'aria-hidden': 'true' }, String(count)),
      ),
    ),
  );
}

function meta(message, time, t) {
  const edited = message.edit_date ? `${t('say.edited')} ` : '';
  return h(
    'span',
    { class: 'meta', title: time.full(message.date) },
    message.pinned && icon('pin'),
    edited,
    time.clock(message.date),
  );
}

function body(message, ctx) {
  const { act, t, time } = ctx;
  const words = wordsOf(message);
  const form = forwardName(message);
  return [
    form && h('div', { class: 'forward' }, t('say.forward', { name: form })),
    message.reply_to && quote(message.reply_to, act),
    message.photo_url && picture(message, t),
    message.document && attachment(message.document, t),
    message.poll && pollBox(message.poll, (options) => act.vote(message, options), t),
    words &&
      h(
        'div',
        { class: 'text', dir: 'auto' },
        formatted(message.html, words),
        meta(message, time, t),
      ),
    !words && meta(message, time, t),
  ];
}

function forwardName(message) {
  const origin = message.forward;
  return typeof origin === 'string' ? origin : origin && (origin.name || origin.title || '?');
}

/** `row` comes from `rowsOf`; `ctx` is {act, t, time, member, crowd}. */
export function bubble(row, ctx) {
  const { message, first, last } = row;
  const { t, act } = ctx;
  const sender = senderOf(message);
  const own = message.own && !message.sender_chat; // who hides behind the group is shown as the group
  const others = ctx.crowd && !own;
  const marks = [
    'row',
    own && 'own',
    first && 'first',
    last && 'last',
    message.ephemeral && 'only',
    message.photo_url && 'pictured',
    !others && 'alone',
  ];
  const open = (event) => act.openActions(message, event);
  return h(
    'li',
    { class: marks.filter(Boolean).join(' '), tabindex: '-1', 'data-key': row.key },
    others && h('span', { class: 'beside' }, last && avatar(sender.id, sender.name, 'small')),
    h(
      'div',
      { class: 'stack' },
      h(
        'div',
        { class: 'bubble' },
        !others && h('span', { class: 'heard' }, message.own ? t('list.you') : sender.name),
        others &&
          (first ? who(message, ctx.member, t) : h('span', { class: 'heard' }, sender.name)),
        message.ephemeral && h('div', { class: 'onlyyou' }, icon('eye'), t('say.only')),
        body(message, ctx),
        reactions(message, act, t),
      ),
      keyboard(message, act),
    ),
    iconButton('smile', t('say.actions'), open, {
      class: 'round actions',
      tabindex: '-1',
      'aria-haspopup': 'menu',
    }),
  );
}

export function serviceRow(row, t) {
  return h(
    'li',
    { class: 'service', 'data-key': row.key },
    h('span', {}, serviceLine(row.message, t)),
  );
}

export function dayRow(row, time, now) {
  return h('li', { class: 'day', 'data-key': row.key }, h('span', {}, time.heading(row.at, now)));
}
