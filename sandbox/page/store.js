/** What the page knows at this moment; parts subscribe to the facts they draw. */

export function createStore(initial) {
  const facts = { ...initial };
  let listeners = [];
  return {
    get: (key) => facts[key],
    put(changes) {
      const changed = Object.keys(changes).filter((key) => facts[key] !== changes[key]);
      Object.assign(facts, changes);
      for (const { keys, tell } of listeners) {
        if (keys.some((key) => changed.includes(key))) tell();
      }
    },
    /** Calls `tell` now and after each change of one of `keys`. */
    on(keys, tell) {
      listeners.push({ keys, tell });
      tell();
    },
    /** Forgets every listener: the parts are about to be built anew. */
    silence() {
      listeners = [];
    },
  };
}
