// The program: starts the runtime with the assemblies that lie in the module, and calls EntryPoint.Start of the main one.
#include "paths.h"
#include "runtime.h"
#include "wasi.h"

// build/assemblies.mjs makes this module. Each assembly: lengths of name and file, 16 bytes in all, then the name with its terminator,
// then the file, each padded with zeros to a multiple of 16 bytes. The first one is the program.
enum { HEADER = 16 };
IMPORT("assemblies", "size") u32 assemblies_size(void);
IMPORT("assemblies", "copy") void assemblies_copy(u8 *to);

// stable-memory.wat, or no-stable-memory.wat: where in the table the functions of stable memory are; zeros if there are none.
enum { FUNCTIONS = 4 };
IMPORT("stable_memory", "bind") void stable_memory_bind(u32 *slots);

// What the managed side sees; EntryPoint.cs declares it too.
typedef struct { int exit_code, count; char **arguments; } launch;

static const char *add_assemblies(void)
{
    u32 size = assemblies_size();
    u8 *at = runtime_malloc(size), *end = at + size;
    if (!at)
        fail("there is no memory for the assemblies");
    assemblies_copy(at);
    const char *first = (const char *)at + HEADER;
    while (at < end) {
        u32 lengths[2];
        copy(lengths, at, sizeof lengths);
        u8 *name = at + HEADER, *file = name + lengths[0];
        runtime_add_assembly((const char *)name, file, lengths[1]);
        at = file + lengths[1];
    }
    return first;
}

// The program learns of stable memory as of everything else about its host: IC0_STABLE_MEMORY=size,grow,read,write.
static void tell_of_stable_memory(void)
{
    u32 slots[FUNCTIONS] = { 0 };
    char text[FUNCTIONS * 11], *at = text + sizeof text;
    stable_memory_bind(slots);
    if (!slots[0])
        return;
    for (int i = FUNCTIONS; i-- > 0;) { // From the end, as the last digit comes first.
        *--at = i == FUNCTIONS - 1 ? 0 : ',';
        for (u32 rest = slots[i]; rest; rest /= 10)
            *--at = '0' + rest % 10;
    }
    runtime_setenv("IC0_STABLE_MEMORY", at);
}

static void configure(void)
{
    tell_of_stable_memory();
    runtime_setenv("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    runtime_setenv("DOTNET_SYSTEM_TIMEZONE_INVARIANT", "1");
    runtime_parse_options(3, (const char *[]){
        "--no-jiterpreter-traces-enabled", "--no-jiterpreter-interp-entry-enabled", "--no-jiterpreter-jit-call-enabled" });
}

static void *find_start(const char *assembly_name)
{
    void *assembly = runtime_assembly_load(assembly_name);
    void *class = assembly ? runtime_find_class(assembly, "", "EntryPoint") : 0;
    void *method = class ? runtime_find_method(class, "Start", 1) : 0;
    if (!method)
        fail("the program has no method EntryPoint.Start with one parameter");
    return method;
}

// The event loop of a program that has only itself: one piece of background work, and one moment to wake up at.
static int background;
static u64 alarm;

EXPORT("schedule_background_exec") void schedule_background(void) { background = 1; }
EXPORT("mono_wasm_schedule_timer") void schedule_timer(int milliseconds)
{
    alarm = time_of(WASI_MONOTONIC) + 1 + (u64)(milliseconds > 0 ? milliseconds : 0) * 1000000;
}

static void sleep_until(u64 time)
{
    u64 now = time_of(WASI_MONOTONIC);
    u64 event[4]; // 32 bytes
    u32 happened;
    if (now < time)
        wasi_poll_oneoff(&(wasi_subscription){ .clock = WASI_MONOTONIC, .timeout = time - now }, event, 1, &happened);
}

// Both in every turn: work that schedules itself again must not hold up the timers.
static void run_what_is_scheduled(void)
{
    while (background || alarm) {
        if (background) {
            background = 0;
            runtime_run_background_work();
        }
        if (alarm && !background)
            sleep_until(alarm);
        if (alarm && time_of(WASI_MONOTONIC) >= alarm) {
            alarm = 0;
            runtime_run_timers();
        }
    }
}

EXPORT("_start") void start(void)
{
    runtime_call_constructors();
    find_preopened();
    const char *program = add_assemblies();
    configure();
    runtime_load(0, 2, (const char *[]){ "APP_CONTEXT_BASE_DIRECTORY", "RUNTIME_IDENTIFIER" }, (const char *[]){ "/", "wasi-wasm" });

    u32 count, bytes;
    if (wasi_args_sizes_get(&count, &bytes))
        fail("the host does not say how many arguments there are");
    char **arguments = runtime_malloc((count + 1) * sizeof(char *) + bytes);
    if (!arguments || wasi_args_get(arguments, (char *)(arguments + count)))
        fail("the arguments cannot be read");
    launch it = { .exit_code = -1, .count = count, .arguments = arguments };
    runtime_invoke(find_start(program), &it);
    run_what_is_scheduled();
    exit_program(it.exit_code);
}
