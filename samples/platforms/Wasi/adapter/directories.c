// Listing directories. WASI gives a place to go on from, which for some hosts is a count, and names are skipped when others are removed
// meanwhile. So a listing is taken at once, and handed out piece by piece.
#include "directories.h"
#include "runtime.h"
#include "wasi.h"

enum { MOST_OPEN = 16, FIRST_LENGTH = 4096, LONGEST_NAME = 255 };

// struct dirent of emscripten.
typedef struct { u64 inode; i64 next; u16 length; u8 type; char name[LONGEST_NAME + 1]; } entry;
enum { ENTRY_BYTES = 280 };
_Static_assert(sizeof(entry) == ENTRY_BYTES, "struct dirent");

typedef struct { int directory; u8 *bytes; u32 used, at; } listing; // directory 0, standard input, is none
static listing listings[MOST_OPEN];

static listing *listing_of(int directory)
{
    for (int i = 0; i < MOST_OPEN; i++)
        if (listings[i].directory == directory)
            return &listings[i];
    return 0;
}

void forget_listing(int directory)
{
    listing *old = listing_of(directory);
    if (old) {
        runtime_free(old->bytes);
        old->directory = 0;
    }
}

u8 entry_type(u8 wasi_type)
{
    // Unknown, block device, character device, directory, regular file, two kinds of sockets, link; and what else may come is unknown.
    static const u8 types[] = { 0, 6, 2, 4, 8, 12, 12, 10 };
    return wasi_type < sizeof types ? types[wasi_type] : 0;
}

// Reads all of a directory. A host that has no more to say leaves a part of the buffer empty.
static int take(int directory, listing *taken)
{
    for (u32 length = FIRST_LENGTH;; length *= 2) {
        u8 *bytes = runtime_malloc(length);
        if (!bytes)
            return ENOMEM;
        int error = wasi_fd_readdir(directory, bytes, length, 0, &taken->used);
        if (!error && taken->used < length) {
            taken->bytes = bytes;
            taken->directory = directory;
            taken->at = 0;
            return 0;
        }
        runtime_free(bytes);
        if (error)
            return error;
    }
}

EXPORT("__syscall_getdents64") int getdents64(int directory, u8 *to, int length)
{
    listing *from = listing_of(directory);
    if (!from) {
        from = listing_of(0);
        if (!from)
            return -ENOMEM;
        int error = take(directory, from);
        if (error)
            return result_of(error);
    }

    int made = 0;
    for (; from->at + sizeof(wasi_dirent) <= from->used && made + ENTRY_BYTES <= length; made += ENTRY_BYTES) {
        wasi_dirent found; // They follow each other without padding.
        copy(&found, from->bytes + from->at, sizeof found);
        if (found.name_length > LONGEST_NAME)
            return -EINVAL;
        entry *here = (entry *)(to + made);
        *here = (entry){
            .inode = found.inode,
            .next = found.next,
            .length = ENTRY_BYTES,
            .type = entry_type(found.type),
        };
        copy(here->name, from->bytes + from->at + sizeof found, found.name_length);
        from->at += sizeof found + found.name_length;
    }
    if (made == 0)
        forget_listing(directory);
    return made;
}
