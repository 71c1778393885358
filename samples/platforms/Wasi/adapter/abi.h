// The two sides the adapter joins. IMPORT names what a module offers us, EXPORT what we offer the runtime, which imports
// it from "env". Signatures are those of the imports and exports themselves; the merge of the modules checks them.
#pragma once

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;

#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))
#define UNUSED __attribute__((unused))

// errno of emscripten is that of WASI, but for one; a system call returns it negated.
enum { WASI_NOTSUP = 58, EOPNOTSUPP = 138 };
static inline int result_of(int wasi_error) { return wasi_error == WASI_NOTSUP ? -EOPNOTSUPP : -wasi_error; }
enum { ENOENT = 44, ENOMEM = 48, ENOSYS = 52, ENOTTY = 59, EINVAL = 28, ERANGE = 68 };

// Without a C library these are ours.
u32 length_of(const char *text);
void copy(void *to, const void *from, u32 bytes);

// A clock of WASI, in nanoseconds.
u64 time_of(u32 clock);

// Ends the program.
_Noreturn void exit_program(int code);

// Ends it with a line on standard error.
_Noreturn void fail(const char *why);
