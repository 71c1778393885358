using System.Globalization;
using ProviderGen;

namespace Wasi;

/// <summary>The same program in every place: inside the WASI module, in the runtime that Node hosts, and as an ordinary process.</summary>
internal static class Program
{
    private const string Usage = """
        usage: visit IMAGE             counts its visits in an image
               conformance DIRECTORY [PROVIDER]
                                       runs the contract of memory providers against those there are here, on files in the directory
               images DIRECTORY        carries the images in the directory through the providers, and compares them with SHA256SUMS
               write IMAGE             makes an image
               change IMAGE            changes it, and makes it larger
               check IMAGE             compares it with what the last of the two should have left
               push IMAGE              copies it to the stable memory of the host
               import SNAPSHOT IMAGE   copies the stable memory of a canister snapshot to a new image
               work IMAGE              changes an image over and over, and reports each flush, until it is killed
               survived IMAGE STEP     looks whether that left everything that had been reported
               failures IMAGE          does everything once to an image, and says what came of it
               calls DIRECTORY         looks whether system calls do what they do elsewhere
               later                   waits for a timer while it works
               exit CODE               ends with a code
               costs DIRECTORY         measures calls
        """;

    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["visit", var image]:
                    return Visit.Run(image);
                case ["conformance", var directory]:
                    return Conformance.Run(directory, _ => true);
                case ["conformance", var directory, var provider]:
                    return Conformance.Run(directory, subject => subject == provider);
                case ["images", var directory]:
                    return Images.Run(directory);
                case ["write", var image]:
                    return Journey.Write(image);
                case ["change", var image]:
                    return Journey.Change(image);
                case ["check", var image]:
                    return Journey.Check(image);
                case ["push", var image]:
                    return Journey.Push(image);
                case ["import", var snapshot, var image]:
                    return Journey.Import(snapshot, image);
                case ["work", var image]:
                    return Work.Run(image);
                case ["survived", var image, var step]:
                    return Work.Check(image, long.Parse(step, CultureInfo.InvariantCulture));
                case ["failures", var image]:
                    return Failures.Run(image);
                case ["calls", var directory]:
                    return SystemCalls.Run(directory);
                case ["later"]:
                    return Later.Run();
                case ["exit", var code]:
                    return int.Parse(code, CultureInfo.InvariantCulture);
                case ["costs", var directory]:
                    return Costs.Run(directory);
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (Exception failure) when (failure is MemoryException or IOException or InvalidDataException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
