using System.Text;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>
/// A sign of life on a terminal for work that takes more than a second, such as an RSA 4096 key. It stands in for
/// stderr, and is wiped away before anything real is written there.
/// </summary>
internal sealed class Progress : TextWriter
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>To the line's start, and everything on it gone (ECMA-48, EL).</summary>
    const string Wipe = "\r\e[K";

    readonly Lock _lock = new();
#pragma warning disable CA2213 // The terminal is not ours to close.
    readonly TextWriter _terminal;
#pragma warning restore CA2213
    readonly ITimer _timer;
    int _seconds;
    bool _isOver;

    public Progress(TextWriter terminal, TimeProvider clock)
    {
        _terminal = terminal;
        _timer = clock.CreateTimer(_ => Tick(), null, Second, Second);
    }

    public override Encoding Encoding => _terminal.Encoding;

    public override void Write(char value)
    {
        Stop();
        _terminal.Write(value);
    }

    public override void Write(string? value)
    {
        Stop();
        _terminal.Write(value);
    }

    /// <summary>Before the answer is written, which may go to the same terminal.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (!_isOver && _seconds > 0)
                _terminal.Write(Wipe);
            _isOver = true;
        }
    }

    void Tick()
    {
        lock (_lock)
        {
            if (!_isOver)
                _terminal.Write($"{Wipe}kyma-krm is working: {++_seconds} s");
        }
    }

    protected override void Dispose(bool disposing)
    {
        Stop();
        if (disposing)
            _timer.Dispose();
        base.Dispose(disposing);
    }
}
