using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Web.Ogc;

/// <summary>A collection of OGC API Features: a layer of the workspace, or a result with the geometries of a layer.</summary>
/// <param name="Id">Id in addresses.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Description">What it holds, its vintage, its licence.</param>
/// <param name="Extent">Box of its features; null when there are none.</param>
/// <param name="Properties">Properties that may be asked for by value.</param>
/// <param name="Read">Gives a page of features.</param>
internal sealed record Collection(
    string Id,
    string Title,
    string Description,
    Bounds? Extent,
    IReadOnlyList<LayerProperty> Properties,
    Func<FeatureQuery, FeaturePage> Read)
{
    public LayerFeature? Find(long id) => Read(new(Id) { Ids = [id], Limit = 1 }).Features is [var found] ? found : null;
}
