using ProviderGen;
using Quickstart;

// Exit codes: 0 all is well, 1 something failed on the way, 2 the argument is of no use.
if (args.Length > 1)
    return Report.Reject("usage: Quickstart [path of a database image]", exitCode: 2);

using var workplace = new Workplace();
string given = args.Length == 1 ? args[0] : workplace.Unpack("d-library.img.gz");
using IMemoryProvider? image = Workplace.OpenGiven(given, out MemoryError? rejection);
if (image is null)
    return Report.Reject(rejection!.Message, exitCode: 2);

try
{
    string hash = new Tour(image, given, workplace).Run();
    Report.Line();
    Report.Line($"image ok: {hash}");
    return 0;
}
catch (Exception failure) when (failure is MemoryException or IOException or InvalidDataException)
{
    return Report.Reject(failure.Message, exitCode: 1);
}
