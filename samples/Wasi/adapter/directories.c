// Listing directories. WASI gives a cookie to go on from; the C library expects the system to remember where it was.
#include "wasi.h"

enum { MOST_OPEN = 16, LONGEST_NAME = 255 };
enum { TYPE_DIRECTORY = 4, TYPE_FILE = 8, TYPE_LINK = 10 };

// struct dirent of emscripten.
typedef struct { u64 inode; i64 next; u16 length; u8 type; char name[LONGEST_NAME + 1]; } entry;
enum { ENTRY_BYTES = 280 };
_Static_assert(sizeof(entry) == ENTRY_BYTES, "struct dirent");

static struct { int directory; u64 cookie; } listings[MOST_OPEN]; // directory 0, standard input, is none

static u64 *cookie_of(int directory)
{
    for (int i = 0; i < MOST_OPEN; i++)
        if (listings[i].directory == directory)
            return &listings[i].cookie;
    for (int i = 0; i < MOST_OPEN; i++)
        if (listings[i].directory == 0) {
            listings[i].directory = directory;
            listings[i].cookie = 0;
            return &listings[i].cookie;
        }
    return 0;
}

static void forget(int directory)
{
    for (int i = 0; i < MOST_OPEN; i++)
        if (listings[i].directory == directory)
            listings[i].directory = 0;
}

EXPORT("__syscall_getdents64") int getdents64(int directory, u8 *to, int length)
{
    static u8 found[4096];
    u32 used;
    u64 *cookie = cookie_of(directory);
    if (!cookie)
        return -ENOMEM;
    int error = wasi_fd_readdir(directory, found, sizeof found, *cookie, &used);
    if (error)
        return -error;

    int made = 0;
    for (u32 at = 0; at + sizeof(wasi_dirent) <= used && made + ENTRY_BYTES <= length; made += ENTRY_BYTES) {
        const wasi_dirent *from = (const wasi_dirent *)(found + at);
        u32 end = at + sizeof(wasi_dirent) + from->name_length;
        if (end > used) // Cut off; it comes again.
            break;
        if (from->name_length > LONGEST_NAME)
            return -EINVAL;
        u8 type = from->type == WASI_DIRECTORY ? TYPE_DIRECTORY : from->type == WASI_SYMLINK ? TYPE_LINK : TYPE_FILE;
        entry *made_here = (entry *)(to + made);
        *made_here = (entry){ .inode = from->inode, .next = from->next, .length = ENTRY_BYTES, .type = type };
        copy(made_here->name, from + 1, from->name_length);
        *cookie = from->next;
        at = end;
    }
    if (made == 0)
        forget(directory);
    return made;
}
