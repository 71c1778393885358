// What dotnet.native.wasm exports and the adapter calls.
#pragma once
#include "abi.h"

#define RUNTIME(name) IMPORT("runtime", #name)

RUNTIME(__wasm_call_ctors) void runtime_call_constructors(void);
RUNTIME(malloc) void *runtime_malloc(u32 bytes);
RUNTIME(free) void runtime_free(void *bytes);
RUNTIME(mono_wasm_setenv) void runtime_setenv(const char *name, const char *value);
RUNTIME(mono_wasm_parse_runtime_options) void runtime_parse_options(int count, const char **options);
RUNTIME(mono_wasm_add_assembly) int runtime_add_assembly(const char *name, const void *bytes, u32 length);
RUNTIME(mono_wasm_load_runtime) void runtime_load(int debug_level, int properties, const char **names, const char **values);
RUNTIME(mono_wasm_assembly_load) void *runtime_assembly_load(const char *name);
RUNTIME(mono_wasm_assembly_find_class) void *runtime_find_class(void *assembly, const char *name_space, const char *name);
RUNTIME(mono_wasm_assembly_find_method) void *runtime_find_method(void *class, const char *name, int parameters);
RUNTIME(mono_wasm_invoke_jsexport) void runtime_invoke(void *method, void *argument);
RUNTIME(mono_background_exec) void runtime_run_background_work(void);
RUNTIME(mono_wasm_execute_timer) void runtime_run_timers(void);
