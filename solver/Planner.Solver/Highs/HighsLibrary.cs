using System.Reflection;
using System.Runtime.InteropServices;

namespace Planner.Solver.Highs;

/// <summary>The part of the HiGHS C API that a session calls (HiGHS 1.12, shipped inside the OR-Tools package).</summary>
/// <remarks>
/// Called directly because OR-Tools' own wrapper of HiGHS returns row activities for duals and loses the incumbent at a
/// time limit. A HighsInt is 32 bits in the shipped build.
/// </remarks>
internal static class HighsLibrary
{
    private const string Name = "highs";

    static HighsLibrary() => NativeLibrary.SetDllImportResolver(typeof(HighsLibrary).Assembly, Resolve);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate void Callback(int type, IntPtr message, IntPtr dataOut, IntPtr dataIn, IntPtr userData);

    [DllImport(Name)]
    public static extern IntPtr Highs_create();

    [DllImport(Name)]
    public static extern void Highs_destroy(IntPtr highs);

    [DllImport(Name)]
    public static extern int Highs_addCols(
        IntPtr highs, int count, double[] costs, double[] lower, double[] upper, int nonzeros, int[] starts, int[] rows, double[] values);

    [DllImport(Name)]
    public static extern int Highs_addRows(
        IntPtr highs, int count, double[] lower, double[] upper, int nonzeros, int[] starts, int[] columns, double[] values);

    [DllImport(Name)]
    public static extern int Highs_changeColBounds(IntPtr highs, int column, double lower, double upper);

    [DllImport(Name)]
    public static extern int Highs_changeRowBounds(IntPtr highs, int row, double lower, double upper);

    [DllImport(Name)]
    public static extern int Highs_changeColsBoundsByRange(IntPtr highs, int from, int to, double[] lower, double[] upper);

    [DllImport(Name)]
    public static extern int Highs_changeRowsBoundsBySet(IntPtr highs, int count, int[] rows, double[] lower, double[] upper);

    [DllImport(Name)]
    public static extern int Highs_changeCoeff(IntPtr highs, int row, int column, double value);

    [DllImport(Name)]
    public static extern int Highs_changeColCost(IntPtr highs, int column, double cost);

    [DllImport(Name)]
    public static extern int Highs_changeColsIntegralityByRange(IntPtr highs, int from, int to, int[] kinds);

    [DllImport(Name)]
    public static extern int Highs_setBoolOptionValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string option, int value);

    [DllImport(Name)]
    public static extern int Highs_setIntOptionValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string option, int value);

    [DllImport(Name)]
    public static extern int Highs_setDoubleOptionValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string option, double value);

    [DllImport(Name)]
    public static extern int Highs_setStringOptionValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string option, [MarshalAs(UnmanagedType.LPUTF8Str)] string value);

    [DllImport(Name)]
    public static extern int Highs_setSolution(
        IntPtr highs, double[] columnValues, double[]? columnDuals, double[]? rowValues, double[]? rowDuals);

    [DllImport(Name)]
    public static extern int Highs_run(IntPtr highs);

    [DllImport(Name)]
    public static extern int Highs_zeroAllClocks(IntPtr highs);

    [DllImport(Name)]
    public static extern int Highs_clearSolver(IntPtr highs);

    [DllImport(Name)]
    public static extern int Highs_getModelStatus(IntPtr highs);

    [DllImport(Name)]
    public static extern int Highs_getSolution(
        IntPtr highs, double[] columnValues, double[] columnDuals, double[] rowValues, double[] rowDuals);

    [DllImport(Name)]
    public static extern int Highs_getDoubleInfoValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string info, out double value);

    [DllImport(Name)]
    public static extern int Highs_getIntInfoValue(
        IntPtr highs, [MarshalAs(UnmanagedType.LPUTF8Str)] string info, out int value);

    [DllImport(Name)]
    public static extern int Highs_setCallback(IntPtr highs, Callback callback, IntPtr userData);

    [DllImport(Name)]
    public static extern int Highs_startCallback(IntPtr highs, int type);

    [DllImport(Name)]
    public static extern IntPtr Highs_getCallbackDataOutItem(
        IntPtr dataOut, [MarshalAs(UnmanagedType.LPUTF8Str)] string item);

    [DllImport(Name)]
    public static extern IntPtr Highs_version();

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
        {
            return IntPtr.Zero;
        }

        var file = OperatingSystem.IsWindows() ? "highs.dll" : OperatingSystem.IsMacOS() ? "libhighs.1.dylib" : "libhighs.so.1";
        return NativeLibrary.Load(file, assembly, path);
    }
}
