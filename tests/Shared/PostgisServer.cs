namespace Planner.Tests;

/// <summary>The PostgreSQL server with PostGIS that tests/run.sh starts. Absent: skipped with the reason, or failed when CI=true.</summary>
internal static class PostgisServer
{
    private const string Variable = "PLANNER_TEST_POSTGIS";

    private const string Reason =
        $"No PostGIS: set {Variable} to a database for tests, e.g. postgresql://postgres@127.0.0.1:5432/planner_test, or run tests/run.sh as root on Debian.";

    private static int schemas;

    /// <summary>Address of a database whose schemas tests may make and remove.</summary>
    public static string Address()
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.False(string.IsNullOrEmpty(address), Reason);
        }

        Assert.SkipWhen(string.IsNullOrEmpty(address), Reason);
        return address!;
    }

    /// <summary>Address of a schema of its own in that database.</summary>
    public static string NewSchema()
    {
        var address = Address();
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}schema=t{Environment.ProcessId}_{Interlocked.Increment(ref schemas)}";
    }
}
