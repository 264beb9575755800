namespace Planner.Solver.Siting;

/// <summary>The service part of the model: every region is served in full by open sites, within their capacity where they have one.</summary>
/// <remarks>
/// Two forms. With capacities the shares a[r,s] are columns (<see cref="CapacitatedService"/>). Without, a region is served by
/// its cheapest open site, and one column per region with cuts says the same in far fewer columns (<see cref="OpenService"/>).
/// </remarks>
internal abstract class ServiceModel
{
    protected ServiceModel(ServiceCosts costs, SolverSession session, int[][] columnsBySite)
    {
        Costs = costs;
        Session = session;
        ColumnsBySite = columnsBySite;
    }

    protected ServiceCosts Costs { get; }

    protected SolverSession Session { get; }

    protected int[][] ColumnsBySite { get; }

    public static ServiceModel For(PortfolioStudy study, SolverSession session, int[][] columnsBySite, List<Requirement> requirements)
    {
        var costs = new ServiceCosts(study);
        var limited = study.Sites.Any(site => site.Designs.Any(design => design.ServiceCapacity is not null));
        return limited
            ? new CapacitatedService(study, costs, session, columnsBySite, requirements)
            : new OpenService(study, costs, session, columnsBySite, requirements);
    }

    /// <summary>Rows known to shape the relaxation, added before the first solve.</summary>
    public abstract void AddFirstRows();

    /// <summary>The bound that the first rows came from; null where none was needed.</summary>
    public ServiceBound? FirstBound { get; protected set; }

    /// <summary>Shuts a site, or lets it be chosen again.</summary>
    public abstract void SetOpenable(int site, bool openable);

    /// <summary>Adds every row that whole plans have to keep and lifts the ones that only follow from others, so that requirements can be lifted one by one.</summary>
    public abstract void StateInFull();

    /// <summary>Adds the rows of the full model that this solution breaks, and says how many.</summary>
    public abstract int AddBrokenRows(double[] columns);

    /// <summary>Which site serves which share of which region, for an integer solution.</summary>
    public abstract IEnumerable<(int Region, int Site, double Share)> Shares(double[] columns);

    /// <summary>How far site s is open in a solution that may be fractional.</summary>
    protected double Open(double[] columns, int site)
    {
        var open = 0.0;
        foreach (var column in ColumnsBySite[site])
        {
            open += columns[column];
        }

        return open;
    }

    protected IEnumerable<(int Column, double Value)> OpenTerms(int site, double coefficient) =>
        ColumnsBySite[site].Select(column => (column, coefficient));
}
