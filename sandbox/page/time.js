/** Dates and times as words, in the community's time zone and the reader's language. */

const LOCALES = { zh: 'zh-CN', en: 'en-GB' };
const DAY = 86400;

function zoneOrNone(zone) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}

/** Formats of one language and one time zone (an IANA name; the browser's own if unknown). */
export function createTime(language, zone, t) {
  const timeZone = zoneOrNone(zone || undefined);
  const format = (locale, options) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const locale = LOCALES[language];
  const hour = format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const key = format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
  const near = format(locale, { month: 'long', day: 'numeric', weekday: 'short' });
  const far = format(locale, { year: 'numeric', month: 'long', day: 'numeric' });
  const short = format(locale, { month: 'numeric', day: 'numeric' });
  const full = format(locale, { dateStyle: 'full', timeStyle: 'medium' });
  const clock = (at) => hour.format(at * 1000);
  const day = (at) => key.format(at * 1000);
  return {
    clock,
    day,
    full: (at) => full.format(at * 1000),
    date: (at) => near.format(at * 1000),
    /** Heading above the messages of a day, seen from the virtual `now`. */
    heading(at, now) {
      if (day(at) === day(now)) return t('day.today');
      if (day(at) === day(now - DAY)) return t('day.yesterday');
      return day(at).slice(0, 4) === day(now).slice(0, 4)
        ? near.format(at * 1000)
        : far.format(at * 1000);
    },
    /** The narrow form of the chats list. */
    brief: (at, now) => (day(at) === day(now) ? clock(at) : short.format(at * 1000)),
  };
}

/** The sandbox's clock into the store; a zone named in the address wins over the sandbox's own. */
export function takeClock(store, clock) {
  const zone = store.get('askedZone') || clock.tz || '';
  const changed = zone !== store.get('zone') || !store.get('time');
  const time = changed
    ? createTime(store.get('language'), zone, store.get('t'))
    : store.get('time');
  store.put({ clock, zone, time, today: time.day(clock.now) });
}

const BEAT = 5; // seconds between two movements of the shown clock

/** Lets the shown clock run while the sandbox's own runs; a manual clock stands still. */
export function tick(store) {
  setInterval(() => {
    const clock = store.get('clock');
    if (clock.mode === 'real') takeClock(store, { ...clock, now: clock.now + BEAT });
  }, BEAT * 1000);
}
