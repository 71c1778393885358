// The files that the browser keeps for this page: what C# calls, and what only JavaScript can do. For workers alone.

// A page that is being left takes a moment to let go of its files.
const patience = 2_000;
const pause = 100;

/** Opens a file for this worker alone, and creates it if there is none. */
export async function open(name) {
  const root = await navigator.storage.getDirectory();
  const file = await root.getFileHandle(name, { create: true });
  const begin = performance.now();
  while (true) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (error.name !== 'NoModificationAllowedError')
        throw error;
      if (performance.now() - begin > patience)
        throw new Error(`'${name}' is open in another tab or window. Close it there, and load this page again.`);
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}

/** Saves what somebody has chosen, piece by piece. */
export async function save(name, blob) {
  const handle = await open(name);
  try {
    handle.truncate(0);
    let at = 0;
    for await (const piece of blob.stream()) {
      const written = handle.write(piece, { at });
      if (written !== piece.length)
        throw new DOMException(`${written} of ${piece.length} bytes were taken`, 'QuotaExceededError');
      at += written;
    }
  } catch (error) {
    throw error.name === 'QuotaExceededError'
      ? new Error(`The browser has no space for ${blob.size.toLocaleString('en')} bytes more. What it keeps is left as it is.`)
      : error;
  } finally {
    handle.close();
  }
}

/** Gives a file the name of another, which is replaced. */
export async function move(from, to) {
  const root = await navigator.storage.getDirectory();
  await (await root.getFileHandle(from)).move(to);
}

/** Removes a file, if it is there. */
export async function remove(name) {
  const root = await navigator.storage.getDirectory();
  try {
    await root.removeEntry(name);
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
