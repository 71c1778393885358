using Spectre.Console;

namespace ProviderGen.Cli.Output;

/// <summary>A bar on standard error while something takes long, if that is a terminal.</summary>
internal static class WorkProgress
{
    private const long Long = 64 << 20; // bytes; less than that is done before a bar can be read

    /// <summary>Runs work that reports how many of so many bytes are done.</summary>
    public static T Run<T>(ToolContext context, string what, long bytes, Func<Action<long>, T> work)
    {
        if (!context.Console.ErrorIsTerminal || !context.Console.ErrorScreen.Profile.Capabilities.Ansi || bytes < Long)
            return work(_ => context.Cancelled.ThrowIfCancellationRequested());

        return context.Console.ErrorScreen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(display =>
            {
                ProgressTask task = display.AddTask(what, maxValue: bytes);
                return work(done =>
                {
                    context.Cancelled.ThrowIfCancellationRequested();
                    task.Value = done;
                });
            });
    }

    public static void Run(ToolContext context, string what, long bytes, Action<Action<long>> work)
        => Run(context, what, bytes, report =>
        {
            work(report);
            return 0;
        });
}
