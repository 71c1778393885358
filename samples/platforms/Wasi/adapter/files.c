// System calls on files, as emscripten's C library makes them.
#include "directories.h"
#include "paths.h"
#include "wasi.h"

// Rights that a file is opened with: hosts take them for what the handle is used for.
enum {
    MAY_READ = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 21, // read, seek, sync, tell, advise, filestat_get
    MAY_WRITE = 1 << 0 | 1 << 6 | 1 << 8 | 1 << 22 | 1 << 23,        // datasync, write, allocate, filestat_set_size and _set_times
    MAY_LIST = 1 << 14 | 1 << 18 | 1 << 21,                          // readdir, path_filestat_get, filestat_get
};

// open(2) of emscripten.
enum { ACCESS = 3, READ_ONLY = 0, CREATE = 0100, EXCLUSIVE = 0200, TRUNCATE = 01000, APPEND = 02000, DIRECTORY = 0200000 };
enum { DATA_SYNC = 010000, SYNC = 04010000 }; // The second one includes the first.

// fcntl(2).
enum { DUPLICATE = 0, DUPLICATE_CLOSE_ON_EXEC = 1030, GET_DESCRIPTOR_FLAGS = 1, SET_DESCRIPTOR_FLAGS = 2, GET_STATUS_FLAGS = 3, SET_STATUS_FLAGS = 4 };

enum { READ_WRITE = 2, STANDARD_ERROR = 2 };

enum { NO_FOLLOW = 0x100, REMOVE_DIRECTORY = 0x200 }; // AT_SYMLINK_NOFOLLOW, AT_REMOVEDIR

enum { TIME_NOW = 0x3fffffff, TIME_OMITTED = 0x3ffffffe }; // UTIME_NOW, UTIME_OMIT

enum { MODE_TYPE = 12, MAY_ENTER = 0755, MAY_USE = 0644 }; // WASI tells no permissions.

// struct stat of emscripten.
typedef struct { i64 seconds; u32 nanoseconds; } timestamp;
typedef struct {
    u32 device, mode, links, user, group, special;
    i64 size;
    u32 block_size, blocks;
    timestamp accessed, modified, changed;
    u64 inode;
} file_status;
_Static_assert(sizeof(file_status) == 96, "struct stat");

#define AT(place) (place).directory, (place).path, (place).length

static timestamp timestamp_of(u64 nanoseconds)
{
    return (timestamp){ nanoseconds / 1000000000, nanoseconds % 1000000000 };
}

static int report(int error, const wasi_filestat *found, file_status *status)
{
    if (error)
        return result_of(error);
    *status = (file_status){
        .device = found->device,
        .mode = (u32)entry_type(found->type) << MODE_TYPE | (found->type == WASI_DIRECTORY ? MAY_ENTER : MAY_USE),
        .links = found->links,
        .size = found->size,
        .block_size = 4096,
        .blocks = (found->size + 511) / 512,
        .accessed = timestamp_of(found->accessed),
        .modified = timestamp_of(found->modified),
        .changed = timestamp_of(found->changed),
        .inode = found->inode,
    };
    return 0;
}

static int status_of(const char *path, int follow, file_status *status)
{
    wasi_filestat found = { .type = WASI_DIRECTORY };
    place at;
    if (find_place(path, &at))
        return report(wasi_path_filestat_get(at.directory, follow, at.path, at.length, &found), &found, status);
    while (*path == '/')
        path++;
    return *path ? -ENOENT : report(0, &found, status); // The root is there even if nobody has opened it for us.
}

EXPORT("__syscall_stat64") int stat64(const char *path, file_status *status) { return status_of(path, WASI_FOLLOW, status); }

EXPORT("__syscall_lstat64") int lstat64(const char *path, file_status *status) { return status_of(path, 0, status); }

EXPORT("__syscall_newfstatat") int fstatat64(UNUSED int directory, const char *path, file_status *status, int flags)
{
    return status_of(path, flags & NO_FOLLOW ? 0 : WASI_FOLLOW, status);
}

EXPORT("__syscall_fstat64") int fstat64(int file, file_status *status)
{
    wasi_filestat found;
    return report(wasi_fd_filestat_get(file, &found), &found, status);
}

// Access rights are the host's affair: whatever is there may be tried.
EXPORT("__syscall_faccessat") int faccessat(UNUSED int directory, const char *path, UNUSED int mode, UNUSED int flags)
{
    file_status status;
    return status_of(path, WASI_FOLLOW, &status);
}

