using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.Tests.CommandLine;

public sealed class ProgressTests
{
    [Fact]
    public void Seconds_are_told_and_wiped_before_anything_else()
    {
        var clock = new ManualClock();
        using var terminal = new StringWriter();
        using var progress = new Progress(terminal, clock);
        clock.Tick!(null);
        clock.Tick(null);
        progress.Write("error: x");
        clock.Tick(null);

        Assert.Equal("\r\e[Kkyma-krm is working: 1 s\r\e[Kkyma-krm is working: 2 s\r\e[Kerror: x", terminal.ToString());
    }

    [Fact]
    public void Quick_work_leaves_no_trace()
    {
        using var terminal = new StringWriter();
        using (new Progress(terminal, new ManualClock())) { }

        Assert.Empty(terminal.ToString());
    }

    sealed class ManualClock : TimeProvider
    {
        public TimerCallback? Tick { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Tick = callback;
            return TimeProvider.System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
