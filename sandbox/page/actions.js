/** What can be done with one message, as the entries of its menu. */

import { shownEmoji } from './bubble.js';
import { isPrivate, wordsOf } from './model.js';

const PALETTE = ['👍', '❤', '🔥', '🎉', '👏', '😁', '🤔', '👎'];

function isStaff(store) {
  return ['creator', 'administrator'].includes(store.get('members').get(store.get('me'))?.status);
}

function faces(message, ctx) {
  const t = ctx.store.get('t');
  const mine = (emoji) => (message.reactions ?? []).some((one) => one.emoji === emoji && one.mine);
  return PALETTE.map((emoji) => ({
    face: shownEmoji(emoji),
    label: t('say.react', { emoji }),
    on: mine(emoji),
    go: () => ctx.act.react(message, mine(emoji) ? [] : [emoji]),
  }));
}

async function copy(text, ctx) {
  try {
    await navigator.clipboard.writeText(text);
    ctx.notice.toast(ctx.store.get('t')('say.copied'));
  } catch {
    // Without permission there is nothing to say that would help.
  }
}

/** {items, faces} for `openMenu`; an ephemeral note can be copied, nothing else. */
export function messageMenu(message, ctx) {
  const { store, act } = ctx;
  const t = store.get('t');
  const text = wordsOf(message);
  const lasting = !message.ephemeral_message_id;
  const staff = isStaff(store);
  const editable = lasting && message.own && text && !message.poll && !message.forward;
  const items = [
    lasting && {
      icon: 'reply',
      label: t('say.reply'),
      go: () => store.put({ reply: message, edit: null }),
    },
    text && { icon: 'copy', label: t('say.copy'), go: () => copy(text, ctx) },
    editable && {
      icon: 'edit',
      label: t('say.edit'),
      go: () => store.put({ edit: message, reply: null }),
    },
    lasting && staff && { icon: 'pin', label: t('say.pin'), go: () => act.pin(message) },
    lasting &&
      (message.own || staff || isPrivate(store.get('chat'))) && {
        icon: 'bin',
        label: t('say.remove'),
        danger: true,
        go: () => act.remove(message),
      },
  ];
  return { items: items.filter(Boolean), faces: lasting ? faces(message, ctx) : [] };
}
