namespace Planner.Permitting.Pathways;

/// <summary>A season on the time axis of one schedule: days counted from its first day.</summary>
/// <remarks>A season is open from the morning of its first day to the evening of its last.</remarks>
internal sealed class SeasonCalendar(Season season, DateOnly firstDay)
{
    private const int DaysOfAYear = 366;

    /// <summary>The first time from <paramref name="time"/> on at which the season is open.</summary>
    public double FirstStart(double time)
    {
        var day = (int)Math.Floor(time);
        if (IsOpen(day))
        {
            return time;
        }

        for (var ahead = 1; ahead <= DaysOfAYear; ahead++)
        {
            if (IsOpen(day + ahead))
            {
                return day + ahead;
            }
        }

        throw new InvalidOperationException("A season without a day was let through by the reader.");
    }

    /// <summary>When work that starts at <paramref name="start"/> (in the season) has taken its days.</summary>
    public double EndOfWork(double start, double days)
    {
        if (season.Mode == "startIn")
        {
            return start + days;
        }

        var (time, left) = (start, days);
        while (true)
        {
            time = FirstStart(time);
            var closes = Closing(time);
            if (left <= closes - time)
            {
                return time + left;
            }

            left -= closes - time;
            time = closes;
        }
    }

    private double Closing(double time)
    {
        var day = (int)Math.Floor(time);
        for (var ahead = 1; ahead <= DaysOfAYear; ahead++)
        {
            if (!IsOpen(day + ahead))
            {
                return day + ahead;
            }
        }

        return double.PositiveInfinity;
    }

    private bool IsOpen(int day) => season.Includes(firstDay.AddDays(day));
}
