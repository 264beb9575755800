using Planner.App;
using Planner.App.Sites;

namespace Planner.Web.Features;

/// <summary>What is served: the workspace, its layers and its criteria.</summary>
internal static class WorkspaceFeature
{
    public static void MapWorkspace(this RouteGroupBuilder api)
    {
        api.MapGet("/workspace", (OpenWorkspace open) => DescribeWorkspace.Run(open)).WithName("GetWorkspace");
        api.MapGet("/layers", (OpenWorkspace open) => ListLayers.Run(open)).WithName("ListLayers");
        api.MapGet("/criteria", (OpenWorkspace open) => ListCriteria.Run(open)).WithName("ListCriteria");
    }
}
