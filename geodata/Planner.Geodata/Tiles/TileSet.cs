using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>Where a layer's tiles are.</summary>
/// <param name="Url">Address from the server's root, with {z}, {x} and {y}; it holds the content's hash, so that tiles can be kept for ever.</param>
/// <param name="Box">There are no tiles outside.</param>
/// <param name="DeepestZoom">Tiles of a deeper zoom are not made.</param>
public sealed record TileSet(string Url, Bounds Box, int DeepestZoom)
{
    public static TileSet Of(LayerInfo layer, WorkspaceInfo workspace) => new(
        $"/tiles/{layer.Id}/{{z}}/{{x}}/{{y}}.mvt?v={workspace.ContentHash}", layer.Extent ?? workspace.Bounds, TileAddress.DeepestZoom);
}