EXPORT("__syscall_openat") int openat(UNUSED int directory, const char *path, int flags, UNUSED int arguments)
{
    place at;
    if (!find_place(path, &at))
        return -ENOENT;
    u32 how = (flags & CREATE ? WASI_CREATE : 0) | (flags & DIRECTORY ? WASI_IS_DIRECTORY : 0)
        | (flags & EXCLUSIVE ? WASI_EXCLUSIVE : 0) | (flags & TRUNCATE ? WASI_TRUNCATE : 0);
    u64 rights = flags & DIRECTORY ? MAY_LIST : (flags & ACCESS) == READ_ONLY ? MAY_READ : MAY_READ | MAY_WRITE;
    u32 handle = (flags & APPEND ? WASI_APPEND : 0) | ((flags & SYNC) == SYNC ? WASI_SYNC : flags & DATA_SYNC ? WASI_DATA_SYNC : 0);
    int file;
    int error = wasi_path_open(at.directory, WASI_FOLLOW, at.path, at.length, how, rights, rights, handle, &file);
    return error ? result_of(error) : file;
}

// In place of the import of the runtime. .NET closes what it believes to be duplicates of the streams of the console.
EXPORT("close") int close_file(int file)
{
    if (file <= STANDARD_ERROR)
        return 0;
    forget_listing(file);
    return wasi_fd_close(file);
}

// A null path means the file itself.
EXPORT("__syscall_utimensat") int utimensat(int file, const char *path, const timestamp *times, int flags)
{
    u64 time[2] = { 0, 0 };
    u32 how = 0;
    for (int i = 0; i < 2; i++) { // Last access and last change.
        u32 nanoseconds = times ? times[i].nanoseconds : TIME_NOW;
        if (nanoseconds == TIME_NOW)
            how |= WASI_SET_NOW << 2 * i;
        else if (nanoseconds != TIME_OMITTED) {
            if (times[i].seconds < 0)
                return -EINVAL; // Before 1970 WASI has no time.
            how |= WASI_SET << 2 * i;
            time[i] = (u64)times[i].seconds * 1000000000 + nanoseconds;
        }
    }
    place at;
    if (!path) { // So a copy gets the times of its original, which must not fail where there are none.
        int error = wasi_fd_filestat_set_times(file, time[0], time[1], how);
        return error == WASI_NOTSUP ? 0 : result_of(error);
    }
    u32 follow = flags & NO_FOLLOW ? 0 : WASI_FOLLOW;
    return find_place(path, &at) ? result_of(wasi_path_filestat_set_times(at.directory, follow, at.path, at.length, time[0], time[1], how)) : -ENOENT;
}

// Also asked about names that are no links, by realpath(3).
EXPORT("__syscall_readlinkat") int readlinkat(UNUSED int directory, const char *path, char *target, u32 length)
{
    place at;
    u32 used;
    if (!find_place(path, &at))
        return -ENOENT;
    int error = wasi_path_readlink(AT(at), target, length, &used);
    return error ? result_of(error) : (int)used;
}

EXPORT("__syscall_ftruncate64") int ftruncate64(int file, i64 size) { return result_of(wasi_fd_filestat_set_size(file, size)); }

EXPORT("__syscall_mkdirat") int mkdirat(UNUSED int directory, const char *path, UNUSED int mode)
{
    place at;
    return find_place(path, &at) ? result_of(wasi_path_create_directory(AT(at))) : -ENOENT;
}

EXPORT("__syscall_rmdir") int rmdir(const char *path)
{
    place at;
    return find_place(path, &at) ? result_of(wasi_path_remove_directory(AT(at))) : -ENOENT;
}

EXPORT("__syscall_unlinkat") int unlinkat(UNUSED int directory, const char *path, int flags)
{
    place at;
    if (flags & REMOVE_DIRECTORY)
        return rmdir(path);
    return find_place(path, &at) ? result_of(wasi_path_unlink_file(AT(at))) : -ENOENT;
}

EXPORT("__syscall_renameat") int renameat(UNUSED int from, const char *path, UNUSED int to, const char *new_path)
{
    place old, new;
    return find_place(path, &old) && find_place(new_path, &new) ? result_of(wasi_path_rename(AT(old), AT(new))) : -ENOENT;
}

EXPORT("__syscall_fcntl64") int fcntl64(int file, int command, UNUSED int *arguments)
{
    switch (command) {
    case DUPLICATE:
    case DUPLICATE_CLOSE_ON_EXEC:
        return file <= STANDARD_ERROR ? file : -EINVAL; // WASI cannot; .NET does so with the streams of the console, see close_file.
    case GET_DESCRIPTOR_FLAGS:
    case SET_DESCRIPTOR_FLAGS:
    case SET_STATUS_FLAGS:
        return 0;
    case GET_STATUS_FLAGS:
        return READ_WRITE;
    default: // Locks among them: there are none.
        return -EINVAL;
    }
}
