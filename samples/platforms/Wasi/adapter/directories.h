#pragma once
#include "abi.h"

// A directory is closed, and its number may be used again.
void forget_listing(int directory);

// The type of a file as directory entries have it, and the mode of a file in its upper bits.
u8 entry_type(u8 wasi_type);
