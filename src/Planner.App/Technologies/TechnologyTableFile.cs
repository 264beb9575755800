using Planner.App.Answers;
using Planner.App.Files;
using Planner.Domain.Diagnostics;
using Planner.Domain.Technologies;

namespace Planner.App.Technologies;

/// <summary>The technology table as a YAML file: the shipped one, or a user's own of the same form.</summary>
public static class TechnologyTableFile
{
    private static readonly Lazy<TechnologyTable> ShippedTable = new(() => Read(ShippedPath));
    private static readonly Lazy<string> ShippedContent = new(() => FileHash.Of(ShippedPath));

    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "Technologies", "technologies.yaml");

    /// <summary>The table that comes with Planner; read once.</summary>
    public static TechnologyTable Shipped => ShippedTable.Value;

    /// <summary>Hash of the shipped file, for the inputs hash of an answer that used it.</summary>
    public static string ShippedHash => ShippedContent.Value;

    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static TechnologyTable Read(string path) =>
        StrictFile.Read(path, (reader, root) => new TechnologyTableReader(reader).Read(root));
}
