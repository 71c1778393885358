// A directory of the host in the file system of the runtime as it comes, which has files in memory only.
import fs from 'node:fs';
import path from 'node:path';

const ERRNO = {
    EACCES: 2, EBADF: 8, EBUSY: 10, EEXIST: 20, EFBIG: 22, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33, ENAMETOOLONG: 37,
    ENOENT: 44, ENOSPC: 51, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63, EROFS: 69,
};

export const mount = ({ FS }, directory, mountPoint) => {
    const translated = operations => Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, (...given) => {
        try {
            return operation(...given);
        } catch (error) {
            throw error.syscall ? new FS.ErrnoError(ERRNO[error.code] ?? ERRNO.EIO) : error;
        }
    }]));
    const real = node => node.parent === node ? node.mount.opts.root : path.join(real(node.parent), node.name);
    const make = (parent, name, mode) => Object.assign(FS.createNode(parent, name, mode, 0), { node_ops, stream_ops });
    const add = (parent, name, mode) => {
        const node = make(parent, name, mode);
        if (FS.isDir(mode))
            fs.mkdirSync(real(node), mode & 0o777);
        else
            fs.closeSync(fs.openSync(real(node), 'wx', mode & 0o777));
        return node;
    };

    const node_ops = translated({
        getattr: node => fs.lstatSync(real(node)),
        setattr: (node, { size, mode, timestamp }) => {
            if (mode !== undefined)
                fs.chmodSync(real(node), mode & 0o777);
            if (timestamp !== undefined)
                fs.utimesSync(real(node), timestamp / 1000, timestamp / 1000);
            if (size !== undefined && node.writable?.length > 0)
                fs.ftruncateSync(node.writable[0], size); // Another file may have the name by now.
            else if (size !== undefined)
                fs.truncateSync(real(node), size);
        },
        lookup: (parent, name) => make(parent, name, fs.lstatSync(path.join(real(parent), name)).mode),
        mknod: add,
        rename: (node, parent, name) => {
            fs.renameSync(real(node), path.join(real(parent), name));
            Object.assign(node, { name, parent });
        },
        unlink: (parent, name) => fs.unlinkSync(path.join(real(parent), name)),
        rmdir: (parent, name) => fs.rmdirSync(path.join(real(parent), name)),
        readdir: node => ['.', '..', ...fs.readdirSync(real(node))],
    });
    const WRITES = 3; // O_WRONLY | O_RDWR
    const stream_ops = translated({
        open: stream => {
            if (!FS.isFile(stream.node.mode))
                return;
            stream.file = fs.openSync(real(stream.node), stream.flags & WRITES ? 'r+' : 'r');
            if (stream.flags & WRITES)
                (stream.node.writable ??= []).push(stream.file);
        },
        close: stream => {
            if (stream.file === undefined)
                return;
            stream.node.writable = stream.node.writable?.filter(file => file !== stream.file);
            fs.closeSync(stream.file);
        },
        read: (stream, buffer, offset, length, position) => length && fs.readSync(stream.file, buffer, offset, length, position),
        write: (stream, buffer, offset, length, position) => length && fs.writeSync(stream.file, buffer, offset, length, position),
        llseek: (stream, offset, whence) => offset + [0, stream.position, whence === 2 ? fs.fstatSync(stream.file).size : 0][whence],
        fsync: stream => (fs.fsyncSync(stream.file), 0),
    });

    FS.mkdirTree(mountPoint);
    FS.mount({ mount: ({ opts }) => make(null, '/', fs.lstatSync(opts.root).mode) }, { root: path.resolve(directory) }, mountPoint);
};
