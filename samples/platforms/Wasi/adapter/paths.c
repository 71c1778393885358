// Paths. A POSIX program has one tree of files; a WASI program has the directories it was given, and nothing else.
#include "paths.h"
#include "wasi.h"

enum { FIRST_PREOPENED = 3, MOST = 16, LONGEST = 256 };

static struct { int directory; u32 length; char name[LONGEST]; } preopened[MOST];
static u32 count;

void find_preopened(void)
{
    wasi_prestat status;
    for (int directory = FIRST_PREOPENED; wasi_fd_prestat_get(directory, &status) == 0; directory++) {
        if (count == MOST)
            fail("there are more preopened directories than this program can have");
        char *name = preopened[count].name;
        u32 length = status.name_length;
        if (length >= LONGEST || wasi_fd_prestat_dir_name(directory, name, length) != 0)
            fail("a preopened directory has a name that is too long");
        while (length > 0 && (name[length - 1] == 0 || name[length - 1] == '/')) // "/" is the empty prefix
            length--;
        u32 start = 0;
        for (;;) // "./x" and "/x" are both x, "." is the empty prefix, and ".x" is a name
            if (start < length && name[start] == '/')
                start++;
            else if (start < length && name[start] == '.' && (start + 1 == length || name[start + 1] == '/'))
                start++;
            else
                break;
        copy(name, name + start, length - start);
        preopened[count].length = length - start;
        preopened[count++].directory = directory;
    }
}

static int starts_with(const char *path, const char *name, u32 length)
{
    for (u32 i = 0; i < length; i++)
        if (path[i] != name[i])
            return 0;
    return length == 0 || path[length] == '/' || path[length] == 0;
}

// The longest name wins, as in mount tables. What ".." may reach is the business of the host.
int find_place(const char *path, place *found)
{
    int best = -1;
    while (*path == '/')
        path++;
    for (u32 i = 0; i < count; i++)
        if (starts_with(path, preopened[i].name, preopened[i].length) && (best < 0 || preopened[i].length > preopened[best].length))
            best = i;
    if (best < 0)
        return 0;

    path += preopened[best].length;
    while (*path == '/')
        path++;
    found->directory = preopened[best].directory;
    found->path = *path ? path : ".";
    found->length = length_of(found->path);
    return 1;
}
