// The page's side of the worker: questions, and their answers as promises.
const worker = new Worker('./worker.js', { type: 'module' });
const waiting = new Map();
let lastId = 0;
let broken = null; // Why nobody will answer any more.

worker.onmessage = ({ data: { id, value, error, note } }) => {
  const question = waiting.get(id);
  if (!question)
    return;
  if (note !== undefined) {
    question.listen(note);
    return;
  }
  waiting.delete(id);
  if (error === undefined)
    question.resolve(value);
  else
    question.reject(new Error(error));
};

// The worker could not be loaded, or has broken down.
worker.onerror = event => {
  broken = new Error(`The worker of this page ${event.message ? `broke down: ${event.message}` : 'could not be started.'} Load the page again.`);
  for (const { reject } of waiting.values())
    reject(broken);
  waiting.clear();
};

export function ask(name, ...args) {
  return askAndListen(() => {}, name, ...args);
}

/** As `ask`, for questions that are answered with notes on the way. */
export function askAndListen(listen, name, ...args) {
  if (broken)
    return Promise.reject(broken);
  return new Promise((resolve, reject) => {
    waiting.set(++lastId, { resolve, reject, listen });
    worker.postMessage({ id: lastId, name, args });
  });
}
