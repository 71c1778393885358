using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Hosting;

// Serves the page to this machine. A browser keeps files for one address, port included: hence a port that stays the same.
const int UsualPort = 8064;
int port = UsualPort;
if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out port)) || port > 65_535)
{
    Console.Error.WriteLine("error: usage: Browser [port, or 0 for any that is free]");
    return 2;
}

// An empty builder reads no configuration: what is set in the environment would open the page to others.
WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
{
    ContentRootPath = AppContext.BaseDirectory,
    WebRootPath = "page",
});
builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));

WebApplication app = builder.Build();
var types = new FileExtensionContentTypeProvider();
types.Mappings[".gz"] = "application/octet-stream"; // Not a transfer encoding: the page unpacks it.
types.Mappings[".dll"] = "application/octet-stream";
app.UseFileServer(new FileServerOptions
{
    StaticFileOptions =
    {
        ContentTypeProvider = types,
        // A browser asks each time whether there is a newer one.
        OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
    },
});

try
{
    await app.StartAsync();
}
catch (Exception rejected) when (rejected is IOException or SocketException)
{
    Console.Error.WriteLine($"error: port {port}: {rejected.Message}");
    return 1;
}

Console.WriteLine($"{app.Urls.Single()}/   (Ctrl+C ends it)");
await app.WaitForShutdownAsync();
return 0;
