#!/usr/bin/env bash
# Adopts the packages exactly as a stranger does: a new console program, the package from a feed, the two examples of
# README.md, run. From a clean clone without arguments it packs first; the folder of the packages and their version may
# be given instead. Everything happens in a temporary folder, which is removed.
#
#   tests/system/ProviderGen.Packages.Tests/adopt.sh [FEED VERSION]
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=true MSBUILDDISABLENODEREUSE=1
export NUGET_PACKAGES=${NUGET_PACKAGES:-$work/packages} # a version that is used once would stay in the ordinary folder

if [ $# -eq 2 ]; then
    feed=$(cd "$1" && pwd) version=$2
else
    feed=$work/feed version=0.1.0-adopt.$(date +%s)
    (unset NUGET_PACKAGES; cd "$root" && dotnet pack packaging/Packages.slnf -o "$feed" -p:Version="$version" --artifacts-path "$work/build")
fi

# The block of C# in README.md that contains a text, without its fences.
example() {
    awk -v text="$1" '
        /^```csharp$/ { block = ""; inside = 1; next }
        /^```$/ && inside { if (index(block, text)) printf "%s", block; inside = 0; next }
        inside { block = block $0 "\n" }' "$root/README.md"
}

cd "$work"
dotnet new console -n Adopter
cd Adopter
dotnet new nugetconfig
dotnet nuget add source "$feed" -n providergen --configfile nuget.config
dotnet add package ProviderGen.Providers --version "$version"

example 'partial class SparseMemoryProvider' > SparseMemoryProvider.cs
example 'WasiMemoryProvider.Open("data.img")' > Program.cs
grep -q 'SpanCore' SparseMemoryProvider.cs
grep -q 'OutOfBounds' Program.cs
cat >> Program.cs <<'END'

using var sparse = new Quickstart.SparseMemoryProvider();
file.CopyTo(sparse).ThrowIfError();
byte[] greeting = new byte[5];
sparse.Read(0, greeting).ThrowIfError();
Console.WriteLine($"{sparse.Pages} pages, {System.Text.Encoding.UTF8.GetString(greeting)}");
END

dotnet run > output.txt || { cat output.txt; exit 1; }
cat output.txt
diff output.txt - <<'END'
8 bytes at offset 131069 are not inside the image of 131072 bytes.
2 pages, hello
END
[ "$(wc -c < data.img)" -eq 131072 ]
echo "adopted $version"
