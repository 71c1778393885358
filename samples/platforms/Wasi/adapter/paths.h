#pragma once
#include "abi.h"

// Finds out what directories the host has opened for us.
void find_preopened(void);

// A path as WASI wants it: relative to a directory that the host has opened.
typedef struct { int directory; const char *path; u32 length; } place;

// Whether a path, absolute or relative to "/", lies in such a directory.
int find_place(const char *path, place *found);
