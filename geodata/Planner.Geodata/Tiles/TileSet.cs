using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>Where a layer's tiles are.</summary>
/// <param name="Url">Address from the server's root, with {z}, {x} and {y}; it holds their version, so that tiles can be kept for ever.</param>
/// <param name="Box">There are no tiles outside.</param>
/// <param name="DeepestZoom">Tiles of a deeper zoom are not made.</param>
public sealed record TileSet(string Url, Bounds Box, int DeepestZoom)
{
    // Another edition of the program may cut the same content into other tiles.
    private static readonly string Edition = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        typeof(TileSet).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion)))[..8];

    public static TileSet Of(LayerInfo layer, WorkspaceInfo workspace) => new(
        $"/tiles/{layer.Id}/{{z}}/{{x}}/{{y}}.mvt?v={VersionOf(workspace)}", layer.Extent ?? workspace.Bounds, TileAddress.DeepestZoom);

    /// <summary>What a tile depends on besides its address: the content and who cuts it.</summary>
    public static string VersionOf(WorkspaceInfo workspace) => $"{workspace.ContentHash}-{Edition}";
}
