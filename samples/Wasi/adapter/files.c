// System calls on files, as emscripten's C library makes them.
#include "directories.h"
#include "paths.h"
#include "wasi.h"

// Rights that a file is opened with: hosts take them for what the handle is used for.
enum {
    MAY_READ = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 21, // read, seek, sync, tell, advise, filestat_get
    MAY_WRITE = 1 << 0 | 1 << 6 | 1 << 8 | 1 << 22,                  // datasync, write, allocate, filestat_set_size
    MAY_LIST = 1 << 14 | 1 << 18 | 1 << 21,                          // readdir, path_filestat_get, filestat_get
};

// open(2) of emscripten.
enum { ACCESS = 3, READ_ONLY = 0, CREATE = 0100, EXCLUSIVE = 0200, TRUNCATE = 01000, APPEND = 02000, DIRECTORY = 0200000 };

// fcntl(2).
enum { DUPLICATE = 0, DUPLICATE_CLOSE_ON_EXEC = 1030, GET_DESCRIPTOR_FLAGS = 1, SET_DESCRIPTOR_FLAGS = 2, GET_STATUS_FLAGS = 3, SET_STATUS_FLAGS = 4 };

enum { READ_WRITE = 2, STANDARD_ERROR = 2 };

enum { NO_FOLLOW = 0x100, REMOVE_DIRECTORY = 0x200 }; // AT_SYMLINK_NOFOLLOW, AT_REMOVEDIR

enum { MODE_DIRECTORY = 0040755, MODE_FILE = 0100644, MODE_LINK = 0120777, MODE_DEVICE = 0020666 };

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

static timestamp time_of(u64 nanoseconds)
{
    return (timestamp){ nanoseconds / 1000000000, nanoseconds % 1000000000 };
}

static int report(int error, const wasi_filestat *found, file_status *status)
{
    if (error)
        return -error;
    *status = (file_status){
        .device = found->device,
        .mode = found->type == WASI_DIRECTORY ? MODE_DIRECTORY : found->type == WASI_SYMLINK ? MODE_LINK
            : found->type == WASI_CHARACTER_DEVICE ? MODE_DEVICE : MODE_FILE,
        .links = found->links,
        .size = found->size,
        .block_size = 4096,
        .blocks = (found->size + 511) / 512,
        .accessed = time_of(found->accessed),
        .modified = time_of(found->modified),
        .changed = time_of(found->changed),
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
    int file;
    int error = wasi_path_open(at.directory, WASI_FOLLOW, at.path, at.length, how, rights, rights, flags & APPEND ? WASI_APPEND : 0, &file);
    if (error)
        return -error;
    forget_listing(file);
    return file;
}

EXPORT("__syscall_ftruncate64") int ftruncate64(int file, i64 size) { return -wasi_fd_filestat_set_size(file, size); }

EXPORT("__syscall_mkdirat") int mkdirat(UNUSED int directory, const char *path, UNUSED int mode)
{
    place at;
    return find_place(path, &at) ? -wasi_path_create_directory(AT(at)) : -ENOENT;
}

EXPORT("__syscall_rmdir") int rmdir(const char *path)
{
    place at;
    return find_place(path, &at) ? -wasi_path_remove_directory(AT(at)) : -ENOENT;
}

EXPORT("__syscall_unlinkat") int unlinkat(UNUSED int directory, const char *path, int flags)
{
    place at;
    if (flags & REMOVE_DIRECTORY)
        return rmdir(path);
    return find_place(path, &at) ? -wasi_path_unlink_file(AT(at)) : -ENOENT;
}

EXPORT("__syscall_renameat") int renameat(UNUSED int from, const char *path, UNUSED int to, const char *new_path)
{
    place old, new;
    return find_place(path, &old) && find_place(new_path, &new) ? -wasi_path_rename(AT(old), AT(new)) : -ENOENT;
}

EXPORT("__syscall_fcntl64") int fcntl64(int file, int command, UNUSED int *arguments)
{
    switch (command) {
    case DUPLICATE:
    case DUPLICATE_CLOSE_ON_EXEC:
        return file <= STANDARD_ERROR ? file : -EINVAL; // WASI cannot; .NET does so with the streams of the console, for good.
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
