using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>No earlier than the lead times allow: permits first, then building, connection and equipment side by side.</summary>
/// <remarks>A site stands in a study year when all of it is done by that year's first day, at the study's quantile.</remarks>
internal sealed class ScheduleRows(ModelFrame frame, SiteChoices choices)
{
    public void Add()
    {
        if (!frame.Timeline.HasYears)
        {
            return;
        }

        var unknown = choices.All.Where(choice => choice.Option.PermitMonths is null).ToList();
        Bar(unknown, "lead-time-known", count => LocalizedText.Of(
            $"only sites whose permit lead time is known (leaves out {count} of {frame.Study.Sites.Count})",
            $"仅限许可周期已知的场址（{frame.Study.Sites.Count} 个中排除 {count} 个）"));
        foreach (var stage in frame.Timeline.Stages)
        {
            var early = choices.All.Where(choice => choice.Stage == stage && FirstStage(choice) > stage).ToList();
            var quantile = frame.Study.Schedule.Quantile;
            Bar(early, "lead-time", count => LocalizedText.Of(
                $"what starts{frame.Timeline.In(stage).En} is permitted and built by then at {quantile} ({count} of {frame.Study.Sites.Count} sites are not)",
                $"投产项目{frame.Timeline.In(stage).Zh}届时须按 {quantile} 取得许可并建成（{frame.Study.Sites.Count} 个场址中 {count} 个不能）"));
        }
    }

    private int FirstStage(SiteChoice choice) => choice.Option.PermitMonths is { } permit
        ? frame.Timeline.FirstStageAfter(permit.At(frame.Study.Schedule.Quantile) + AfterPermit(choice.Design))
        : 0;

    private static double AfterPermit(SiteDesign design) =>
        Math.Max(design.ConstructionMonths, Math.Max(design.ConnectionMonths, design.EquipmentMonths));

    private void Bar(List<SiteChoice> barred, string kind, Func<int, LocalizedText> text)
    {
        if (barred.Count > 0)
        {
            frame.Require(kind, text(barred.Select(choice => choice.Site).Distinct().Count()), "sites", 0, 0, barred.Select(choice => (choice.Column, 1.0)));
        }
    }
}
