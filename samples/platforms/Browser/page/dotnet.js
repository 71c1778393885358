// Starts .NET: plain assemblies in the runtime that lies beside them.
import { dotnet } from './runtime/dotnet.js';

// What the runtime needs before it can load anything else.
const core = ['System.Private.CoreLib.dll', 'System.Runtime.InteropServices.JavaScript.dll'];

/** Returns what an assembly exports to JavaScript. `imports` makes what it imports, by module, from the memory of the runtime. */
export async function start(assembly, imports) {
  const names = await (await fetch('./runtime/assemblies.json')).json();
  const runtime = await dotnet.withConfig({
    mainAssemblyName: assembly,
    globalizationMode: 'invariant',
    resources: {
      jsModuleNative: [{ name: 'dotnet.native.js' }],
      jsModuleRuntime: [{ name: 'dotnet.runtime.js' }],
      wasmNative: [{ name: 'dotnet.native.wasm' }],
      coreAssembly: core.map(asset),
      assembly: names.filter(name => !core.includes(name)).map(asset),
    },
  }).create();
  for (const [module, functions] of Object.entries(imports(() => runtime.localHeapViewU8())))
    runtime.setModuleImports(module, functions);
  return runtime.getAssemblyExports(assembly);
}

function asset(name) {
  return { name, virtualPath: name };
}
