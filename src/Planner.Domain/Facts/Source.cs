namespace Planner.Domain.Facts;

/// <summary>Where a fact comes from: the data set and how the value was had from it.</summary>
/// <param name="DataSet">Name of the data set, document or person, as its publisher writes it.</param>
/// <param name="Vintage">Date or edition of the data, e.g. "2019" or "2025-07-23"; never the day of import.</param>
/// <param name="Licence">Licence or legal status, e.g. "CC BY 4.0", "US public domain".</param>
/// <param name="Method">How the value was had.</param>
/// <param name="Detail">Metric, coordinate reference system, accuracy: what a reader needs to repeat it.</param>
/// <param name="Address">Address of the data set, where it has one.</param>
public sealed record Source(
    string DataSet, string Vintage, string Licence, FactMethod Method, string Detail = "", Uri? Address = null)
{
    /// <summary>What a user wrote in a project or study file.</summary>
    public static Source Stated(string file, string detail = "") =>
        new(file, "as stated", "the user's own", FactMethod.Stated, detail);
}

/// <summary>How a fact was had (permitting fact sheet, rules for every fact).</summary>
public enum FactMethod
{
    /// <summary>Measured on a layer that covers the site.</summary>
    Measured,

    /// <summary>Computed from other facts.</summary>
    Derived,

    /// <summary>Read from a screening layer or a stand-in shape: it can show an overlap, not an effect.</summary>
    Screened,

    /// <summary>Written by the user.</summary>
    Stated,

    /// <summary>Decided by a named reviewer or agency.</summary>
    Judged,
}
