using System.Security.Cryptography;
using System.Text;
using Planner.Domain.Sites;
using Planner.Geodata.Store;

namespace Planner.App;

/// <summary>The candidate sites at one moment: the workspace's own, then those that users added. Immutable.</summary>
internal sealed class SiteSet
{
    private readonly IReadOnlyList<CandidateSite> own;
    private readonly IReadOnlyDictionary<string, CandidateSite> ownById;
    private readonly Dictionary<string, MeasuredSite> addedById;

    public SiteSet(IReadOnlyList<CandidateSite> own, string contentHash)
        : this(own, own.ToDictionary(site => site.Id.Text, StringComparer.Ordinal), [], contentHash, contentHash)
    {
    }

    private SiteSet(
        IReadOnlyList<CandidateSite> own, IReadOnlyDictionary<string, CandidateSite> ownById,
        IReadOnlyList<MeasuredSite> added, string contentHash, string hash)
    {
        (this.own, this.ownById, Added, ContentHash, Hash) = (own, ownById, added, contentHash, hash);
        addedById = added.ToDictionary(site => site.Site.Id.Text, StringComparer.Ordinal);
        All = added.Count == 0 ? own : [.. own, .. added.Select(site => site.Site)];
    }

    public IReadOnlyList<CandidateSite> Own => own;

    public IReadOnlyList<MeasuredSite> Added { get; }

    public IReadOnlyList<CandidateSite> All { get; }

    /// <summary>Hash of the workspace and of every added site.</summary>
    public string Hash { get; }

    private string ContentHash { get; }

    public CandidateSite? Find(string id) => ownById.GetValueOrDefault(id) ?? FindAdded(id)?.Site;

    public MeasuredSite? FindAdded(string id) => addedById.GetValueOrDefault(id);

    /// <summary>The same workspace with these added sites; feature ids go on after the workspace's own.</summary>
    public SiteSet WithAdded(IEnumerable<MeasuredSite> added)
    {
        var next = own.Count == 0 ? 1 : own.Max(site => site.FeatureId) + 1;
        MeasuredSite[] numbered = [.. added.Select(site => site with { Site = site.Site with { FeatureId = next++ } })];
        return new(own, ownById, numbered, ContentHash, numbered.Length == 0 ? ContentHash : HashOf(numbered));
    }

    private string HashOf(IEnumerable<MeasuredSite> added)
    {
        var text = new StringBuilder(ContentHash);
        foreach (var site in added)
        {
            text.Append('\n').Append(site.Site.Id.Text).Append('\t').Append(site.Site.Name).Append('\t')
                .Append(site.Site.RequestedLoad).Append('\t').Append(site.GeometryGeoJson);
            foreach (var (id, fact) in site.Facts.Listed)
            {
                text.Append('\t').Append(id.Name).Append('=').Append(fact);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
