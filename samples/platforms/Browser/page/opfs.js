// The files that the browser keeps for this page: what C# calls, and what only JavaScript can do. For workers alone.

// A page that has been left may have given up its lock, and be about to let go of its files.
const patience = 2_000;
const pause = 50;

const forGood = new Promise(() => {});

/** Takes a lock that one page has at a time, for as long as this one lives; calls `wait` if another one has it. */
export async function lock(name, wait) {
  const taken = await request(name, { ifAvailable: true });
  if (taken)
    return;
  wait();
  await request(name, {});
}

function request(name, options) {
  return new Promise((resolve, reject) => navigator.locks.request(name, options, lock => {
    resolve(lock !== null);
    return lock && forGood;
  }).catch(reject));
}

/** Opens a file for this worker alone, and creates it and its folders if there are none. */
export async function open(path) {
  const folders = path.split('/');
  const name = folders.pop();
  let folder = await navigator.storage.getDirectory();
  for (const inner of folders)
    folder = await folder.getDirectoryHandle(inner, { create: true });
  const file = await folder.getFileHandle(name, { create: true });
  const begin = performance.now();
  while (true) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (error.name !== 'NoModificationAllowedError' || performance.now() - begin > patience)
        throw error;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}

/** Removes a folder with all that is in it, if it is there. */
export async function remove(folder) {
  const root = await navigator.storage.getDirectory();
  try {
    await root.removeEntry(folder, { recursive: true });
  } catch (error) {
    if (error.name !== 'NotFoundError')
      throw error;
  }
}

/** The functions of a file, for SyncAccessHandle.cs. `memory` returns the memory of the runtime, which may have moved. */
export const imports = memory => ({
  open,
  getSize: handle => handle.getSize(),
  truncate: (handle, size) => handle.truncate(size),
  read: (handle, start, length, at) => handle.read(memory().subarray(start, start + length), { at }),
  write: (handle, start, length, at) => handle.write(memory().subarray(start, start + length), { at }),
  flush: handle => handle.flush(),
  close: handle => handle.close(),
});
