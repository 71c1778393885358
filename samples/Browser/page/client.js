// The page's side of the worker: questions, and their answers as promises.
const worker = new Worker('./worker.js', { type: 'module' });
const waiting = new Map();
let lastId = 0;

worker.onmessage = ({ data: { id, value, error, note } }) => {
  const { resolve, reject, listen } = waiting.get(id);
  if (note !== undefined) {
    listen(note);
    return;
  }
  waiting.delete(id);
  if (error === undefined)
    resolve(value);
  else
    reject(new Error(error));
};

// The worker could not be loaded, or has broken down: nobody will answer any more.
worker.onerror = event => {
  for (const { reject } of waiting.values())
    reject(new Error(event.message ?? 'The worker of this page could not be started.'));
  waiting.clear();
};

export function ask(name, ...args) {
  return askAndListen(() => {}, name, ...args);
}

/** As `ask`, for questions that are answered with notes on the way. */
export function askAndListen(listen, name, ...args) {
  return new Promise((resolve, reject) => {
    waiting.set(++lastId, { resolve, reject, listen });
    worker.postMessage({ id: lastId, name, args });
  });
}
