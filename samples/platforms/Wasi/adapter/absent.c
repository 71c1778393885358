// What WASI does not have, and how the runtime is told so. ABSENT answers an error, IGNORED is of no consequence, and whoever calls an
// IMPOSSIBLE one gets a clear end of the program rather than a wrong answer.
#include "abi.h"

#define IGNORED(name, result, ...) EXPORT(#name) int ignored_##name(__VA_ARGS__) { return result; }
#define IGNORED_VOID(name, ...) EXPORT(#name) void ignored_##name(__VA_ARGS__) { }
#define ABSENT(name, ...) IGNORED(name, -ENOSYS, __VA_ARGS__)
#define IMPOSSIBLE(name, ...) EXPORT(#name) int impossible_##name(__VA_ARGS__) { fail(#name " was called, and there is no such thing under WASI"); }
#define IMPOSSIBLE_VOID(name, ...) EXPORT(#name) void impossible_##name(__VA_ARGS__) { fail(#name " was called, and there is no such thing under WASI"); }

#define P UNUSED int // a parameter
#define L UNUSED i64
#define A1 P a
#define A2 A1, P b
#define A3 A2, P c
#define A4 A3, P d
#define A5 A4, P e
#define A6 A5, P f
#define A7 A6, P g
#define A8 A7, P h

// Memory mapped from files: a coherent one cannot be had.
ABSENT(_mmap_js, A4, L e, P f, P g)
ABSENT(_munmap_js, A5, L f)
ABSENT(_msync_js, A5, L f)

// Parts of a POSIX system. A copy is to have the mode of its original, which has none here.
IGNORED(__syscall_fchmod, 0, A2)
IGNORED(__syscall_fadvise64, 0, P a, L b, L c, P d)
IGNORED(__syscall_ioctl, -ENOTTY, A3)
ABSENT(__syscall_chmod, A2)
ABSENT(__syscall_chdir, A1)
ABSENT(__syscall_fstatfs64, A3)
ABSENT(__syscall_symlink, A2)
ABSENT(__syscall_socket, A6)
ABSENT(__syscall_connect, A6)
ABSENT(__syscall_sendto, A6)
ABSENT(__syscall_recvfrom, A6)

EXPORT("__syscall_getcwd") int getcwd(char *path, u32 length)
{
    if (length < 2)
        return -ERANGE;
    copy(path, "/", 2);
    return 2;
}

// Calendars: .NET keeps its own.
IMPOSSIBLE_VOID(_localtime_js, L a, P b)
IMPOSSIBLE_VOID(_gmtime_js, L a, P b)
IMPOSSIBLE(strftime, A4)

// JavaScript.
IMPOSSIBLE(mono_wasm_bind_js_import_ST, A1)
IMPOSSIBLE_VOID(mono_wasm_invoke_jsimport_ST, A2)
IMPOSSIBLE_VOID(mono_wasm_invoke_js_function, A2)
IMPOSSIBLE_VOID(mono_wasm_release_cs_owned_object, A1)
IMPOSSIBLE_VOID(mono_wasm_resolve_or_reject_promise, A1)
IMPOSSIBLE_VOID(mono_wasm_cancel_promise, A1)
IMPOSSIBLE(mono_wasm_get_locale_info, A7)
IGNORED_VOID(mono_wasm_console_clear, void)

// The debugger.
IGNORED_VOID(mono_wasm_set_entrypoint_breakpoint, A1)
IGNORED_VOID(mono_wasm_debugger_log, A2)
IGNORED_VOID(mono_wasm_asm_loaded, A5)
IGNORED_VOID(mono_wasm_add_dbg_command_received, A4)
IGNORED_VOID(mono_wasm_fire_debugger_agent_message_with_data, A2)

// The compiler of hot methods, which needs JavaScript to make new modules. It is switched off at the start.
enum { NEVER_COMPILED = 1 };
IGNORED(mono_interp_tier_prepare_jiterpreter, NEVER_COMPILED, A8)
IGNORED(mono_interp_jit_wasm_entry_trampoline, 0, A8)
IGNORED_VOID(mono_interp_jit_wasm_jit_call_trampoline, A5)
IMPOSSIBLE_VOID(mono_interp_invoke_wasm_jit_call_trampoline, A5)
IGNORED_VOID(mono_interp_flush_jitcall_queue, void)
IGNORED_VOID(mono_interp_record_interp_entry, A1)
IGNORED_VOID(mono_wasm_free_method_data, A3)

// Exceptions of C++, which only code compiled ahead of time throws; those of .NET are the interpreter's own. A call that would catch
// one is an ordinary call.
EXPORT("invoke_vi") void invoke_vi(u32 function, int argument) { ((void (*)(int))function)(argument); }
IMPOSSIBLE_VOID(__cxa_throw, A3)
IMPOSSIBLE(__cxa_find_matching_catch_3, A1)
IMPOSSIBLE(llvm_eh_typeid_for, A1)
IMPOSSIBLE(__cxa_begin_catch, A1)
IMPOSSIBLE_VOID(__cxa_end_catch, void)
IMPOSSIBLE_VOID(__resumeException, A1)
