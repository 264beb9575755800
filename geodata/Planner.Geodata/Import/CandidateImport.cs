using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Projections;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>A candidate site with its geometry in degrees.</summary>
/// <param name="Site">The site.</param>
/// <param name="Degrees">Its geometry.</param>
/// <param name="Origin">The table it comes from, or "rule".</param>
/// <param name="Stated">Facts that its row states.</param>
internal sealed record SiteCandidate(CandidateSite Site, Geometry Degrees, string Origin, FactSheet Stated);

/// <summary>Makes the candidate sites: the users' tables first, then the rule's lattice; each with its POIs.</summary>
internal sealed class CandidateImport(CandidateSpec spec, Bounds bounds, PowerGrid? grid, DiagnosticBag bag)
{
    private readonly List<SiteCandidate> candidates = [];
    private readonly Dictionary<string, InputLocation> ids = new(StringComparer.Ordinal);
    private readonly PoiFinder? pois = grid is null ? null : new PoiFinder(spec.Poi, grid);

    public int RowsRead { get; private set; }

    public IReadOnlyList<SiteCandidate> Candidates => candidates;

    public void ReadFile(CandidateFile file, string path, CancellationToken cancel)
    {
        if (SourceFiles.Request(path, file.File.Written, file.Format, file.Position, file.Table, file.Crs, bag) is not { } request)
        {
            return;
        }

        string[] load = file.RequestedMwColumn is { } column ? [column] : [];
        var stated = StatedColumns(request);
        List<string> columns = [file.IdColumn, file.NameColumn, .. load, .. stated];
        foreach (var row in SourceReader.Read(request, columns, bag))
        {
            cancel.ThrowIfCancellationRequested();
            RowsRead++;
            var facts = Stated(row, stated, row.Values.Length - stated.Count, file.File.Written);
            AddRow(row, load.Length > 0 ? Text(row.Values[2]) : null, facts, file.File.Written);
        }
    }

    public void Derive(CandidateRule rule, Geometry regionDegrees)
    {
        foreach (var site in new CandidateLattice(rule, grid!, regionDegrees).Place())
        {
            Add(site.Id, site.Name, site.Degrees, null, FactSheet.Empty, "rule", new InputLocation("rule", null, site.Id));
        }
    }

    /// <summary>Columns of a table whose name begins with "fact:".</summary>
    private static IReadOnlyList<string> StatedColumns(SourceRequest request) =>
        // Problems of the file are reported when its rows are read.
        [.. (SourceReader.Columns(request, new DiagnosticBag()) ?? []).Where(name => name.StartsWith(StatedFacts.ColumnPrefix, StringComparison.Ordinal))];

    private static FactSheet Stated(SourceFeature row, IReadOnlyList<string> columns, int first, string file)
    {
        var source = Source.Stated(file, $"row at line {row.Where.Line}");
        return columns.Index().Where(column => Text(row.Values[first + column.Index]) is not null).Aggregate(
            FactSheet.Empty, (sheet, column) => StatedFacts.Add(
                sheet, new FactId(column.Item[StatedFacts.ColumnPrefix.Length..]), Text(row.Values[first + column.Index])!, source));
    }

    private void AddRow(SourceFeature row, string? loadText, FactSheet stated, string origin)
    {
        var kind = row.Geometry is { Dimension: Dimension.Surface } ? GeometryKind.Polygon : GeometryKind.Point;
        var position = new RowPosition(kind, RowPolicy.Refuse, RowPolicy.Refuse, RowPolicy.Refuse, bounds, bag);
        var id = Text(row.Values[0]);
        if (id is null)
        {
            bag.Error("row.no-id", "The site has no id", row.Where, "Rankings and plans name sites by their id", "give every site an id of its own");
        }

        var load = ReadLoad(loadText, row.Where);
        if (position.Check(row) is { } geometry && id is not null && IsMeasured(geometry, row.Where))
        {
            Add(id, Text(row.Values[1]) ?? id, geometry is MultiPolygon { NumGeometries: 1 } one ? one.GetGeometryN(0) : geometry, load, stated, origin, row.Where);
        }
    }

    private void Add(string id, string name, Geometry degrees, Megawatts? load, FactSheet stated, string origin, InputLocation where)
    {
        if (!ids.TryAdd(id, where))
        {
            bag.Error("row.duplicate-id", $"The site id '{id}' stands at {ids[id]} too", where, "Ids must be unique in a workspace", "rename or remove one of the sites");
            return;
        }

        var plane = MeasurePlane.Get(degrees.EnvelopeInternal);
        var metres = plane.ToMetres(degrees);
        var inside = degrees is Point ? degrees.Coordinate : degrees.InteriorPoint.Coordinate;
        candidates.Add(new(
            new CandidateSite
            {
                Id = new SiteId(id),
                Name = name,
                Location = new LonLat(inside.X, inside.Y),
                Area = degrees is Point ? null : new Hectares(metres.Area / 10_000),
                RequestedLoad = load,
                Pois = pois?.Find(plane, metres) ?? [],
                FeatureId = candidates.Count + 1,
            },
            degrees, origin, stated));
    }

    private Megawatts? ReadLoad(string? text, InputLocation where)
    {
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var load) && load is >= 0 and <= 100_000)
        {
            return new Megawatts(load);
        }

        bag.Error("row.not-a-number", $"The load asked for is '{text}'", where, "It must be MW between 0 and 100000", "correct the row, or leave the field empty for the recipe's figure");
        return null;
    }

    private bool IsMeasured(Geometry degrees, InputLocation where)
    {
        var extent = degrees.EnvelopeInternal;
        if (MeasurePlane.Find(extent) is not null)
        {
            return true;
        }

        bag.Error("site.outside-projection", string.Create(CultureInfo.InvariantCulture, $"The site lies at ({extent.Centre.X:0.####}, {extent.Centre.Y:0.####}), outside the lower 48 states, Alaska and Hawaii, or reaches beyond them"), where, $"Areas and distances are measured in {string.Join(", ", MeasurePlane.All.Select(plane => plane.Name))}, each made for its part", "remove the site: the territories can't be measured yet; split a site that crosses the 180th meridian");
        return false;
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
