using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;

namespace Planner.Solver.Siting;

/// <summary>Finds contradictions between the dispatch, the grid and what needs them.</summary>
internal sealed class StudyCheckOfEnergy(PortfolioStudy study, DiagnosticBag bag)
{
    private bool CountsTons =>
        study.Objective == PortfolioObjective.MinimiseEmissions
        || (study.Objective == PortfolioObjective.Weighted && study.Prices.UsdPerTon != 0)
        || study.ObjectiveLimits.Any(limit => limit.Objective == PortfolioObjective.MinimiseEmissions)
        || study.Years.Any(year => year.MaxEmissionsTons is not null);

    public void Run()
    {
        Upgrades();
        Designs();
        if (study.Energy is { } energy)
        {
            Snapshots(energy);
            Units(energy);
            Builds(energy);
        }
        else if (study.Objective == PortfolioObjective.MinimiseEmissions)
        {
            Error("plan.needs-dispatch", "CO2 is to be least but nothing is dispatched", "$.objective", "Without dispatch nobody knows what is emitted", "Add a dispatch to the study, or choose another objective");
        }

        if (study is { Energy: not null, Grid: not null })
        {
            Error("plan.two-grids", "The study has both fixed shares of generation and a dispatch", "$.dispatch", "The two give different flows", "Keep one of them");
        }
    }

    private void Upgrades()
    {
        for (var number = 0; number < study.Upgrades.Count; number++)
        {
            Upgrade(study.Upgrades[number], $"$.upgrades[{number}]");
        }
    }

    private void Upgrade(UpgradeOption option, string path)
    {
        var rating = study.Energy is { } energy
            ? energy.Grid.Network.FindBranch(option.Branch) is { } index ? energy.Grid.Network.Branches[index].Rating : (Rating?)null
            : study.Grid?.Branches.Where(branch => branch.Id == option.Branch).Select(branch => (Rating?)branch.Rating).FirstOrDefault();
        if (rating is not { } stated)
        {
            Error("plan.unknown-branch", $"{option.Branch} is not in the grid of the study", $"{path}.branch", "There is nothing to make stronger", "Name a branch in service that is watched");
            return;
        }

        if (option.Kind == UpgradeKind.NewCircuit && (study.Energy is null || stated.Normal is null || stated.AfterOutage is null))
        {
            Error("plan.bad-upgrade", $"A new circuit stands beside {option.Branch}", $"{path}.kind", "Its flow needs a dispatch and a stated rating of the branch", "Add a dispatch, or use a reconductoring");
        }

        if (option.Kind == UpgradeKind.Reconductor && !(option.RatingFactor > 1 && double.IsFinite(option.RatingFactor)))
        {
            Error("plan.bad-upgrade", FormattableString.Invariant($"The rating of {option.Branch} is multiplied by {option.RatingFactor}"), $"{path}.factor", "An upgrade raises it", "Give a factor above 1");
        }

        if (option.Cost.Value < 0 || !(option.LeadMonths >= 0))
        {
            Error("plan.negative-cost", $"The upgrade of {option.Branch} costs {option.Cost} and takes {option.LeadMonths} months", path, "Neither can be negative", "Give 0 or more");
        }
    }

    private void Designs()
    {
        for (var site = 0; site < study.Sites.Count; site++)
        {
            for (var number = 0; number < study.Sites[site].Designs.Count; number++)
            {
                var (design, path) = (study.Sites[site].Designs[number], $"$.sites[{site}].designs[{number}]");
                Design(design, study.Eligibility.Allows(study.Sites[site].Permit), path);
            }
        }
    }

    private void Design(SiteDesign design, bool allowed, string path)
    {
        var needsDispatch = design.Flexible is not null || design.Generation is not null || design.Storage is not null;
        if (needsDispatch && study.Energy is null)
        {
            Error("plan.needs-dispatch", $"Design {design.Id} has flexible load, generation or storage", path, "What they do depends on the hour", "Add a dispatch to the study, or leave them out");
        }

        if (study.Energy is { } energy && design.Poi is { } poi && energy.Grid.Network.FindBus(poi) is null)
        {
            Error("plan.unknown-poi", $"The grid in service has no {poi}", $"{path}.poi", "A load there has nowhere to connect", "Use a bus of the workspace's grid");
        }

        if (study.Energy is not null && allowed && design.Poi is null && (design.Load.Value > 0 || needsDispatch))
        {
            Error("plan.no-poi", $"A load of {design.Load} has no point of interconnection", $"{path}.poi", "Its effect on the grid can't be told, and taking it as none would be a guess", "Name the bus where it connects");
        }

        if (design.Flexible is { } flexible && !(flexible.Share is > 0 and <= 1 && flexible.HoursPerYear >= 0))
        {
            Error("plan.bad-flexibility", $"{flexible.Share} of the load may be called off for {flexible.HoursPerYear} hours", $"{path}.flexible", "A share lies above 0 and at most at 1", "Give a share such as 0.1 and hours of 0 or more");
        }

        if (design.Generation is { } generation && !(generation.Capacity.Value > 0 && generation.MaxHoursPerYear is null or >= 0))
        {
            Error("plan.bad-generation", $"The generation has {generation.Capacity}", $"{path}.onsite", "It produces something, for 0 hours or more", "Give a capacity above 0");
        }

        if (design.Storage is { } storage && !(storage.Power.Value > 0 && storage.EnergyMwh > 0 && storage.RoundTripEfficiency is > 0 and <= 1))
        {
            Error("plan.bad-storage", $"The storage has {storage.Power} and {storage.EnergyMwh} MWh", $"{path}.storage", "It holds something, and gives back no more than it takes", "Give power and energy above 0 and an efficiency up to 1");
        }

        if (CountsTons && design.Generation is { TonsPerMwh: null })
        {
            UnknownTons($"The generation of design {design.Id}", $"{path}.onsite");
        }
    }

