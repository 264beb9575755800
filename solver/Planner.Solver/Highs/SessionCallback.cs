using System.Runtime.InteropServices;

namespace Planner.Solver.Highs;

/// <summary>Hands HiGHS the wish to stop, and hears of improved integer solutions.</summary>
/// <remarks>Holds the delegate for as long as the session lives: the library keeps only the bare pointer.</remarks>
internal sealed class SessionCallback
{
    private const int SimplexInterrupt = 1;
    private const int IpmInterrupt = 2;
    private const int ImprovingSolution = 4;
    private const int MipInterrupt = 6;

    private readonly HighsLibrary.Callback call;
    private CancellationToken cancel;
    private Action<double, double>? onImproved;

    public SessionCallback(IntPtr highs)
    {
        call = Receive;
        int[] types = [SimplexInterrupt, IpmInterrupt, ImprovingSolution, MipInterrupt];
        if (HighsLibrary.Highs_setCallback(highs, call, IntPtr.Zero) < 0
            || types.Any(type => HighsLibrary.Highs_startCallback(highs, type) < 0))
        {
            throw new SolverException("HiGHS refused the callback.");
        }
    }

    /// <summary>What the listener threw; it must not cross the native frames, so the session throws it after the run.</summary>
    public Exception? Fault { get; private set; }

    public void Begin(Action<double, double>? improved, CancellationToken token) =>
        (onImproved, cancel, Fault) = (improved, token, null);

    private static double Read(IntPtr dataOut, string item)
    {
        var at = HighsLibrary.Highs_getCallbackDataOutItem(dataOut, item);
        return at == IntPtr.Zero ? double.NaN : BitConverter.Int64BitsToDouble(Marshal.ReadInt64(at));
    }

    private void Receive(int type, IntPtr message, IntPtr dataOut, IntPtr dataIn, IntPtr userData)
    {
        if (type == ImprovingSolution)
        {
            Tell(Read(dataOut, "objective_function_value"), Read(dataOut, "mip_dual_bound"));
        }
        else if ((cancel.IsCancellationRequested || Fault is not null) && dataIn != IntPtr.Zero)
        {
            // user_interrupt is the first member of HighsCallbackDataIn.
            Marshal.WriteInt32(dataIn, 1);
        }
    }

    private void Tell(double objective, double bound)
    {
        try
        {
            onImproved?.Invoke(objective, bound);
        }
#pragma warning disable CA1031 // Any exception: unwinding through native frames would end the process.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault ??= fault;
        }
    }
}
