// The functions of WASI preview 1 that the adapter calls. (The runtime itself imports fd_read, fd_write, fd_pread, fd_pwrite,
// fd_seek, fd_sync, fd_fdstat_get and environ_* as they are.)
#pragma once
#include "abi.h"

#define WASI(name) IMPORT("wasi_snapshot_preview1", #name)

typedef struct { const void *bytes; u32 length; } wasi_buffer;
typedef struct { u64 device, inode; u8 type; u64 links, size, accessed, modified, changed; } wasi_filestat;
typedef struct { u64 next, inode; u32 name_length; u8 type; } wasi_dirent; // The name follows, without a terminator.
typedef struct { u32 type, name_length; } wasi_prestat;
typedef struct { u64 user, kind; u32 clock; u64 timeout, precision; u16 flags; } wasi_subscription; // Kind 0: a clock.

enum { WASI_DIRECTORY = 3 };
enum { WASI_REALTIME = 0, WASI_MONOTONIC = 1 };
enum { WASI_CREATE = 1, WASI_IS_DIRECTORY = 2, WASI_EXCLUSIVE = 4, WASI_TRUNCATE = 8 };
enum { WASI_FOLLOW = 1 };
enum { WASI_SET = 1, WASI_SET_NOW = 2 }; // The same for the time of the last change, 2 bits higher.
enum { WASI_APPEND = 1, WASI_DATA_SYNC = 2, WASI_SYNC = 16 };

WASI(args_sizes_get) int wasi_args_sizes_get(u32 *count, u32 *bytes);
WASI(args_get) int wasi_args_get(char **arguments, char *text);
WASI(clock_time_get) int wasi_clock_time_get(u32 clock, u64 precision, u64 *nanoseconds);
WASI(fd_close) int wasi_fd_close(int file);
WASI(fd_filestat_get) int wasi_fd_filestat_get(int file, wasi_filestat *status);
WASI(fd_filestat_set_size) int wasi_fd_filestat_set_size(int file, i64 size);
WASI(fd_filestat_set_times) int wasi_fd_filestat_set_times(int file, u64 accessed, u64 modified, u32 how);
WASI(fd_prestat_get) int wasi_fd_prestat_get(int directory, wasi_prestat *status);
WASI(fd_prestat_dir_name) int wasi_fd_prestat_dir_name(int directory, char *name, u32 length);
WASI(fd_readdir) int wasi_fd_readdir(int directory, void *entries, u32 length, u64 cookie, u32 *used);
WASI(fd_write) int wasi_fd_write(int file, const wasi_buffer *buffers, u32 count, u32 *written);
WASI(path_create_directory) int wasi_path_create_directory(int directory, const char *path, u32 length);
WASI(path_filestat_get) int wasi_path_filestat_get(int directory, u32 follow, const char *path, u32 length, wasi_filestat *status);
WASI(path_filestat_set_times) int wasi_path_filestat_set_times(int directory, u32 follow, const char *path, u32 length, u64 accessed, u64 modified, u32 how);
WASI(path_open) int wasi_path_open(int directory, u32 follow, const char *path, u32 length, u32 how, u64 rights, u64 inherited, u32 flags, int *file);
WASI(path_readlink) int wasi_path_readlink(int directory, const char *path, u32 length, char *target, u32 most, u32 *used);
WASI(path_remove_directory) int wasi_path_remove_directory(int directory, const char *path, u32 length);
WASI(path_rename) int wasi_path_rename(int from, const char *path, u32 length, int to, const char *new_path, u32 new_length);
WASI(path_unlink_file) int wasi_path_unlink_file(int directory, const char *path, u32 length);
WASI(poll_oneoff) int wasi_poll_oneoff(const wasi_subscription *subscriptions, void *events, u32 count, u32 *happened);
WASI(proc_exit) _Noreturn void wasi_proc_exit(u32 code);
WASI(random_get) int wasi_random_get(void *bytes, u32 length);
