// Time, randomness, memory and the end.
#include "abi.h"
#include "wasi.h"

enum { MEMORY_PAGE = 65536, HIGHEST_EXIT_CODE = 125 };
static const u32 MOST_MEMORY = 0x80000000u; // As the runtime's memory is declared: 2 GiB.

u64 time_of(u32 clock)
{
    u64 now = 0;
    wasi_clock_time_get(clock, 1, &now);
    return now;
}

EXPORT("emscripten_date_now") double date_now(void) { return time_of(WASI_REALTIME) / 1e6; }
EXPORT("emscripten_get_now") double get_now(void) { return time_of(WASI_MONOTONIC) / 1e6; }
EXPORT("emscripten_get_now_res") double get_now_res(void) { return 1; }
EXPORT("_emscripten_get_now_is_monotonic") int now_is_monotonic(void) { return 1; }

EXPORT("_tzset_js") void tzset_js(int *offset, int *daylight, char *standard, char *summer)
{
    *offset = *daylight = 0;
    copy(standard, "UTC", 4);
    copy(summer, "UTC", 4);
}

EXPORT("mono_wasm_browser_entropy") int entropy(void *bytes, int length) { return wasi_random_get(bytes, length) ? -1 : 0; }
EXPORT("mono_wasm_process_current_pid") int process_id(void) { return 42; } // WASI has no processes.

EXPORT("emscripten_get_heap_max") u32 heap_max(void) { return MOST_MEMORY; }

// A fifth more than asked for, so that growing stays rare; exactly as much if that is not to be had.
EXPORT("emscripten_resize_heap") int resize_heap(u32 bytes)
{
    u32 pages = __builtin_wasm_memory_size(0);
    u32 wanted = bytes / MEMORY_PAGE + (bytes % MEMORY_PAGE != 0);
    if (wanted <= pages)
        return 1;
    return __builtin_wasm_memory_grow(0, wanted - pages + wanted / 5) != (u32)-1 || __builtin_wasm_memory_grow(0, wanted - pages) != (u32)-1;
}

// Processes have the lowest 8 bits of what they return; of those, WASI reserves the codes from 126 on, and Wasmtime traps at them.
EXPORT("exit") _Noreturn void exit_program(int code)
{
    u32 low = (u32)code & 0xff;
    wasi_proc_exit(low <= HIGHEST_EXIT_CODE ? low : HIGHEST_EXIT_CODE);
}

EXPORT("emscripten_force_exit") _Noreturn void force_exit(int code) { exit_program(code); }
EXPORT("abort") _Noreturn void abort_program(void) { fail("the runtime aborted"); }

static void print(const char *text)
{
    u32 written;
    wasi_fd_write(2, &(wasi_buffer){ text, length_of(text) }, 1, &written);
}

EXPORT("mono_wasm_trace_logger") void log_line(const char *domain, const char *level, const char *message, int fatal, UNUSED int data)
{
    print(domain ? domain : "runtime");
    print(" ");
    print(level ? level : "");
    print(": ");
    print(message ? message : "");
    print("\n");
    if (fatal)
        exit_program(1);
}

_Noreturn void fail(const char *why)
{
    print("[adapter] ");
    print(why);
    print("\n");
    exit_program(HIGHEST_EXIT_CODE);
}

u32 length_of(const char *text)
{
    u32 length = 0;
    while (text[length])
        length++;
    return length;
}

void copy(void *to, const void *from, u32 bytes) { __builtin_memcpy(to, from, bytes); }