    private void Snapshots(EnergyStudy energy)
    {
        if (energy.Snapshots.Count == 0 || energy.Snapshots.Select(snapshot => snapshot.Id).Distinct(StringComparer.Ordinal).Count() < energy.Snapshots.Count)
        {
            Error("plan.bad-snapshots", $"There are {energy.Snapshots.Count} snapshots, or two of one name", "$.dispatch.snapshots", "Each stands for some hours of the year", "Give at least one, each with its own id");
        }

        for (var number = 0; number < energy.Snapshots.Count; number++)
        {
            var snapshot = energy.Snapshots[number];
            var figures = new[] { snapshot.HoursPerYear, snapshot.DemandFactor, snapshot.RatingFactor };
            if (figures.Any(figure => !(figure > 0 && double.IsFinite(figure))) || snapshot.HoursPerYear > 8784 || snapshot.Availability.Values.Any(share => share is not (>= 0 and <= 1)))
            {
                Error("plan.bad-snapshot", $"{snapshot.Id} has figures that can't be used", $"$.dispatch.snapshots[{number}]", "Hours and factors are above 0, and a share of capacity lies between 0 and 1", "Mend hours (a year has 8,760), demandFactor, ratingFactor or availability");
            }
        }
    }

    private void Units(EnergyStudy energy)
    {
        foreach (var unit in energy.Units)
        {
            if (energy.Grid.Network.FindBus(unit.Bus) is null || !double.IsFinite(unit.UsdPerMwh) || !(unit.MaxMw >= 0))
            {
                Error("plan.bad-unit", $"{unit.Name} at {unit.Bus} can't be dispatched", "$.dispatch", "It needs a bus in service, a size and a running cost", "Mend the grid's generators");
            }
        }

        var silent = energy.Units.Where(unit => unit.TonsPerMwh is null && unit.MaxMw > 0).Select(unit => unit.Fuel).Distinct(StringComparer.Ordinal).ToList();
        if (CountsTons && silent.Count > 0)
        {
            UnknownTons($"Existing units with the fuels {string.Join(", ", silent)}", "$.dispatch.fuels");
        }
    }

    private void Builds(EnergyStudy energy)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < energy.Builds.Count; number++)
        {
            var (build, path) = (energy.Builds[number], $"$.dispatch.build[{number}]");
            if (!seen.Add(build.Id))
            {
                Error("plan.build-twice", $"{build.Id} stands twice", path, "The answer names what is built", "Give each its own id");
            }

            if (energy.Grid.Network.FindBus(build.Bus) is null)
            {
                Error("plan.unknown-poi", $"The grid in service has no {build.Bus}", $"{path}.bus", "A plant there has nowhere to connect", "Use a bus of the workspace's grid");
            }

            if (!(build.UnitSize.Value > 0 && build.MaxUnits >= 1 && build.RoundTripEfficiency is > 0 and <= 1) || build.StorageHours <= 0 || build.CapitalPerUnit.Value < 0)
            {
                Error("plan.bad-build", $"{build.Id} has {build.MaxUnits} units of {build.UnitSize}", path, "Something can be built, at no negative cost", "Give a size above 0, one unit or more, and an efficiency up to 1");
            }

            if (CountsTons && build is { TonsPerMwh: null, StorageHours: null })
            {
                UnknownTons(build.Id, path);
            }
        }
    }

    private void UnknownTons(string who, string path) => Error(
        "plan.unknown-emissions", $"{who}: how much CO2 they emit is not known", path, "The study counts CO2, and unknown is not zero", "State it, or leave CO2 out of the study");

    private void Error(string code, string what, string path, string why, string remedy) =>
        bag.Error(code, what, new(study.Source, Path: path), why, remedy);
}
