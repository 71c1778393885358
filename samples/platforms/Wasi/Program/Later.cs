namespace Wasi;

/// <summary>Work that schedules itself over and over, until a timer ends it.</summary>
internal static class Later
{
    public static int Run()
    {
        Task work = WorkUntilTimer();
        if (!OperatingSystem.IsBrowser()) // There nothing can wait, and the event loop goes on when this returns.
            work.Wait();
        return 0;
    }

    private static async Task WorkUntilTimer()
    {
        Task timer = Task.Delay(50);
        while (!timer.IsCompleted)
            await Task.Yield();
        Console.WriteLine("the timer came");
    }
}
